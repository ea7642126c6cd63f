import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, startEngine } from '../../local/engine.ts';
import { openAccount } from '../../shared/domain/ledger/account.ts';
import type { Entry } from '../../shared/domain/ledger/entry.ts';
import { nextReferralChange } from '../../shared/domain/ledger/referral-state.ts';
import { referralChangeKey, referralKey } from '../../shared/storage/keys.ts';
import { type LedgerStore, ledgerStore } from '../../shared/storage/ledger-store.ts';
import { referring } from '../domain/referrals-ledger/programs.ts';
import {
  accountOf,
  buy,
  enroll,
  join,
  newWorld,
  reconcile,
  referralOf,
  review,
  sendBack,
} from '../domain/referrals-ledger/world.ts';

const TABLE = 'Ledger';
let engine: Engine;
let client: DynamoDBClient;
let ledger: LedgerStore;

beforeAll(async () => {
  engine = await startEngine();
  client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await client.send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
  ledger = ledgerStore(client, TABLE);
});

afterAll(async () => {
  client.destroy();
  await engine.close();
});

const commit = (entry: Entry, change: number) =>
  ledger.commit({
    entries: [
      {
        key: change === 0 ? referralKey('f') : referralChangeKey('f', change),
        entry,
        requestHash: `hash of ${change}`,
      },
    ],
    accounts: [],
  });

test('a referral is what its entries tell, and two changes of one state cannot both commit', async () => {
  expect(await ledger.readReferral('f')).toBeNull();
  const came = join(
    enroll(
      newWorld(referring(), () => 'review'),
      'a',
    ),
    'f',
    'a',
  );
  const open = reconcile(buy(came, 'f', 1_000), 'f');
  const ended = reconcile(sendBack(reconcile(review(open, 'f', 'reward'), 'f'), 0), 'f');
  const state = referralOf(ended, 'f');
  for (const [change, entry] of state.entries.entries())
    expect(await commit(entry, change)).toEqual({ kind: 'committed' });
  const read = await ledger.readReferral('f');
  expect(read).toMatchObject(state);
  expect(read?.stored.map(({ requestHash }) => requestHash)).toEqual(
    state.entries.map((_, change) => `hash of ${change}`),
  );
  const [opening] = state.entries;
  expect(opening && (await commit(opening, nextReferralChange(state) - 1))).toMatchObject({
    kind: 'duplicate',
  });
});

test('the account keeps who referred, and what was brought', async () => {
  const ended = reconcile(buy(join(enroll(newWorld(referring()), 'a'), 'f', 'a'), 'f', 1_000), 'f');
  for (const id of ['a', 'f']) {
    const account = accountOf(ended, id);
    await ledger.commit({ entries: [], accounts: [{ before: openAccount(id), after: account }] });
    expect(await ledger.readAccount(id)).toEqual(account);
  }
});
