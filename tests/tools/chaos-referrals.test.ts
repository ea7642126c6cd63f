import { describe, expect, test } from 'vitest';
import { expectAdvocate } from '../../tools/chaos/advocate-model.ts';
import type { FriendRecord } from '../../tools/chaos/friend-record.ts';
import type { Outcome } from '../../tools/chaos/outcome.ts';
import { seededRandom } from '../../tools/chaos/random.ts';
import type { ToldEntry, ToldReferral } from '../../tools/chaos/read-referrals.ts';
import { judgeReferral } from '../../tools/chaos/referral-laws.ts';
import { type ExpectedReferral, expectFriend } from '../../tools/chaos/referral-model.ts';
import { makeFriend } from '../../tools/chaos/referral-plan.ts';
import type { Story, StoryRefund } from '../../tools/chaos/story.ts';

const CODES = ['amber-otter-42', 'brave-walnut-17'];
const NOW = Date.parse('2026-07-20T12:00:00Z');
const DAY = 86_400_000;

const advocate = (index: number) => ({ kind: 'advocate', advocate: index, isShouted: false }) as const;
const signedUp = (index: number) => ({ status: 'signed_up', code: CODES[index] ?? '' }) as const;
const missed = (reason: string) => ({ status: 'missed', reason }) as const;

function order(id: string, unitPrice: number, more: Partial<Outcome> = {}): Outcome {
  const lines = [{ lineId: 'a', sku: 's', quantity: 2, unitPrice, discounts: [] }];
  const half: StoryRefund = {
    refundId: 'half',
    scope: { kind: 'lines', lines: [{ lineId: 'a', quantity: 1 }] },
    isEarly: false,
    isImpossible: false,
  };
  const story: Story = {
    orderId: id,
    member: 0,
    buyer: 'member',
    isClaimed: false,
    daysAgo: 0,
    lines,
    refunds: [half],
    adjustment: 0,
    redemptions: [],
    hasRival: false,
    code: null,
  };
  return {
    story,
    recordedOn: 'friend',
    ownedBy: 'friend',
    sequence: 3,
    claimSequence: null,
    referral: null,
    placedAtMs: NOW,
    refunds: [],
    redeemed: [],
    adjustedPoints: 0,
    adjustedOn: null,
    ...more,
  };
}

const halfBack = (bookedOn = 'friend') => [
  { refundId: 'half', bookedOn, sequence: 9, restored: 0, isEarly: false },
];

function friend(orders: FriendRecord['orders'], more: Partial<FriendRecord> = {}): FriendRecord {
  const plan = { ...makeFriend(seededRandom('plan'), 0, 2), signUp: [advocate(0)], deviceOf: null };
  return {
    plan,
    friendId: 'friend',
    hasOwnCode: false,
    enrolledAtMs: NOW,
    signUps: [signedUp(0)],
    orders,
    reviews: [],
    ...more,
  };
}

const standing = (record: FriendRecord) => expectFriend(record, CODES, NOW);
const flagged = (orders: FriendRecord['orders'], more: Partial<FriendRecord> = {}) => {
  const record = friend(orders, more);
  return { ...record, plan: { ...record.plan, deviceOf: 0 } };
};

describe('how a referral must stand', () => {
  const enough = [{ code: null, outcome: order('o', 20_000) }];
  test.each<[string, FriendRecord, object]>([
    ['no order', friend([]), { status: 'signed_up', orderId: null }],
    ['too small an order', friend([{ code: null, outcome: order('o', 10_000) }]), { status: 'signed_up' }],
    ['an order', friend(enough), { status: 'qualified', orderId: 'o', advocate: 0, openings: 1 }],
    [
      'too much of it went back',
      friend([{ code: null, outcome: order('o', 20_000, { refunds: halfBack() }) }]),
      { status: 'reversed' },
    ],
    [
      'an order before the sign-up',
      friend([{ code: null, outcome: order('o', 20_000, { placedAtMs: NOW - DAY }) }]),
      { status: 'signed_up' },
    ],
    [
      'what had gone back of a guest’s order before the claim does not count',
      friend([
        {
          code: null,
          outcome: order('o', 20_000, { recordedOn: 'guest', claimSequence: 4, refunds: halfBack('guest') }),
        },
      ]),
      { status: 'signed_up' },
    ],
    ['the advocate’s device', flagged(enough), { status: 'in_review', isFlagged: true }],
    ['approved', flagged(enough, { reviews: [{ verdict: 'reward', sequence: 7 }] }), { status: 'qualified' }],
    [
      'approved, and then rejected',
      flagged(enough, {
        reviews: [
          { verdict: 'reject', sequence: 8 },
          { verdict: 'reward', sequence: 7 },
        ],
      }),
      { status: 'rejected' },
    ],
  ])('%s', (_what, record, expected) => {
    const { referral, failures } = standing(record);
    expect(referral).toMatchObject(expected);
    expect(failures).toEqual([]);
  });

  test('the code of the first order takes the place of the first one, from its day on', () => {
    const opened = order('o', 20_000, { referral: signedUp(1), placedAtMs: NOW - 35 * DAY });
    const later = order('p', 50_000, { sequence: 5, referral: missed('ALREADY_CUSTOMER') });
    const { referral, failures } = standing(
      friend([
        { code: advocate(0), outcome: later },
        { code: advocate(1), outcome: opened },
      ]),
    );
    expect(failures).toEqual([]);
    expect(referral).toEqual({
      advocate: 1,
      openings: 2,
      status: 'rewarded',
      orderId: 'o',
      isFlagged: false,
      isOver: true,
    });
  });

  test('nobody’s friend', () => {
    const record = friend([], { signUps: [null] });
    expect(standing({ ...record, plan: { ...record.plan, signUp: [] } })).toEqual({
      referral: null,
      failures: [],
    });
  });

  test.each([
    ['a code that opened nothing', friend([], { signUps: [missed('CODE_UNKNOWN')] })],
    ['another code', friend([], { signUps: [signedUp(1)] })],
    [
      'a second order with a code',
      friend([
        { code: null, outcome: order('o', 20_000) },
        { code: advocate(1), outcome: order('p', 20_000, { sequence: 4, referral: signedUp(1) }) },
      ]),
    ],
    [
      'decided after a rejection',
      flagged(enough, {
        reviews: [
          { verdict: 'reject', sequence: 7 },
          { verdict: 'reward', sequence: 8 },
        ],
      }),
    ],
    ['an approval of what did not wait', friend(enough, { reviews: [{ verdict: 'reward', sequence: 7 }] })],
  ])('is told to be wrong: %s', (_what, record) => {
    expect(standing(record).failures).toHaveLength(1);
  });
});

const entry = (kind: ToldEntry['kind'], memberId: string, sequence: number): ToldEntry => ({
  kind,
  memberId,
  sequence,
  recordedAt: '2026-07-20T12:00:00Z',
});

const REWARDED: readonly ToldEntry[] = [
  entry('referral', 'friend', 2),
  entry('referral_qualification', 'friend', 4),
  entry('referral_reward', 'friend', 5),
  entry('referral_reward', 'adv', 10),
];

const TOLD: ToldReferral = {
  friendId: 'friend',
  advocateId: 'adv',
  status: 'qualified',
  judgment: { orderId: 'o', verdict: 'reward' },
  advocateGot: { points: 100, rewardId: null, redemptionId: null, withheld: null },
  friendGot: { points: 150, rewardId: null, redemptionId: null, withheld: null },
  timeline: REWARDED,
  grant: null,
};
const EXPECTED: ExpectedReferral = {
  advocate: 0,
  openings: 1,
  status: 'qualified',
  orderId: 'o',
  isFlagged: false,
  isOver: false,
};
const SIDE = { points: 100, isPromised: false, isWithheld: false, isTakenBack: false };
const PROMISE = { points: 0, rewardId: 'thanks', redemptionId: 'rdm_1', withheld: null };

describe('what is wrong with a referral as it is told', () => {
  test('nothing', () => {
    expect(judgeReferral(TOLD, EXPECTED, SIDE)).toEqual([]);
  });

  test.each<[string, Partial<ToldReferral>, Partial<ExpectedReferral>]>([
    ['its status', { status: 'reversed' }, {}],
    ['points that stay after a reversal', {}, { status: 'reversed' }],
    ['a reward twice', { timeline: [...REWARDED, entry('referral_reward', 'friend', 6)] }, {}],
    ['a reversal of what is kept', { timeline: [...REWARDED, entry('referral_reversal', 'adv', 11)] }, {}],
    ['one opening of two', {}, { openings: 2 }],
    ['a promise of nobody', { advocateGot: PROMISE }, {}],
    ['a grant before the hold has ended', { grant: 'captured' }, {}],
  ])('%s', (_what, told, expected) => {
    expect(judgeReferral({ ...TOLD, ...told }, { ...EXPECTED, ...expected }, SIDE)).not.toEqual([]);
  });

  test('a promise is kept once the hold has ended, and canceled where the order went back', () => {
    const promised = { ...TOLD, advocateGot: PROMISE };
    const side = { ...SIDE, points: 0, isPromised: true };
    const over = { ...EXPECTED, isOver: true } as const;
    expect(judgeReferral({ ...promised, grant: 'captured' }, over, side)).toEqual([]);
    expect(judgeReferral({ ...promised, grant: null }, over, side)).toHaveLength(1);
    expect(judgeReferral({ ...promised, grant: 'canceled' }, over, side)).toHaveLength(1);
    const timeline = [
      ...REWARDED,
      entry('referral_reversal', 'friend', 6),
      entry('referral_reversal', 'adv', 11),
    ];
    const friendGot = { ...PROMISE, rewardId: null, redemptionId: null };
    const advocateGot = { ...PROMISE, rewardId: null };
    const reversed = { ...TOLD, advocateGot, status: 'reversed', friendGot, timeline };
    const lost = { ...over, status: 'reversed' } as const;
    const takenBack = { ...side, isTakenBack: true };
    expect(judgeReferral({ ...reversed, grant: 'canceled' }, lost, takenBack)).toEqual([]);
    expect(judgeReferral({ ...reversed, grant: 'captured' }, lost, takenBack)).toHaveLength(1);
    expect(judgeReferral({ ...reversed, advocateGot: PROMISE }, lost, takenBack)).toHaveLength(1);
  });
});

describe('what an advocate must have got', () => {
  const notOver = () => false;
  const brought = (friendId: string, ...entries: readonly ToldEntry[]): ToldReferral => ({
    ...TOLD,
    friendId,
    timeline: entries,
  });
  const successes = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      brought(`f${index}`, entry('referral_reward', 'adv', 10 + index)),
    );

  test('goes by steps, in the order of the entries, until the cap', () => {
    const { sides, successes: counted, points } = expectAdvocate('adv', successes(7).toReversed(), notOver);
    expect([...sides.values()].map((side) => side.points)).toEqual([100, 0, 0, 300, 300, 0, 0]);
    expect([...sides.values()].map((side) => side.isPromised)).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect([...sides.values()].filter(({ isWithheld }) => isWithheld)).toHaveLength(2);
    expect([counted, points]).toEqual([5, 700]);
  });

  test('counts less by what was taken back before', () => {
    const first = brought('f0', entry('referral_reward', 'adv', 10), entry('referral_reversal', 'adv', 12));
    const others = [11, 13].map((sequence) =>
      brought(`f${sequence}`, entry('referral_reward', 'adv', sequence)),
    );
    const { sides, successes: counted } = expectAdvocate('adv', [first, ...others], notOver);
    expect(sides.get('f0')?.isTakenBack).toBe(true);
    expect(sides.get('f13')?.isPromised).toBe(true);
    expect(counted).toBe(2);
  });

  test('counts a promise that was taken back after its hold, for it may have been used', () => {
    const second = brought('f1', entry('referral_reward', 'adv', 11), entry('referral_reversal', 'adv', 12));
    const told = [brought('f0', entry('referral_reward', 'adv', 10)), second];
    expect(expectAdvocate('adv', told, notOver).successes).toBe(1);
    expect(expectAdvocate('adv', told, () => true).successes).toBe(2);
  });
});

test('friends hold all that a campaign is to show', () => {
  const random = seededRandom('friends');
  const all = Array.from({ length: 300 }, (_, index) => makeFriend(random.fork(`${index}`), index, 5));
  const orders = all.flatMap(({ first, more }) => [...first, ...more]);
  const codes = [...orders.map(({ code }) => code), ...all.flatMap(({ signUp }) => signUp)];
  expect(new Set(codes.map((code) => code?.kind))).toEqual(
    new Set(['advocate', 'retired', 'unknown', 'own', undefined]),
  );
  expect(new Set(all.map(({ signUp }) => signUp.length))).toEqual(new Set([0, 1, 2]));
  expect(new Set(all.map(({ verdicts }) => verdicts.length))).toEqual(new Set([0, 1, 2]));
  expect(all.some(({ first }) => first.length === 2)).toBe(true);
  expect(all.some(({ goesBackLate }) => goesBackLate)).toBe(true);
  expect(all.some(({ deviceOf }) => deviceOf !== null)).toBe(true);
  expect(orders.some(({ story }) => story.isClaimed)).toBe(true);
  expect(orders.some(({ story }) => story.daysAgo > 31)).toBe(true);
});
