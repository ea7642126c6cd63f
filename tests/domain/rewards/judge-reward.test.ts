import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Account, openAccount } from '../../../shared/domain/ledger/account.ts';
import { rewardCap } from '../../../shared/domain/ledger/reward-limit.ts';
import { settle } from '../../../shared/domain/ledger/settle.ts';
import type { Segment } from '../../../shared/domain/program/condition.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import type { Reward } from '../../../shared/domain/program/reward.ts';
import type { Tier } from '../../../shared/domain/program/tier-program.ts';
import { judgeReward, type KnownOfReward, priceFor } from '../../../shared/domain/rewards/judge-reward.ts';
import { type Missing, refusalOf } from '../../../shared/domain/rewards/missing.ts';
import { needsProfile } from '../../../shared/domain/rewards/reward-audience.ts';
import { check } from '../../law-runs.ts';
import { aMember, anAccrual, BEGIN, seconds } from '../builders.ts';
import { aCart, aRewardProgram, tenOff, worth } from './reward-builders.ts';

const tier = (id: string, threshold: number, rewards?: readonly string[]): Tier => ({
  id,
  name: id.toUpperCase(),
  threshold,
  benefits: rewards === undefined ? {} : { rewards },
});
const tiersWith = (...tiers: readonly Tier[]): NonNullable<Program['tiers']> => ({
  qualifyBy: 'points',
  window: { kind: 'lifetime' },
  upgrade: 'at_once',
  downgrade: 'none',
  graceMonths: 0,
  tiers,
});
const segments: readonly Segment[] = [
  {
    id: 'vegans',
    description: 'who eats no meat',
    when: { kind: 'attribute', name: 'diet', test: { is: 'vegan' } },
  },
  {
    id: 'regulars',
    description: 'who has ordered before',
    when: { kind: 'behavior', of: 'orders', atLeast: 1 },
  },
];
const program = aRewardProgram({ segments, pending: { kind: 'none' } });

/** A member who has earned so much, all of it active. */
const memberWith = (points: number, by: Program = program): Account =>
  points === 0 ? aMember(by) : settle(anAccrual(points, by, aMember(by)).account, BEGIN).account;

const judged = (
  reward: Partial<Reward>,
  known: Partial<KnownOfReward> = {},
  { account = memberWith(600), by = program, now = BEGIN } = {},
) => judgeReward(tenOff(reward), by, account, { currency: 'USD', stockLeft: null, ...known }, now);

const kinds = (missing: readonly Missing[]) => missing.map(({ kind }) => kind);

describe('what is missing for a reward', () => {
  test('nothing, for a member with the points', () => {
    expect(judged({})).toEqual({ price: 500, missing: [] });
    expect(judged({}, {}, { account: memberWith(500) })).toEqual({ price: 500, missing: [] });
    expect(kinds(judged({}, {}, { account: memberWith(499) }).missing)).toEqual(['points']);
  });

  test('points: how many more, and how many are pending', () => {
    const waiting = aRewardProgram({ pending: { kind: 'days', days: 30 } });
    const account = anAccrual(350, waiting, aMember(waiting)).account;
    expect(judged({}, {}, { account, by: waiting }).missing).toEqual([
      {
        kind: 'points',
        more: 500,
        pending: 350,
        detail: 'The reward takes 500 points; the member has 0, so 500 are missing; 350 are pending.',
      },
    ]);
  });

  test('points that are owed have to be earned too', () => {
    const account = { ...memberWith(0), deficit: 40 };
    expect(judged({}, {}, { account }).missing[0]).toMatchObject({ kind: 'points', more: 540 });
  });

  test.each([
    ['guest', 'MEMBER_NOT_FOUND'],
    ['closed', 'MEMBER_CLOSED'],
    ['erased', 'MEMBER_CLOSED'],
  ] as const)('a %s is told that, and nothing of what only members have', (status, code) => {
    const account = { ...openAccount('gst_test'), status };
    const { price, missing } = judged({ limits: [{ per: 'ever', times: 1 }] }, {}, { account });
    expect([price, kinds(missing), refusalOf(missing)?.code]).toEqual([500, ['membership'], code]);
  });

  test('time: from within, until without', () => {
    const [from, until] = ['2026-02-01T00:00:00+01:00', '2026-03-01T00:00:00Z'];
    const at = (iso: string) => judged({ from, until }, {}, { now: seconds(iso) }).missing;
    expect(at('2026-01-31T22:59:59Z')).toMatchObject([{ kind: 'not_yet', from: seconds(from) }]);
    expect(at('2026-01-31T23:00:00Z')).toEqual([]);
    expect(at('2026-02-28T23:59:59Z')).toEqual([]);
    expect(at('2026-03-01T00:00:00Z')).toMatchObject([{ kind: 'no_longer', since: seconds(until) }]);
  });

  test('segments: by the account, and by the profile where that is asked', () => {
    const vegans = { for: { segments: ['vegans'] } };
    expect(kinds(judged(vegans).missing)).toEqual(['segment']);
    expect(judged(vegans, { facts: { attributes: { diet: 'vegan' } } }).missing).toEqual([]);
    expect(judged({ for: { segments: ['vegans', 'regulars'] } }).missing).toEqual([]);
    expect(judged(vegans).missing[0]?.detail).toContain('who eats no meat');
  });

  test('the profile is needed where a segment asks for it', () => {
    const rewardFor = (...asked: readonly string[]) => tenOff({ for: { segments: asked } });
    expect(needsProfile(program, [tenOff(), rewardFor('regulars')])).toBe(false);
    expect(needsProfile(program, [tenOff(), rewardFor('regulars', 'vegans')])).toBe(true);
  });

  test.each([
    [{ country: 'US', channel: 'web' }, []],
    [{ country: 'CA', channel: 'pos' }, ['country', 'channel']],
    [{}, ['country', 'channel']],
    [{ country: 'CA', channel: 'pos', cart: aCart([worth('1', 1)], { country: 'US' }) }, []],
  ])('place %j lacks %j', (known, missing) => {
    expect(kinds(judged({ for: { countries: ['US'], channels: ['web'] } }, known).missing)).toEqual(missing);
  });

  test('stock', () => {
    expect(judged({ stock: 5 }, { stockLeft: 1 }).missing).toEqual([]);
    expect(kinds(judged({ stock: 5 }, { stockLeft: 0 }).missing)).toEqual(['stock']);
  });
});

describe('tiers', () => {
  const tiers = tiersWith(tier('base', 0), tier('silver', 500, ['ten-off']), tier('gold', 5_000));
  const by = aRewardProgram({ tiers, pending: { kind: 'none' } });
  const of = (points: number, reward: Partial<Reward> = {}) =>
    judged({ price: { points: 1 }, ...reward }, {}, { account: memberWith(points, by), by });

  test('a reward that a tier has for its own is for it and those above', () => {
    expect(of(499).missing).toEqual([
      {
        kind: 'tier',
        tiers: ['silver', 'gold'],
        names: ['SILVER', 'GOLD'],
        detail: 'The reward is for members of SILVER or GOLD; the member is BASE.',
      },
    ]);
    expect(of(500).missing).toEqual([]);
    expect(of(5_000).missing).toEqual([]);
  });

  test('an audience leaves only the tiers that it names', () => {
    expect(of(500, { for: { tiers: ['base', 'gold'] } }).missing).toMatchObject([{ tiers: ['gold'] }]);
    expect(of(500, { id: 'other', for: { tiers: ['base'] } }).missing).toMatchObject([{ tiers: ['base'] }]);
    expect(of(500, { for: { tiers: ['base'] } }).missing).toMatchObject([{ tiers: [] }]);
  });

  test('the price is that of the tier where it has one', () => {
    const price = { points: 100, tiers: { silver: 80, gold: 50 } };
    expect(of(499, { id: 'other', price }).price).toBe(100);
    expect(of(500, { price }).price).toBe(80);
    expect(of(5_000, { price }).price).toBe(50);
    check(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat()), fc.nat(), (byTier, points) => {
        for (const id of ['a', 'b', 'c', undefined]) {
          const paid = id !== undefined && Object.hasOwn(byTier, id) ? byTier[id] : points;
          expect(priceFor(tenOff({ price: { points, tiers: byTier } }), id)).toBe(paid);
        }
      }),
    );
  });
});

describe('limits', () => {
  const now = seconds('2026-03-11T12:00:00Z');
  const used = (times: number, per: 'day' | 'week' | 'month' | 'year' | 'ever', since: string) => ({
    ...memberWith(600),
    settledAt: now,
    uses: [
      { cap: rewardCap('ten-off'), per, since: seconds(`${since}T00:00:00Z`) / 86_400, times, points: 0 },
    ],
  });

  test.each([
    ['day', '2026-03-11', '2026-03-12T04:00:00Z'],
    ['week', '2026-03-09', '2026-03-16T04:00:00Z'],
    ['month', '2026-03-01', '2026-04-01T04:00:00Z'],
    ['year', '2026-01-01', '2027-01-01T05:00:00Z'],
    ['ever', '1970-01-01', null],
  ] as const)('of the %s: again in the next one, by the clocks of the program', (per, since, again) => {
    const limits = [{ per, times: 2 }];
    expect(judged({ limits }, {}, { account: used(1, per, since), now }).missing).toEqual([]);
    const [missing] = judged({ limits }, {}, { account: used(2, per, since), now }).missing;
    expect(missing).toMatchObject({ kind: 'limit', per, times: 2, again: again && seconds(again) });
  });

  test('what was counted in an earlier span is over', () => {
    const account = used(2, 'month', '2026-02-01');
    expect(judged({ limits: [{ per: 'month', times: 2 }] }, {}, { account, now }).missing).toEqual([]);
  });

  test('open holds of the reward count, those of others do not', () => {
    const holdOf = (rewardId: string) => ({ holdId: rewardId, rewardId, lapsesAt: now + 60, lots: [] });
    const limits = [{ per: 'month', times: 2 }] as const;
    const account = { ...used(1, 'month', '2026-03-01'), holds: [holdOf('other')] };
    expect(judged({ limits }, {}, { account, now }).missing).toEqual([]);
    const held = { ...account, holds: [holdOf('other'), holdOf('ten-off')] };
    expect(refusalOf(judged({ limits }, {}, { account: held, now }).missing)?.code).toBe(
      'REWARD_LIMIT_REACHED',
    );
  });

  test('of several that are reached, the one that lasts longest is told', () => {
    const day = used(1, 'day', '2026-03-11');
    const account = { ...day, uses: [...day.uses, ...used(1, 'ever', '1970-01-01').uses] };
    const limits = [
      { per: 'day', times: 1 },
      { per: 'ever', times: 1 },
    ] as const;
    expect(judged({ limits }, {}, { account, now }).missing).toMatchObject([{ per: 'ever', again: null }]);
    const month = { ...day, uses: [...day.uses, ...used(1, 'month', '2026-03-01').uses] };
    const both = [...limits.slice(0, 1), { per: 'month', times: 1 }] as const;
    expect(judged({ limits: both }, {}, { account: month, now }).missing).toMatchObject([{ per: 'month' }]);
  });
});

describe('currency and cart', () => {
  test('a customer who pays in a currency that is not named cannot have it', () => {
    expect(judged({}, { currency: 'JPY' }).missing).toMatchObject([
      { kind: 'currency', currencies: ['USD'] },
    ]);
    const known = { stockLeft: null };
    const member = memberWith(600);
    const unnamed = judgeReward(tenOff(), program, member, known, BEGIN).missing;
    expect(kinds(unnamed)).toEqual(['currency']);
    const only = { ...program, currencies: program.currencies.slice(0, 1) };
    expect(judgeReward(tenOff(), only, member, known, BEGIN).missing).toEqual([]);
    const free = tenOff({ benefit: { kind: 'free_shipping' } });
    expect(judgeReward(free, program, member, known, BEGIN).missing).toEqual([]);
  });

  test('the currency of the cart counts', () => {
    const cart = aCart([worth('1', 1)], { currency: 'JPY' });
    expect(kinds(judged({}, { cart }).missing)).toEqual(['currency']);
  });

  test('a minimum order: how much more; with a coupon it is asked for when that is used', () => {
    const minimumOrder = { USD: 5_000 };
    const cart = aCart([worth('1', 4_000)], { shipping: 900 });
    expect(judged({ minimumOrder }, { cart }).missing).toEqual([
      {
        kind: 'minimum_order',
        more: 1_000,
        currency: 'USD',
        detail: 'The reward needs goods of 50.00 USD; the cart has 40.00 USD, so 10.00 USD are missing.',
      },
    ]);
    expect(judged({ minimumOrder }).missing).toEqual([
      {
        kind: 'cart',
        detail: 'The reward needs a cart with goods of at least 50.00 USD, and none was given.',
      },
    ]);
    const coupon = { codes: { kind: 'generated', length: 10 } } as const;
    expect(judged({ minimumOrder, coupon }).missing).toEqual([]);
  });

  test('goods that it is for', () => {
    const goods = { skus: ['tee'], categories: ['sale'] };
    const benefit = { kind: 'percent_off', percent: 10, goods } as const;
    const withLine = (changes: object) => judged({ benefit }, { cart: aCart([worth('1', 100, changes)]) });
    expect(withLine({}).missing).toEqual([
      {
        kind: 'goods',
        detail: 'The reward is for goods of SKU tee or category sale; no line of the cart is among them.',
      },
    ]);
    expect(withLine({ categories: ['sale'] }).missing).toEqual([]);
  });

  test('paying with points needs a cart of which the fewest points are no more than the share', () => {
    const benefit = { kind: 'pay_with_points', minimum: 100, step: 10, atMostPercent: 50 } as const;
    const { price: _, ...reward } = tenOff({ benefit });
    const with_ = (value: number | null, points = 600) =>
      judgeReward(
        reward,
        program,
        memberWith(points),
        { currency: 'USD', stockLeft: null, ...(value === null ? {} : { cart: aCart([worth('1', value)]) }) },
        BEGIN,
      );
    expect(with_(200)).toEqual({ price: null, missing: [] });
    expect(with_(150).missing).toMatchObject([{ kind: 'minimum_order', more: 50 }]);
    expect(with_(200, 70).missing).toMatchObject([{ kind: 'points', more: 30 }]);
    expect(refusalOf(with_(null).missing)).toMatchObject({ code: 'CART_NEEDED', field: '/cart' });
  });
});

test('what refuses first: the ladder, one rung after the other', () => {
  const by = aRewardProgram({
    tiers: tiersWith(tier('base', 0), tier('gold', 5_000)),
    segments,
    pending: { kind: 'none' },
  });
  const reward: Partial<Reward> = {
    benefit: { kind: 'amount_off', amount: { JPY: 1_000 }, goods: { skus: ['tee'] } },
    from: '2030-01-01T00:00:00Z',
    for: { tiers: ['gold'], segments: ['vegans'], countries: ['US'], channels: ['pos'] },
    minimumOrder: { JPY: 1, USD: 9_000 },
    limits: [{ per: 'ever', times: 1 }],
    stock: 1,
  };
  const account: Account = {
    ...memberWith(1, by),
    uses: [{ cap: rewardCap('ten-off'), per: 'ever', since: 0, times: 1, points: 0 }],
  };
  const { missing } = judged(reward, { cart: aCart([worth('1', 1)]), stockLeft: 0 }, { account, by });
  expect(kinds(missing)).toEqual([
    'not_yet',
    'tier',
    'segment',
    'country',
    'channel',
    'currency',
    'goods',
    'minimum_order',
    'limit',
    'stock',
    'points',
  ]);
  expect(missing.map((_, index) => refusalOf(missing.slice(index))?.code)).toEqual([
    ...Array.from({ length: 8 }, () => 'REWARD_NOT_AVAILABLE'),
    'REWARD_LIMIT_REACHED',
    'REWARD_OUT_OF_STOCK',
    'INSUFFICIENT_POINTS',
  ]);
  expect(refusalOf([])).toBeNull();
  expect(refusalOf([...missing].reverse())).toEqual(refusalOf(missing));
});
