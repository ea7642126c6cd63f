import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, startEngine } from '../../local/engine.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import type { Appended } from '../../shared/domain/ledger/append.ts';
import { authorizeRedemption } from '../../shared/domain/ledger/authorize-redemption.ts';
import { captureRedemption } from '../../shared/domain/ledger/capture-redemption.ts';
import { afterRedemptionChange, openedRedemption } from '../../shared/domain/ledger/redemption-state.ts';
import { releaseRedemption } from '../../shared/domain/ledger/release-redemption.ts';
import { redemptionChangeKey, redemptionKey } from '../../shared/storage/keys.ts';
import { type LedgerStore, ledgerStore } from '../../shared/storage/ledger-store.ts';
import { nextRedemptionChange } from '../../shared/storage/redemption-record.ts';
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

const program = aProgram({ pending: { kind: 'none' } });
const reward = aReward();

function commit(before: Account, { account, entry }: Appended, change: number) {
  const key = change === 0 ? redemptionKey(ID) : redemptionChangeKey(ID, change);
  return ledger.commit({
    entries: [{ key, entry, requestHash: `hash of ${change}` }],
    accounts: [{ before, after: account }],
  });
}

test('a redemption is what its entries tell, and two changes of one state cannot both commit', async () => {
  expect(await ledger.readRedemption(ID)).toBeNull();
  const funded = { ...anAccrual(100, program).account, sequence: 0 };
  const command = { redemptionId: ID, reward, points: 80, captured: false };
  const opened = decided(authorizeRedemption(funded, command, program, BEGIN));
  expect(await commit(funded, opened, 0)).toEqual({ kind: 'committed' });
  const state = openedRedemption(opened.entry);
  const read = await ledger.readRedemption(ID);
  expect(read).toMatchObject(state);

  const part = { changeId: 'c', points: 30 };
  const captured = decided(captureRedemption(opened.account, state, part, reward, program, BEGIN + 1));
  const released = decided(releaseRedemption(opened.account, state, { changeId: 'r' }, program, BEGIN + 1));
  const change = nextRedemptionChange(state);
  expect(await commit(opened.account, captured, change)).toEqual({ kind: 'committed' });
  expect(await commit(opened.account, released, change)).toMatchObject({ kind: 'duplicate' });

  const after = await ledger.readRedemption(ID);
  expect(after).toMatchObject(afterRedemptionChange(state, captured.entry));
  expect(after?.stored.map(({ requestHash }) => requestHash)).toEqual(['hash of 0', 'hash of 1']);
  expect(await ledger.readAccount(funded.memberId)).toEqual(captured.account);
});
