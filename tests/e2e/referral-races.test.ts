import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { beforeAll, expect, test } from 'vitest';
import { enforced } from './publishing.ts';
import { ensureCode, REFERRALS, REFERRING } from './referrals-program.ts';
import { call, enroll, orderBody, type Reply, target, unique } from './target.ts';

/** `FRIENDS=1000 CAP=10` for more than a check has time for. */
const FRIENDS = Number(process.env['FRIENDS'] ?? 20);
const CAP = Number(process.env['CAP'] ?? 5);
const AT_ONCE = 64;
const POINTS = { advocate: 500, friend: 300 };

beforeAll(async () => {
  const { advocates: _everybody, ...referrals } = REFERRALS;
  await enforced({
    ...REFERRING,
    earningRules: [],
    referrals: {
      ...referrals,
      holdDays: 30,
      caps: [{ per: 'month', times: CAP }],
      // So many at once are a burst and a habit; here all are honest.
      judging: { mode: 'shadow', reviewAt: 50, rejectAt: 100, reviewDays: 7 },
    },
  });
});

/** Everybody at once; the queue is worked off at its own pace, which may take a slow machine long. */
test.skipIf(target.local === null)(
  'friends of one advocate, all at once: each has theirs, and the advocate exactly the cap',
  { timeout: 1_800_000 },
  async () => {
    const advocate = await enroll();
    const { code } = (await ensureCode(advocate.memberId)).body;
    const limit = pLimit(AT_ONCE);
    const friends = await Promise.all(Array.from({ length: FRIENDS }, () => limit(() => comeAndOrder(code))));
    const told = await Promise.all(friends.map((friendId) => limit(() => rewardedReferral(friendId))));
    expect(told.every(({ friendGot }) => friendGot.points === POINTS.friend)).toBe(true);
    const given = told.filter(({ advocateGot }) => advocateGot.withheld === null);
    expect(given.map(({ advocateGot }) => advocateGot.points)).toEqual(Array(CAP).fill(POINTS.advocate));
    expect(told.filter(({ advocateGot }) => advocateGot.withheld === 'CAP_REACHED')).toHaveLength(
      FRIENDS - CAP,
    );
    expect((await accepted('GET', `/v1/members/${advocate.memberId}/account`)).balance).toMatchObject({
      pending: CAP * POINTS.advocate,
    });
    expect(await proofOf(advocate.memberId)).toMatchObject({ proved: true, entries: 1 + FRIENDS });
    const proofs = await Promise.all(friends.map((friendId) => limit(() => proofOf(friendId))));
    // Enrollment, opening, order, qualification, reward.
    expect(proofs.every(({ proved, entries }) => proved && entries === 5)).toBe(true);
  },
);

async function comeAndOrder(code: string): Promise<string> {
  const enrolling = { customerId: unique('friend'), profile: {}, referral: { code } };
  const body = await accepted('POST', '/v1/members', enrolling);
  expect(body.referral).toEqual({ status: 'signed_up', code });
  await accepted('POST', '/v1/orders', orderBody(40, { memberId: body.memberId }));
  return body.memberId;
}

/** As shops send it: again, where there were too many at once or a machine was too slow. @returns the body of the answer */
async function accepted(method: string, path: string, body?: object): Promise<Reply['body']> {
  for (;;) {
    const reply = await call(method, path, body === undefined ? {} : { body });
    if (reply.status !== 429 && reply.status < 500) {
      expect(reply.status).toBeLessThan(300);
      return reply.body;
    }
    await sleep(100);
  }
}

const proofOf = (memberId: string) => accepted('GET', `/v1/members/${memberId}/proof`);

/** The advocate's side is booked last. */
async function rewardedReferral(friendId: string): Promise<Reply['body']> {
  for (;;) {
    const referral = await accepted('GET', `/v1/referrals/${friendId}`);
    if (referral.advocateGot !== null) return referral;
    await sleep(500);
  }
}
