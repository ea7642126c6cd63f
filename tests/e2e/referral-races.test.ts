import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { beforeAll, expect, test } from 'vitest';
import { enforced } from './publishing.ts';
import { ensureCode, REFERRALS, REFERRING } from './referrals-program.ts';
import { account, call, enroll, orderBody, proof, type Reply, target, unique } from './target.ts';

/** `FRIENDS=1000 CAP=10` for more than a check has time for. */
const FRIENDS = Number(process.env['FRIENDS'] ?? 60);
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
    await Promise.all(friends.map((friendId) => limit(() => untilRewarded(friendId))));
    const told = await Promise.all(friends.map((friendId) => limit(() => referralOf(friendId))));
    expect(told.every(({ friendGot }) => friendGot.points === POINTS.friend)).toBe(true);
    const given = told.filter(({ advocateGot }) => advocateGot.withheld === null);
    expect(given.map(({ advocateGot }) => advocateGot.points)).toEqual(Array(CAP).fill(POINTS.advocate));
    expect(told.filter(({ advocateGot }) => advocateGot.withheld === 'CAP_REACHED')).toHaveLength(
      FRIENDS - CAP,
    );
    expect((await account(advocate.memberId)).balance).toMatchObject({ pending: CAP * POINTS.advocate });
    expect(await proof(advocate.memberId)).toMatchObject({ proved: true, entries: 1 + FRIENDS });
    const proofs = await Promise.all(friends.map((friendId) => limit(() => proof(friendId))));
    // Enrollment, opening, order, qualification, reward.
    expect(proofs.every(({ proved, entries }) => proved && entries === 5)).toBe(true);
  },
);

async function comeAndOrder(code: string): Promise<string> {
  const enrolling = { customerId: unique('friend'), profile: {}, referral: { code } };
  const { body } = await accepted('/v1/members', enrolling);
  expect(body.referral).toEqual({ status: 'signed_up', code });
  await accepted('/v1/orders', orderBody(40, { memberId: body.memberId }));
  return body.memberId;
}

/** As shops send it: again, where there were too many at once or a machine was too slow. */
async function accepted(path: string, body: object): Promise<Reply> {
  for (;;) {
    const reply = await call('POST', path, { body });
    if (reply.status !== 429 && reply.status < 500) {
      expect(reply.status).toBeLessThan(300);
      return reply;
    }
    await sleep(100);
  }
}

/** A read that came at a bad moment tells nothing. */
const referralOf = async (friendId: string) => (await call('GET', `/v1/referrals/${friendId}`)).body;

async function untilRewarded(friendId: string): Promise<void> {
  for (;;) {
    const { advocateGot = null } = await referralOf(friendId);
    if (advocateGot !== null) return;
    await sleep(500);
  }
}
