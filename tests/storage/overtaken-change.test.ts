import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, startEngine } from '../../local/engine.ts';
import { authorizeRedemption } from '../../shared/domain/ledger/authorize-redemption.ts';
import { captureRedemption } from '../../shared/domain/ledger/capture-redemption.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import {
  type Changed,
  type ChangeFacts,
  changeRedemption,
  type DecidedChange,
} from '../../shared/redeeming/change-redemption.ts';
import { redemptionKey } from '../../shared/storage/keys.ts';
import { type LedgerStore, ledgerStore } from '../../shared/storage/ledger-store.ts';
import { anAccrual, aProgram, aReward, BEGIN, decided } from '../domain/builders.ts';
import { clientOf, createTable } from './local-table.ts';

const TABLE = 'Ledger';
const ID = 'rdm_1';
let engine: Engine;
let client: DynamoDBClient;
let ledger: LedgerStore;

beforeAll(async () => {
  engine = await startEngine();
  client = clientOf(engine.endpoint);
  await createTable(client, TABLE);
  ledger = ledgerStore(client, TABLE);
});

afterAll(async () => {
  client.destroy();
  await engine.close();
});

const reward = aReward();
const program = aProgram({ pending: { kind: 'none' }, rewards: [reward] });
const programs = { inForce: async () => program, version: async () => program };

/** @param decide what becomes of it, each time that it is decided */
function capture(decide: (facts: ChangeFacts) => Promise<DecidedChange | ReturnType<typeof refuse>>) {
  const request = {
    changeId: 'key:once',
    requestHash: 'capture',
    load: async () => (await ledger.readRedemption(ID)) ?? refuse('REDEMPTION_NOT_FOUND', 'There is none.'),
    bookedOn: ({ memberId }: { memberId: string }) => memberId,
    doing: 'capturing',
  };
  return changeRedemption({ ledger, programs }, request, BEGIN + 1, decide);
}

async function inTime({ account, state, changeId }: ChangeFacts): Promise<DecidedChange> {
  const decision = decided(captureRedemption(account, state, { changeId }, reward, program, BEGIN + 1));
  return { decision };
}

const outOfStock = () => refuse('REWARD_OUT_OF_STOCK', 'All of it are taken.');

test('a copy of a request that was overtaken by another one answers what that one did, and not that nothing is left', async () => {
  const funded = { ...anAccrual(100, program).account, sequence: 0 };
  const command = { redemptionId: ID, reward, points: 80, captured: false };
  const opened = decided(authorizeRedemption(funded, command, program, BEGIN));
  await ledger.commit({
    entries: [{ key: redemptionKey(ID), entry: opened.entry, requestHash: 'authorization' }],
    accounts: [{ before: funded, after: opened.account }],
  });

  // Nobody was in the way: the refusal holds.
  expect(await capture(async () => outOfStock())).toMatchObject({ code: 'REWARD_OUT_OF_STOCK' });

  let first: Changed | undefined;
  const overtaken = await capture(async () => {
    // Between the redemption and the stock: the other copy takes the unit that this one then misses.
    const other = await capture(inTime);
    if (isRefusal(other)) throw new Error(other.detail);
    first = other;
    return outOfStock();
  });
  expect(first?.isReplay).toBe(false);
  expect(overtaken).toMatchObject({ isReplay: true, entry: first?.entry });
});
