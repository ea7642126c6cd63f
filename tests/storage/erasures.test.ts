import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contributionStore } from '../../shared/storage/contribution-store.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
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
  await createTable(table.client, 'Contributions');
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

test('what the erased made is erased again, however much it was, and what others made is not', async () => {
  const contributions = contributionStore(table.client, 'Contributions');
  const ledger = ledgerStore(table.client, LEDGER);
  const submit = (memberId: string, number: number) => {
    const activity = { activityId: `${memberId}-${number}`, type: 'review', occurredAt: 1, attributes: {} };
    const contribution = { memberId, activity, reference: {}, submittedAt: number, decisions: [] };
    const companions = contributions.submitting(contribution);
    return ledger.commit({ entries: [], accounts: [], companions });
  };
  for (let number = 0; number < 40; number += 1) await submit('named', number);
  await submit('here', 1);

  const again = () => repeatErasures(table.client, LEDGER, [contributions]);
  expect(await again()).toEqual({ erased: 3, repeated: 1 });
  expect(await again()).toEqual({ erased: 3, repeated: 0 });
  expect(await contributions.find('named-7')).toBeNull();
  const { contributions: waiting, next } = await contributions.submitted(100, undefined);
  expect([waiting.map(({ memberId }) => memberId), next]).toEqual([['here'], null]);
});
