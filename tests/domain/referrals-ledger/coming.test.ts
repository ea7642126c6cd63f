import { describe, expect, test } from 'vitest';
import { isCause } from '../../../shared/domain/ledger/entry.ts';
import { REFERRAL_MISSES } from '../../../shared/domain/ledger/referral-miss.ts';
import { anOrder, BEGIN } from '../builders.ts';
import { referring, tierProgramOf } from './programs.ts';
import {
  accountOf,
  buy,
  close,
  come,
  enroll,
  join,
  missOf,
  newWorld,
  reconcile,
  referralOf,
  sendBack,
  statusOf,
  tryToCome,
  type World,
  wait,
} from './world.ts';

const world = (terms = {}): World => enroll(newWorld(referring(terms)), 'a');
const member = (terms = {}): World => enroll(world(terms), 'f');
const DAY = 86_400;

/** Each way in which a code opens nothing, in the order in which they are asked for. */
const MISSES: Readonly<Record<(typeof REFERRAL_MISSES)[number], () => string | null>> = {
  CODE_UNKNOWN: () => missOf(tryToCome(member(), 'f', null)),
  OWN_CODE: () => missOf(tryToCome(member(), 'f', 'f')),
  NOT_A_MEMBER: () => missOf(tryToCome(world(), 'f', 'a')),
  ALREADY_REFERRED: () => missOf(tryToCome(enroll(join(world(), 'f', 'a'), 'b'), 'f', 'b')),
  CODE_AFTER_ORDER: () => missOf(tryToCome(buy(member(), 'f', 900), 'f', 'a', { visitedAt: BEGIN - 60 })),
  ALREADY_CUSTOMER: () => missOf(tryToCome(buy(member(), 'f', 900), 'f', 'a', { visitedAt: BEGIN + 60 })),
  ADVOCATE_CLOSED: () => missOf(tryToCome(close(member(), 'a'), 'f', 'a')),
  NOT_AN_ADVOCATE: () => missOf(tryToCome(member({ advocates: { orders: 1 } }), 'f', 'a')),
  WINDOW_OVER: () => missOf(tryToCome(member(), 'f', 'a', { visitedAt: BEGIN - 31 * DAY })),
};

describe('a code that opens nothing says why', () => {
  test.each(REFERRAL_MISSES.map((miss) => [miss]))('%s', (miss) => {
    expect(MISSES[miss]()).toBe(miss);
  });

  test('the first reason counts where there are several', () => {
    const late = { visitedAt: BEGIN - 31 * DAY };
    expect(missOf(tryToCome(close(buy(member(), 'f', 900), 'a'), 'f', 'a', late))).toBe('CODE_AFTER_ORDER');
    expect(missOf(tryToCome(close(member(), 'a'), 'f', 'a', late))).toBe('ADVOCATE_CLOSED');
  });

  test('a first order from before the visit came without the code, but for clocks that differ', () => {
    const order = { orderId: 'first', placedAt: BEGIN };
    const came = (visitedAt: number) => missOf(tryToCome(member(), 'f', 'a', { order, visitedAt }));
    expect(came(BEGIN + 301)).toBe('CODE_AFTER_ORDER');
    expect(came(BEGIN + 300)).toBeNull();
  });

  test('who had been a member before is a customer', () => {
    const returned = enroll(close(member(), 'f'), 'f');
    expect(missOf(tryToCome(returned, 'f', 'a', { isReturning: true }))).toBe('ALREADY_CUSTOMER');
  });

  test('a program without referrals opens none', () => {
    const { referrals: _none, ...program } = referring();
    expect(missOf(tryToCome({ ...member(), program }, 'f', 'a'))).toBe('NOT_AN_ADVOCATE');
  });
});

describe('who may refer', () => {
  test.each([
    [{}, [], null],
    [{ orders: 1 }, [], 'NOT_AN_ADVOCATE'],
    [{ segments: ['fans'] }, [], 'NOT_AN_ADVOCATE'],
    [{ segments: ['fans'] }, ['fans'], null],
    [{ tiers: ['gold'] }, [], 'NOT_AN_ADVOCATE'],
    [{ tiers: ['basic', 'gold'] }, [], null],
    [{ tiers: ['gold'], segments: ['fans'] }, ['fans'], null],
    [{ segments: ['fans'], orders: 1 }, ['fans'], 'NOT_AN_ADVOCATE'],
  ])('under %o with the segments %o: %s', (advocates, advocateSegments, miss) => {
    const begin = { ...newWorld(tierProgramOf({ advocates })) };
    const both = enroll(enroll(begin, 'a'), 'f');
    expect(missOf(tryToCome(both, 'f', 'a', { advocateSegments }))).toBe(miss);
  });
});

describe('a friend comes', () => {
  test('and the account remembers by whom, which their orders say', () => {
    const joined = buy(join(world(), 'f', 'a'), 'f', 1_000);
    expect(accountOf(joined, 'f').referrerId).toBe('a');
    const accrual = joined.entries['f']?.findLast((entry) => isCause(entry, 'accrual'));
    expect(accrual?.cause).toMatchObject({ isReferred: true });
    const refunded = sendBack(joined, 0).entries['f']?.at(-1);
    expect(refunded?.cause).toMatchObject({ kind: 'refund', isReferred: true });
  });

  test('and orders of others say nothing of it', () => {
    const bought = buy(world(), 'a', 1_000);
    expect(bought.entries['a']?.at(-1)?.cause).not.toHaveProperty('isReferred');
  });

  test('with the first order, which may be the one that qualifies', () => {
    const order = { orderId: 'first', placedAt: BEGIN };
    const came = buy(come(member(), 'f', 'a', { order }), 'f', 1_000, 'first');
    expect(referralOf(came, 'f')).toMatchObject({ orderId: 'first', signedUpAt: BEGIN });
    expect(statusOf(reconcile(came, 'f'), 'f')).toBe('qualified');
  });

  test('twice: the last touch counts until an order qualifies', () => {
    const touched = enroll(join(world({ touch: 'last' }), 'f', 'a'), 'b');
    const later = come(wait(touched, 3), 'f', 'b', { channel: 'email' });
    expect(referralOf(later, 'f')).toMatchObject({
      advocateId: 'b',
      channel: 'email',
      signedUpAt: BEGIN + 3 * DAY,
    });
    expect(referralOf(later, 'f').entries).toHaveLength(2);
    expect(accountOf(later, 'f').referrerId).toBe('b');
    const rewarded = reconcile(buy(later, 'f', 1_000), 'f');
    expect(referralOf(rewarded, 'f').advocate.reward?.memberId).toBe('b');
    expect(missOf(tryToCome(rewarded, 'f', 'a'))).toBe('ALREADY_REFERRED');
  });
});

describe('the order that qualifies', () => {
  const goods = { categories: ['tea'] };
  test.each([
    ['enough goods', {}, anOrder(), true],
    ['a minimum that is met', { minimum: { USD: 1_000 } }, anOrder(), true],
    ['a minimum that is not', { minimum: { USD: 1_001 } }, anOrder(), false],
    ['a currency without minimum', { minimum: { EUR: 1 } }, anOrder(), false],
    ['nothing paid', {}, free(), false],
    ['other goods', { goods }, anOrder(), false],
    ['goods that are excluded', { excluding: { skus: ['mug'] } }, anOrder(), false],
    ['goods but these', { excluding: goods }, anOrder(), true],
  ] as const)('%s: %o', (_what, qualifyingOrder, order, isEnough) => {
    const joined = join(world({ qualifyingOrder }), 'f', 'a');
    const bought = buy(joined, 'f', 0);
    const [state] = bought.orders;
    const swapped = { ...bought, orders: state ? [{ ...state, order: { ...order, placedAt: BEGIN } }] : [] };
    expect(statusOf(reconcile(swapped, 'f'), 'f')).toBe(isEnough ? 'qualified' : 'signed_up');
  });

  test('is the first that was recorded, however many there are and in whatever order we hear of them', () => {
    const bought = buy(buy(buy(join(world(), 'f', 'a'), 'f', 100), 'f', 1_000), 'f', 2_000);
    const turned = { ...bought, orders: bought.orders.toReversed() };
    expect(referralOf(reconcile(turned, 'f'), 'f').qualification?.cause.orderId).toBe('order-1');
  });

  test('one that went back before we looked has qualified, and is reversed', () => {
    const back = buy(sendBack(buy(join(world(), 'f', 'a'), 'f', 1_000), 0), 'f', 1_000);
    const looked = reconcile(back, 'f');
    expect(statusOf(looked, 'f')).toBe('reversed');
    expect(referralOf(looked, 'f').advocate.reward).toBeNull();
  });

  function free() {
    const [line] = anOrder().lines;
    return anOrder({ lines: line ? [{ ...line, discounts: [{ amount: 1_000 }] }] : [] });
  }
});
