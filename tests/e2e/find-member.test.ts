import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { eventually } from './eventually.ts';
import { call, enroll, target, unique } from './target.ts';

const found = (email: string) => call('GET', `/v1/members?email=${encodeURIComponent(email)}`);
/** The index may be a moment behind. */
const once = (email: string, status = 200) =>
  eventually(
    () => found(email),
    (reply) => reply.status === status,
  );

describe('a member', () => {
  test('is found by their mail address however it is written, and by no part of it', async () => {
    const name = unique('ada').replaceAll('-', '');
    const { memberId } = await enroll({ email: `${name}+shop@Example.com` });
    for (const written of [
      `${name}+shop@example.com`,
      `${name.toUpperCase()}@EXAMPLE.com`,
      `${name}+x@example.com`,
    ])
      expect((await once(written)).body).toMatchObject({ memberId, alsoFound: [] });
    for (const other of [`x${name}@example.com`, `${name}@example.org`, `${name.slice(1)}@example.com`])
      expect([(await found(other)).status, (await found(other)).body.code]).toEqual([
        404,
        'MEMBER_NOT_FOUND',
      ]);
    expect(JSON.stringify((await found(`x${name}@example.com`)).body)).not.toContain(name);
  });

  test('is told with the others who have the address, who has it exactly so first', async () => {
    const name = unique('eve').replaceAll('-', '');
    const mailbox = `${name}@example.com`;
    const exact = await enroll({ email: mailbox });
    const tagged = await enroll({ email: `${name}+two@example.com` });
    const { body } = await eventually(
      () => found(mailbox),
      (reply) => reply.body.alsoFound?.length === 1,
    );
    expect([body.memberId, body.alsoFound]).toEqual([exact.memberId, [tagged.memberId]]);
  });

  test('is found by the address that they have now, and by none once they are erased', async () => {
    const [before, after] = ['old', 'new'].map((what) => `${unique(what).replaceAll('-', '')}@example.com`);
    if (before === undefined || after === undefined) throw new Error('two addresses');
    const { memberId } = await enroll({ email: before });
    await once(before);
    await call('PATCH', `/v1/members/${memberId}`, { body: { email: after } });
    expect((await once(after)).body.memberId).toBe(memberId);
    expect((await once(before, 404)).status).toBe(404);
    // Whoever changes something else of the profile leaves it.
    await call('PUT', `/v1/members/${memberId}/preferences`, { body: { channels: { email: true } } });
    expect((await found(after)).status).toBe(200);
    const key = await mailboxOf(memberId);
    await call('DELETE', `/v1/members/${memberId}/profile`);
    expect((await once(after, 404)).status).toBe(404);
    if (target.local !== null) expect(await holdersOf(key)).toEqual([]);
  });

  test.each(['', '?customerId=a&email=a@example.com', '?email=no-address'])(
    'is not asked for by %j',
    async (query) => {
      const { status, body } = await call('GET', `/v1/members${query}`);
      expect([status, body.code]).toEqual([400, 'REQUEST_INVALID']);
    },
  );
});

async function profiles() {
  Object.assign(process.env, target.local?.environment);
  const { Items = [] } = await dynamoDbClient().send(
    new ScanCommand({ TableName: target.local?.outputs['ProfileTable'] }),
  );
  return Items;
}

/** What a profile is found by, which is nothing of the address. */
async function mailboxOf(memberId: string): Promise<string> {
  if (target.local === null) return '';
  const item = (await profiles()).find(({ pk }) => pk?.S === `MEMBER#${memberId}`);
  const key = item?.['mailbox']?.S ?? '';
  expect(key).toMatch(/^[\w-]{22}$/);
  return key;
}

const holdersOf = async (key: string) =>
  (await profiles()).filter((item) => JSON.stringify(item).includes(key)).map(({ pk }) => pk?.S);
