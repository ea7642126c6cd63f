import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { referralCodeStore } from '../../shared/storage/referral-code-store.ts';
import { newVisitId, visitStore } from '../../shared/storage/visit-store.ts';
import { eventually } from './eventually.ts';
import { enforced } from './publishing.ts';
import { programWith, rewardsNamed } from './rewards-program.ts';
import { account, call, enroll, orderBody, proof, target, unique } from './target.ts';

/** Codes and visits are put into their table here, which only a stack of our own lets one do. */
const { local } = target;
const now = () => Math.floor(Date.now() / 1000);

beforeAll(async () => {
  await enforced({
    ...programWith(rewardsNamed(unique('r').replaceAll(/[^a-z0-9-]/g, ''))),
    earningRules: [],
    referrals: {
      advocateGets: [{ from: 1, points: 500 }],
      friendGets: [{ from: 1, points: 300 }],
      qualifyingOrder: { minimum: { USD: 2_000 } },
      windowDays: 30,
      touch: 'first',
      holdDays: 30,
      judging: { mode: 'on', reviewAt: 50, rejectAt: 100, reviewDays: 14 },
      landingUrl: 'https://shop.example/welcome',
    },
  });
});

function stores() {
  Object.assign(process.env, local?.environment);
  const table = local?.outputs['ReferralsTable'] ?? '';
  return {
    codes: referralCodeStore(dynamoDbClient(), table),
    visits: visitStore(dynamoDbClient(), table),
  };
}

const pendingOf = async (memberId: string): Promise<number> => (await account(memberId)).balance.pending;

function toldOf(type: string): readonly { readonly memberId: string }[] {
  const folder = local?.eventsFolder ?? '';
  return readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line))
    .filter((event) => event['detail-type'] === type)
    .map(({ detail }) => detail);
}

describe.skipIf(local === null)('what follows after a friend came', () => {
  test('is done without anybody asking: the order rewards both, its refund takes it back', async () => {
    const advocate = await enroll();
    const { codes, visits } = stores();
    const code = unique('amber-otter');
    const issued = { code, memberId: advocate.memberId, shownAs: null, issuedAt: now(), version: 1 };
    expect(await codes.issue(issued)).toBe('issued');
    const visitId = newVisitId(now());
    await visits.record({
      visitId,
      advocateId: advocate.memberId,
      code,
      visitedAt: now(),
      channel: 'whatsapp',
      referrerHost: null,
      forgottenAt: now() + 86_400,
    });
    const visited = await eventually(
      () => toldOf('referral.visited').filter(({ memberId }) => memberId === advocate.memberId),
      (events) => events.length > 0,
    );
    expect(visited).toMatchObject([{ id: `evt_${visitId}`, data: { code, channel: 'whatsapp' } }]);

    const { body: friend } = await call('POST', '/v1/members', {
      body: { customerId: unique('friend'), profile: {}, referral: { code, visitId } },
    });
    expect(friend.referral).toMatchObject({ status: 'signed_up' });
    const { memberId } = friend;
    const order = orderBody(40, { memberId });
    expect((await call('POST', '/v1/orders', { body: order })).status).toBe(201);
    // Signs of haste alone are not held against anybody.
    expect(
      await eventually(
        () => pendingOf(advocate.memberId),
        (points) => points > 0,
      ),
    ).toBe(500);
    expect(
      await eventually(
        () => pendingOf(memberId),
        (points) => points > 0,
      ),
    ).toBe(300);

    await call('POST', `/v1/orders/${order['orderId']}/refunds`, {
      body: { refundId: 'all', scope: { kind: 'remainder' } },
    });
    expect(
      await eventually(
        () => pendingOf(advocate.memberId),
        (points) => points === 0,
      ),
    ).toBe(0);
    expect(
      await eventually(
        () => pendingOf(memberId),
        (points) => points === 0,
      ),
    ).toBe(0);
    for (const each of [advocate.memberId, memberId]) expect((await proof(each)).drift).toEqual([]);
    const types = ['referral.qualified', 'referral.rewarded', 'referral.reversed'];
    for (const type of types)
      expect(
        await eventually(
          () => toldOf(type).filter((event) => event.memberId === memberId),
          (all) => all.length > 0,
        ),
      ).not.toEqual([]);
  });
});
