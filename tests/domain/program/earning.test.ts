import { describe, expect, test } from 'vitest';
import { NOTHING_RETURNED, type Order, type Returned } from '../../../shared/domain/order.ts';
import type { EarningRule } from '../../../shared/domain/program/earning-rule.ts';
import { judgeEvent } from '../../../shared/domain/program/judge-event.ts';
import { judgeOrder, orderContext } from '../../../shared/domain/program/judge-order.ts';
import type { JudgmentInputs } from '../../../shared/domain/program/judgment-context.ts';
import { type MemberFacts, NO_FACTS } from '../../../shared/domain/program/member-facts.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import type { Unmet } from '../../../shared/domain/program/unmet.ts';
import { aLine, anOrder, aProgram, seconds } from '../builders.ts';
import { aTierProgram } from '../tiers/tier-programs.ts';

const aRule = (changes: Partial<EarningRule>): EarningRule => ({
  id: 'rule',
  description: 'a rule',
  on: 'order',
  effect: { kind: 'points_per_amount', points: 1, perAmount: { USD: 100 } },
  ...changes,
});
const base = aRule({ id: 'base' });

/** 10.00 of tea, and two mugs of 20.00 each. */
const order = anOrder({
  lines: [
    aLine({ lineId: 'tea', sku: 'tea', unitPrice: 1_000, categories: ['food'] }),
    aLine({ lineId: 'mugs', sku: 'mug', quantity: 2, unitPrice: 2_000 }),
  ],
});
const back = (units: Returned['units'], amount = 0): Returned => ({ units, amount });

function judged(
  terms: Partial<Program>,
  {
    of = order,
    returned = NOTHING_RETURNED,
    ...inputs
  }: JudgmentInputs & { of?: Order; returned?: Returned } = {},
) {
  const program = aProgram(terms);
  const judgment = judgeOrder(program, of, returned, orderContext(program, inputs, of.placedAt, 1));
  const reasons = Object.fromEntries(judgment.verdicts().map(({ ruleId, reason }) => [ruleId, reason]));
  const awards = judgment.awards().map(({ line, ruleId, points }) => `${ruleId} ${line} ${points}`);
  const unmet = Object.fromEntries(judgment.verdicts().map(({ ruleId, unmet }) => [ruleId, unmet]));
  return { ...judgment, reasons, unmet, awards };
}

describe('the stages', () => {
  test('multipliers of one stage add up and do not multiply each other; those of the sum see what those of the rates gave', () => {
    const multiplier = (id: string, percent: number, of: 'rates' | 'all') =>
      aRule({ id, effect: { kind: 'multiplier', percent, of } });
    const { points, awards } = judged({
      earningRules: [
        multiplier('tenth-more', 110, 'all'),
        multiplier('double', 200, 'rates'),
        multiplier('triple', 300, 'rates'),
        aRule({ id: 'welcome', effect: { kind: 'fixed_points', points: 100 } }),
        aRule({ id: 'each', effect: { kind: 'points_per_item', points: 5 } }),
        base,
      ],
    });
    // 50 by rate, 50 and 100 more by the multipliers of it, 115 in bonuses, and a tenth of all 315.
    expect(points).toBe(346);
    expect(awards).toEqual([
      'base 0 10',
      'base 1 40',
      'each 0 5',
      'each 1 10',
      'welcome null 100',
      'double null 50',
      'triple null 100',
      'tenth-more null 31.5',
    ]);
  });

  test('a multiplier of some goods counts what those goods were given, and no points of the whole order', () => {
    const { awards } = judged({
      earningRules: [
        base,
        aRule({ id: 'welcome', effect: { kind: 'fixed_points', points: 100 } }),
        aRule({
          id: 'food',
          goods: { categories: ['food'] },
          effect: { kind: 'multiplier', percent: 300, of: 'all' },
        }),
      ],
    });
    expect(awards).toEqual(['base 0 10', 'base 1 40', 'food 0 20', 'welcome null 100']);
  });

  test("a tier's percent is a multiplier of the rates", () => {
    const tiers = {
      qualifyBy: 'points' as const,
      window: { kind: 'lifetime' as const },
      upgrade: 'at_once' as const,
      downgrade: 'none' as const,
      graceMonths: 0,
      tiers: [
        { id: 'basic', name: 'Basic', threshold: 0, benefits: {} },
        { id: 'gold', name: 'Gold', threshold: 500, benefits: { earningPercent: 150 } },
      ],
    };
    const gold = judged({ tiers, earningRules: [base] }, { facts: { ...NO_FACTS, tier: 'gold' } });
    expect(gold.awards).toEqual(['base 0 10', 'base 1 40', 'tier:gold null 25']);
    expect(judged({ tiers, earningRules: [base] }, { facts: { ...NO_FACTS, tier: 'basic' } }).points).toBe(
      50,
    );
  });

  test('goods that never earn do not count for anything', () => {
    const excludedGoods = { skus: ['mug'] };
    const many = aRule({ id: 'many', when: { kind: 'quantity', atLeast: 2 } });
    const { points, reasons } = judged({ excludedGoods, earningRules: [base, many] });
    expect(points).toBe(10);
    expect(reasons['many']).toBe('The goods that count come to 1 units; asked is at least 2.');
    const only = anOrder({ lines: [aLine({ sku: 'mug' })] });
    const fixed = aRule({ effect: { kind: 'fixed_points', points: 9 } });
    expect(judged({ excludedGoods, earningRules: [fixed] }, { of: only }).points).toBe(0);
  });
});

describe('stacking', () => {
  const groups = [{ id: 'g', stacking: 'best' as const }];
  const food = aRule({
    id: 'food',
    group: 'g',
    goods: { categories: ['food'] },
    effect: { kind: 'points_per_amount', points: 45, perAmount: { USD: 1_000 } },
  });
  const plain = aRule({ id: 'plain', group: 'g' });

  test('the best of a group', () => {
    const { points, reasons, unmet } = judged({ groups, earningRules: [food, plain] });
    expect(points).toBe(50);
    expect(reasons['food']).toBe('In its group only the best counts, and rule plain gave more.');
    expect(unmet['food']).toEqual([{ kind: 'outdone', by: 'a rule' }]);
  });

  test('after a return another may be the best', () => {
    expect(judged({ groups, earningRules: [food, plain] }, { returned: back({ mugs: 1 }) }).points).toBe(45);
  });

  test('but not where one of them is counted: what a counter was given back is not drawn again', () => {
    const counted = { ...food, caps: { program: { points: 1_000 } } };
    expect(judged({ groups, earningRules: [counted, plain] }, { returned: back({ mugs: 2 }) })).toMatchObject(
      {
        points: 10,
        uses: [],
      },
    );
  });

  test('a multiplier of some goods counts the best that a group has for them, so that a return does not raise it', () => {
    const mugs = aRule({
      id: 'mugs',
      group: 'g',
      goods: { skus: ['mug'] },
      effect: { kind: 'points_per_amount', points: 9, perAmount: { USD: 4_000 } },
    });
    const double = aRule({
      id: 'double-mugs',
      goods: { skus: ['mug'] },
      effect: { kind: 'multiplier', percent: 200, of: 'rates' },
    });
    const earningRules = [{ ...plain, goods: { categories: ['food'] } }, mugs, double];
    expect(judged({ groups, earningRules }).points).toBe(10 + 9);
    expect(judged({ groups, earningRules }, { returned: back({ tea: 1 }) }).points).toBe(9 + 9);
  });

  test('the first of a group that fires stays it', () => {
    const first = [{ id: 'g', stacking: 'first' as const }];
    expect(judged({ groups: first, earningRules: [food, plain] }).points).toBe(45);
    const gone = judged({ groups: first, earningRules: [food, plain] }, { returned: back({ tea: 1 }) });
    expect(gone.points).toBe(0);
    expect(gone.reasons['plain']).toBe('In its group only the first counts, and that was rule food.');
  });

  test('a rule whose cap has nothing left gives way', () => {
    const rooms = { rules: { plain: 0 } };
    const capped = { ...plain, caps: { perMember: [{ per: 'ever' as const, times: 1 }] } };
    const { points, reasons, binding } = judged({ groups, earningRules: [food, capped] }, { rooms });
    expect({ points, binding }).toEqual({ points: 45, binding: { rules: { plain: 0 } } });
    expect(reasons['plain']).toBe('Its cap has nothing left.');
  });
});

describe('caps', () => {
  test('cut a rule before multipliers see it, and are shared out in whole points', () => {
    const capped = aRule({ id: 'base', caps: { perOrder: 7 } });
    const double = aRule({ id: 'double', effect: { kind: 'multiplier', percent: 200, of: 'rates' } });
    expect(judged({ earningRules: [capped, double] }).awards).toEqual([
      'base 0 1',
      'base 1 6',
      'double null 7',
    ]);
  });

  test('uses are told in whole points, rounded up', () => {
    const counted = aRule({
      caps: { perMember: [{ per: 'month', points: 100 }] },
      effect: { kind: 'points_per_amount', points: 1, perAmount: { USD: 300 } },
    });
    expect(judged({ earningRules: [counted] })).toMatchObject({
      points: 16,
      uses: [{ ruleId: 'rule', times: 1, points: 17 }],
    });
  });

  test('what is left to the member by the program itself comes last', () => {
    const { points, binding } = judged({ earningRules: [base] }, { rooms: { rules: {}, total: 12 } });
    expect({ points, binding }).toEqual({ points: 12, binding: { rules: {}, total: 12 } });
  });
});

describe('conditions, and the words for those that failed', () => {
  const paris: MemberFacts = {
    ...NO_FACTS,
    tier: 'gold',
    attributes: { city: 'Paris', kids: 2 },
    birthday: { month: 1, day: 15 },
    behavior: { orders: 4 },
    spent: { USD: 9_000 },
  };
  const segments = [
    {
      id: 'parisians',
      description: '',
      when: { kind: 'attribute' as const, name: 'city', test: { is: 'Paris' } },
    },
  ];

  test.each<[string, NonNullable<EarningRule['when']>, string | null]>([
    ['amount', { kind: 'amount', atLeast: { USD: 5_000 } }, null],
    [
      'amount short',
      { kind: 'amount', atLeast: { USD: 5_001 } },
      'The goods that count come to 50.00 USD; asked is at least 50.01 USD.',
    ],
    [
      'amount over',
      { kind: 'amount', atMost: { USD: 4_999 } },
      'The goods that count came to 50.00 USD; asked is at most 49.99 USD.',
    ],
    ['amount of goods', { kind: 'amount', atLeast: { USD: 1_000 }, goods: { skus: ['tea'] } }, null],
    [
      'amount in another currency',
      { kind: 'amount', atLeast: { EUR: 1 } },
      'The condition names no amount in USD.',
    ],
    [
      'not',
      { kind: 'not', of: { kind: 'amount', atLeast: { USD: 100 } } },
      'The goods that count came to 50.00 USD; asked is less than 1.00 USD.',
    ],
    [
      'any',
      {
        kind: 'any',
        of: [
          { kind: 'channel', in: ['store'] },
          { kind: 'country', in: ['FR'] },
        ],
      },
      'None of these holds. The channel is web; asked is store. Nor: The country is none; asked is FR.',
    ],
    [
      'all tells the first that failed',
      {
        kind: 'all',
        of: [{ kind: 'channel', in: ['web'] }, { kind: 'coupon' }, { kind: 'country', in: ['FR'] }],
      },
      'The coupon is none; asked is any.',
    ],
    [
      'nth order',
      { kind: 'order_number', every: 5 },
      "It is the member's order number 1; asked is one that 5 divides.",
    ],
    ['weekday', { kind: 'weekday', in: [4] }, null],
    [
      'other weekday',
      { kind: 'weekday', in: [6, 7] },
      'It happened on a Thursday; asked is Saturday or Sunday.',
    ],
    [
      'time over midnight',
      { kind: 'time_of_day', from: '22:00', to: '06:00' },
      'It happened at 12:00; asked is from 22:00 to 06:00.',
    ],
    ['date', { kind: 'date', from: '2026-01-15', to: '2026-01-15' }, null],
    [
      'other date',
      { kind: 'date', from: '2026-02-01' },
      'It happened on 2026-01-15; asked is from 2026-02-01.',
    ],
    ['tier', { kind: 'tier', in: ['silver'] }, "The member's tier was gold; asked is silver."],
    ['segment', { kind: 'segment', in: ['parisians'] }, null],
    [
      'attribute',
      { kind: 'attribute', name: 'kids', test: { atLeast: 3 } },
      'Not so of the member: kids is at least 3.',
    ],
    ['attribute that is absent', { kind: 'attribute', name: 'toString', test: { absent: true } }, null],
    ['birthday', { kind: 'birthday', within: 'day' }, null],
    ['behavior', { kind: 'behavior', of: 'orders', atLeast: 4 }, null],
    [
      'behavior without a measure',
      { kind: 'behavior', of: 'days_since_last_order', atMost: 30 },
      'Not so of the member: days since last order at most 30.',
    ],
    ['spent', { kind: 'spent', atLeast: { EUR: 1, USD: 9_000 } }, null],
  ])('%s', (_name, when, failure) => {
    const { reasons } = judged({ segments, earningRules: [aRule({ when })] }, { facts: paris });
    expect(reasons['rule']).toBe(failure ?? 'It gave 50 points.');
  });

  test.each<[string, NonNullable<EarningRule['when']>, readonly Unmet[]]>([
    [
      'an amount',
      { kind: 'amount', atLeast: { USD: 5_001 } },
      [{ kind: 'amount', atLeast: 5_001, found: 5_000, currency: 'USD' }],
    ],
    [
      'the opposite of an amount',
      { kind: 'not', of: { kind: 'amount', atLeast: { USD: 100 } } },
      [{ kind: 'amount', atMost: 99, found: 5_000, currency: 'USD' }],
    ],
    ['units', { kind: 'quantity', atLeast: 4 }, [{ kind: 'quantity', atLeast: 4, found: 3 }]],
    ['every fifth order', { kind: 'order_number', every: 5 }, [{ kind: 'order_number', every: 5, found: 1 }]],
    [
      'any of several',
      {
        kind: 'any',
        of: [
          { kind: 'channel', in: ['store'] },
          { kind: 'country', in: ['FR'] },
        ],
      },
      [
        { kind: 'channel', in: ['store'] },
        { kind: 'country', in: ['FR'] },
      ],
    ],
    [
      'all, of which the second fails',
      { kind: 'all', of: [{ kind: 'channel', in: ['web'] }, { kind: 'coupon' }] },
      [{ kind: 'coupon' }],
    ],
    [
      'other weekdays',
      { kind: 'not', of: { kind: 'weekday', in: [4] } },
      [{ kind: 'weekday', days: [4], isNegated: true }],
    ],
    [
      'a time of day',
      { kind: 'time_of_day', from: '22:00', to: '06:00' },
      [{ kind: 'time_of_day', from: '22:00', until: '06:00' }],
    ],
    ['a day', { kind: 'date', from: '2026-02-01' }, [{ kind: 'date', from: '2026-02-01' }]],
    ['a tier, by its name', { kind: 'tier', in: ['silver'] }, [{ kind: 'tier', names: ['Tier 1'] }]],
    [
      'an attribute, whose name and value are not told',
      { kind: 'attribute', name: 'kids', test: { atLeast: 3 } },
      [{ kind: 'attribute' }],
    ],
    ['nothing that could hold', { kind: 'any', of: [] }, [{ kind: 'no_points' }]],
  ])('as data: %s', (_name, when, unmet) => {
    expect(
      judged({ tiers: aTierProgram(), earningRules: [aRule({ when })] }, { facts: paris }).unmet['rule'],
    ).toEqual(unmet);
  });

  test('a birthday on February 29 is kept on the 28th of other years', () => {
    const facts = { ...NO_FACTS, birthday: { month: 2, day: 29 } };
    const earningRules = [aRule({ when: { kind: 'birthday', within: 'day' } })];
    const on = (iso: string) =>
      judged({ earningRules }, { facts, of: { ...order, placedAt: seconds(iso) } }).points;
    expect([on('2026-02-28T12:00:00Z'), on('2028-02-28T12:00:00Z'), on('2028-02-29T12:00:00Z')]).toEqual([
      50, 0, 50,
    ]);
  });

  test('a rule outside its dates, without goods, or without points in the currency says so', () => {
    const { reasons, unmet } = judged({
      earningRules: [
        aRule({ id: 'soon', from: '2026-01-15T13:00:00+00:30' }),
        aRule({ id: 'over', until: '2026-01-15T12:00:00Z' }),
        aRule({ id: 'books', goods: { skus: ['book'] } }),
        aRule({ id: 'euro', effect: { kind: 'points_per_amount', points: 1, perAmount: { EUR: 100 } } }),
        aRule({
          id: 'steps',
          effect: { kind: 'points_per_amount', points: 1, perAmount: { USD: 6_000 }, wholeSteps: true },
        }),
      ],
    });
    expect(reasons).toEqual({
      soon: 'It begins at 2026-01-15T12:30:00Z; this happened at 2026-01-15T12:00:00Z.',
      over: 'It ended at 2026-01-15T12:00:00Z; this happened at 2026-01-15T12:00:00Z.',
      books: 'No line of the order falls under it.',
      euro: 'It gives no points for amounts in USD.',
      steps: 'The goods that count come to 50.00 USD; a full step is 60.00 USD.',
    });
    expect(unmet).toEqual({
      soon: [{ kind: 'not_yet', from: '2026-01-15T12:30:00Z' }],
      over: [{ kind: 'over', until: '2026-01-15T12:00:00Z' }],
      books: [{ kind: 'goods' }],
      euro: [{ kind: 'no_points' }],
      steps: [{ kind: 'no_points' }],
    });
  });
});

describe('returns', () => {
  test('a lower bound is asked of what is left, an upper bound of what was bought', () => {
    const above = aRule({ id: 'above', when: { kind: 'amount', atLeast: { USD: 5_000 } } });
    const below = aRule({ id: 'below', when: { kind: 'amount', atMost: { USD: 3_000 } } });
    const returned = back({ mugs: 1 });
    expect(judged({ earningRules: [above] }, { returned }).points).toBe(0);
    expect(judged({ earningRules: [below] }, { returned }).points).toBe(0);
  });

  test('all the money given back leaves nothing, though no unit came back', () => {
    const each = aRule({ effect: { kind: 'points_per_item', points: 10 } });
    expect(judged({ earningRules: [each] }, { returned: back({}, 4_999) }).points).toBe(30);
    expect(judged({ earningRules: [each] }, { returned: back({}, 5_000) }).points).toBe(0);
  });
});

test('an event earns by the rules for its type, and its own multipliers', () => {
  const on = { event: 'review' };
  const program = aProgram({
    earningRules: [
      base,
      aRule({ id: 'review', on, effect: { kind: 'fixed_points', points: 20 } }),
      aRule({
        id: 'with-photo',
        on,
        when: { kind: 'event_attribute', name: 'photo', test: { is: true } },
        effect: { kind: 'multiplier', percent: 150, of: 'all' },
      }),
    ],
  });
  const event = { type: 'review', occurredAt: order.placedAt, attributes: { photo: true } };
  expect(judgeEvent(program, event, {}).points).toBe(30);
  const plain = judgeEvent(program, { ...event, attributes: {} }, {});
  expect(plain.points).toBe(20);
  expect(plain.verdicts().map(({ ruleId, reason }) => [ruleId, reason])).toEqual([
    ['review', 'It gave 20 points.'],
    ['with-photo', 'photo is not given; asked is true.'],
  ]);
  expect(judgeEvent(program, { ...event, type: 'visit' }, {}).points).toBe(0);
});
