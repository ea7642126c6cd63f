import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { referralCodeStore } from '../../shared/storage/referral-code-store.ts';
import { signalStore } from '../../shared/storage/signal-store.ts';
import { repeatErasures } from '../../tools/cli/erasures.ts';
import { createTable } from './local-table.ts';
import { type StartedTable, startTable } from './started-table.ts';

const LEDGER = 'Ledger';
let table: StartedTable;

beforeAll(async () => {
  table = await startTable('Referrals', 0);
  await createTable(table.client, LEDGER);
});
afterAll(() => table.close());

test('who was erased is erased again with name and signals, and nobody else is', async () => {
  const codes = referralCodeStore(table.client, table.name);
  const signals = signalStore(table.client, table.name);
  const states = { named: 'erased', compared: 'erased', gone: 'erased', here: 'active' };
  for (const [memberId, state] of Object.entries(states))
    await table.client.send(
      new PutItemCommand({
        TableName: LEDGER,
        Item: { pk: { S: `ACCOUNT#${memberId}` }, sk: { S: 'ACCOUNT' }, state: { S: state } },
      }),
    );
  const codeOf = (memberId: string) => ({
    code: `code-of-${memberId}`,
    memberId,
    shownAs: memberId,
    issuedAt: 1,
    version: 1,
  });
  for (const memberId of ['named', 'here']) await codes.issue(codeOf(memberId));
  for (const memberId of ['named', 'compared', 'here']) await signals.merge(memberId, { device: memberId });

  const again = () => repeatErasures(table.client, LEDGER, [codes, signals]);
  expect(await again()).toEqual({ erased: 3, repeated: 2 });
  expect(await again()).toEqual({ erased: 3, repeated: 0 });
  expect(await codes.readCode('named')).toBeNull();
  expect(await codes.findOwner('code-of-named')).toMatchObject({ memberId: 'named' });
  expect(await codes.readCode('here')).toEqual(codeOf('here'));
  expect(await signals.readMany(['named', 'compared', 'gone', 'here'])).toEqual(
    new Map([['here', { device: 'here' }]]),
  );
});
