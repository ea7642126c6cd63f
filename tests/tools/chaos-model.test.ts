import { describe, expect, test } from 'vitest';
import { expectRedemption } from '../../tools/chaos/redemption-model.ts';
import type { RedemptionPlan } from '../../tools/chaos/redemption-plan.ts';
import type { Change, RedemptionRecord } from '../../tools/chaos/redemption-record.ts';
import { pointsOfRemainder, spentOnRemainder } from '../../tools/chaos/remaining-order.ts';
import { returnsOf } from '../../tools/chaos/spending-model.ts';
import type { Story } from '../../tools/chaos/story.ts';

const STORY = {
  orderId: 'o',
  lines: [{ lineId: 'a', sku: 's', quantity: 3, unitPrice: 1_000, discounts: [{ amount: 100 }] }],
  refunds: [
    {
      refundId: 'unit',
      scope: { kind: 'lines', lines: [{ lineId: 'a', quantity: 1 }] },
      isEarly: false,
      isImpossible: false,
    },
    { refundId: 'money', scope: { kind: 'amount', amount: 290 }, isEarly: false, isImpossible: false },
    { refundId: 'rest', scope: { kind: 'remainder' }, isEarly: false, isImpossible: false },
  ],
} as const satisfies Partial<Story> as unknown as Story;

describe('what is left of an order', () => {
  // 29.00 for three: 9.6666… a unit.
  test.each([
    [[], 29],
    [['unit'], 19],
    [['unit', 'money'], 16],
    [['money'], 26],
    [['unit', 'rest'], 0],
  ])('after %j it is worth %i points', (applied, points) => {
    expect(pointsOfRemainder(STORY, new Set(applied))).toBe(points);
  });

  const paidFor = new Map([['a', 100]]);
  test.each([
    // Two of three units; then of 19.33 that they are worth 2.90 are paid back: 66.67 × 0.85 = 56.67.
    ['in_proportion', paidFor, ['unit'], 66],
    ['in_proportion', paidFor, ['unit', 'money'], 56],
    ['in_proportion', paidFor, ['money'], 90],
    ['in_proportion', paidFor, ['rest'], 0],
    ['in_proportion', new Map<string, number>(), ['unit'], 100],
    ['whole', paidFor, ['unit', 'money'], 100],
    ['whole', paidFor, ['unit', 'rest'], 0],
    ['never', paidFor, ['rest'], 100],
  ] as const)('%s of what was paid for %j, after %j', (returns, paid, applied, left) => {
    expect(spentOnRemainder({ points: 100, returns, paidFor: paid }, STORY, new Set(applied))).toBe(left);
  });

  test('each refund gives back what it leaves less, in the order in which they were booked', () => {
    const spending = {
      redemptionId: 'r',
      memberId: 'm',
      points: 100,
      returns: 'in_proportion',
      paidFor,
      left: 100,
    } as const;
    const refund = { bookedOn: 'm', restored: 10, isEarly: false };
    const refunds = [
      { ...refund, refundId: 'unit', sequence: 9 },
      { ...refund, refundId: 'money', sequence: 8 },
    ];
    const returned = returnsOf({ story: STORY, refunds, recordedOn: 'm' }, [spending]);
    expect(returned.map((each) => [each.refundIds, each.returned])).toEqual([
      [['money'], [{ memberId: 'm', points: 10 }]],
      [['unit'], [{ memberId: 'm', points: 34 }]],
    ]);
  });
});

let sequence = 0;
function change(kind: Change['kind'], more: Partial<Change> = {}): Change {
  sequence += 1;
  return { kind, bookedOn: 'm', sequence, asked: null, captured: 0, ...more };
}

function record(rewardId: RedemptionPlan['rewardId'], more: Partial<RedemptionRecord>): RedemptionRecord {
  const plan = { rewardId, isAtOnce: false, steps: [], racing: [], after: [], onOrder: null, late: null };
  return {
    plan,
    memberId: 'm',
    redemptionId: 'r',
    points: 40,
    lapsesAtMs: 60_000,
    discounts: new Map(),
    codes: new Set(),
    changes: [],
    refusals: [],
    orders: [],
    ...more,
  };
}

const captured = change('capture', { captured: 40 });
const issued = new Set(['ABCD']);

describe('what is expected of a redemption', () => {
  test.each<[string, RedemptionRecord, object]>([
    ['nothing but its authorization', record('scarce', {}), { captured: 0, spent: 0, isCanceled: false }],
    ['captured', record('scarce', { changes: [captured] }), { captured: 40, spent: 40 }],
    [
      'captured in parts',
      record('pay', {
        changes: [
          change('capture', { asked: 15, captured: 25 }),
          change('capture', { asked: 10, captured: 10 }),
        ],
      }),
      { captured: 25, spent: 25 },
    ],
    [
      'a part, then the rest released',
      record('pay', { changes: [change('capture', { asked: 10, captured: 10 }), change('release')] }),
      { captured: 10, spent: 10, isReleased: true },
    ],
    [
      'canceled',
      record('voucher', { codes: issued, changes: [captured, change('cancel')] }),
      { spent: 0, isCanceled: true, coupon: { code: 'ABCD', isUsed: false, isVoid: true, isClaimed: false } },
    ],
    [
      'captured with an order',
      record('voucher', { orders: [{ orderId: 'o', points: 40 }] }),
      { captured: 40, orderId: 'o', coupon: null },
    ],
    [
      'captured with an order, and handed over',
      record('once', {
        changes: [change('fulfill', { captured: 40 })],
        orders: [{ orderId: 'o', points: 40 }],
      }),
      { captured: 40, spent: 40, isFulfilled: true },
    ],
    [
      'a part captured with an order, and the rest released',
      record('pay', {
        changes: [change('release', { captured: 15 })],
        orders: [{ orderId: 'o', points: 15 }],
      }),
      { captured: 15, spent: 15, isReleased: true },
    ],
    [
      'used with an order',
      record('gift', {
        codes: issued,
        changes: [captured, change('claim', { bookedOn: 'friend' })],
        orders: [{ orderId: 'o', points: 40 }],
      }),
      { captured: 40, orderId: 'o', holderId: 'friend', bookedOn: ['m', 'friend', 'friend'] },
    ],
  ])('%s', (_, given, expected) => {
    expect(expectRedemption(given, null)).toMatchObject({ ...expected, failures: [] });
  });
});

describe('what cannot all be true', () => {
  test.each<[string, RedemptionRecord]>([
    ['captured twice', record('scarce', { changes: [captured, captured] })],
    [
      'more captured than asked for',
      record('pay', { changes: [change('capture', { asked: 10, captured: 20 })] }),
    ],
    ['released and captured', record('scarce', { changes: [change('release'), captured] })],
    [
      'two orders',
      record('scarce', {
        orders: [
          { orderId: 'o', points: 40 },
          { orderId: 'p', points: 40 },
        ],
      }),
    ],
    [
      'on an order and canceled',
      record('scarce', { orders: [{ orderId: 'o', points: 40 }], changes: [change('cancel')] }),
    ],
    [
      'captured beside an order',
      record('scarce', { orders: [{ orderId: 'o', points: 40 }], changes: [captured] }),
    ],
    ['used twice', record('voucher', { codes: issued, changes: [captured, change('use'), change('use')] })],
    [
      'used and void',
      record('voucher', { codes: issued, changes: [captured, change('use'), change('void')] }),
    ],
    [
      'used with an order, and at the till',
      record('voucher', {
        codes: issued,
        changes: [captured, change('use')],
        orders: [{ orderId: 'o', points: 40 }],
      }),
    ],
    [
      'claimed twice',
      record('gift', { codes: issued, changes: [captured, change('claim'), change('claim')] }),
    ],
    [
      'handed over and canceled',
      record('once', { changes: [captured, change('fulfill'), change('cancel')] }),
    ],
    ['two codes', record('voucher', { codes: new Set(['A', 'B']), changes: [captured] })],
    [
      'refused as captured, and was not',
      record('scarce', { refusals: [{ kind: 'capture', code: 'REDEMPTION_CAPTURED', atMs: 0 }] }),
    ],
    [
      'refused for its points while they were held',
      record('scarce', { refusals: [{ kind: 'capture', code: 'INSUFFICIENT_POINTS', atMs: 59_999 }] }),
    ],
  ])('%s', (_, given) => {
    expect(expectRedemption(given, null).failures).not.toEqual([]);
  });
});
