import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { meanOf } from '../../shared/domain/statistics/mean.ts';
import { meanDifference } from '../../shared/domain/statistics/mean-difference.ts';
import { shareDifference } from '../../shared/domain/statistics/share-difference.ts';
import type { LakeEngine } from '../../shared/lake/engine.ts';
import { outcomesOf } from '../../shared/metrics/points/group-outcomes.ts';
import { EXPERIMENT_GROUPS, SAMPLE_RATIO, UPLIFT } from '../../shared/metrics/points/uplift.ts';
import { runs, SEED } from '../law-runs.ts';
import { aRun, figureOf, figuresAt } from './figures-at.ts';
import { emptyLake, fill, type LakeRow } from './lake.ts';
import { moment } from './posting-rows.ts';

let engine: LakeEngine;
beforeAll(async () => {
  engine = await emptyLake();
});
afterAll(() => engine.close());

const DAY = 86_400;
const BEGIN = Date.parse('2026-01-01T00:00:00Z') / 1000;

/** One member of an experiment: when asked, whether the goal was reached, lost again, and orders by seconds after the ask. */
interface Person {
  readonly group: 'holdout' | 'all';
  readonly askedAfter: number;
  readonly goal: 'none' | 'reached' | 'lost';
  readonly orders: readonly { readonly after: number; readonly net: number; readonly currency: string }[];
  readonly askedAgain: boolean;
}

const SETTINGS = {
  currency: 'USD',
  upliftDays: 14,
  experiments: [
    {
      experiment: { id: 'win_back', salt: 's', holdoutPercent: 50, variants: [{ id: 'all', share: 1 }] },
      goalDays: 7,
      since: '2026-01-03',
    },
  ],
};
const RUN = aRun({ asOf: '2026-04-01', settings: SETTINGS });
const AS_OF = Date.parse('2026-04-01T00:00:00Z') / 1000;
const SINCE = Date.parse('2026-01-03T00:00:00Z') / 1000;

const common = (memberId: string, id: string, type: string, at: number): LakeRow => ({
  event_id: `${memberId}_${id}`,
  type,
  member_id: memberId,
  occurred_at: moment(at),
  recorded_at: moment(at),
});

function askRows(person: Person, index: number): readonly LakeRow[] {
  const memberId = `mbr_${index}`;
  const at = BEGIN + person.askedAfter;
  const variant = person.group === 'holdout' ? null : person.group;
  const ask = { trigger_id: 'win_back', ask_id: `ask_${index}`, variant };
  const made = (id: string, when: number, changes: LakeRow = {}) => ({
    ...common(memberId, id, variant === null ? 'ask.held_out' : 'ask.made', when),
    ...ask,
    ...changes,
  });
  return [
    made('made', at),
    // What needs no leave is done first: the same ask is told twice.
    ...(variant === null ? [] : [made('again', at + 60)]),
    ...(person.askedAgain ? [made('second', at + 20 * DAY, { ask_id: `second_${index}` })] : []),
    ...(person.goal === 'none'
      ? []
      : [{ ...common(memberId, 'goal', 'ask.goal_reached', at + DAY), ...ask }]),
    ...(person.goal === 'lost'
      ? [{ ...common(memberId, 'lost', 'ask.goal_lost', at + 2 * DAY), ...ask }]
      : []),
    { ...common(memberId, 'dropped', 'ask.dropped', at), trigger_id: 'other', ask_id: `other_${index}` },
  ];
}

const orderRows = (person: Person, index: number): readonly LakeRow[] =>
  person.orders.flatMap(({ after, net, currency }, place): readonly LakeRow[] => {
    const at = BEGIN + person.askedAfter + after;
    const row = (id: string, type: string) => ({
      ...common(`mbr_${index}`, `order_${place}_${id}`, type, at),
      order_key: `key_${index}_${place}`,
    });
    return [
      { ...row('recorded', 'order.recorded'), net_minor: 2 * net, currency, placed_at: moment(at) },
      { ...row('refunded', 'order.refunded'), net_minor: -net, currency },
    ];
  });

const tell = async (people: readonly Person[]) => {
  await fill(engine, 'asks', people.flatMap(askRows));
  await fill(engine, 'orders', people.flatMap(orderRows));
};

/** Whose first ask was in this experiment, and at least 14 days ago. */
const isCounted = ({ askedAfter }: Person): boolean =>
  BEGIN + askedAfter >= SINCE && BEGIN + askedAfter + 14 * DAY <= AS_OF;

const spendOf = ({ orders, askedAfter }: Person): number =>
  orders
    .filter(
      ({ after, currency }) =>
        after >= 0 && after < 14 * DAY && currency === 'USD' && BEGIN + askedAfter + after < AS_OF,
    )
    .reduce((sum, { net }) => sum + net, 0);

const person: fc.Arbitrary<Person> = fc.record({
  group: fc.constantFrom('holdout' as const, 'all' as const),
  askedAfter: fc.constantFrom(0, 2 * DAY - 1, 2 * DAY, 30 * DAY, 76 * DAY, 76 * DAY + 1, 85 * DAY),
  goal: fc.constantFrom('none' as const, 'reached' as const, 'lost' as const),
  orders: fc.array(
    fc.record({
      after: fc.constantFrom(-1, 0, 5 * DAY, 14 * DAY - 1, 14 * DAY),
      net: fc.nat(5_000),
      currency: fc.constantFrom('USD', 'USD', 'EUR'),
    }),
    { maxLength: 3 },
  ),
  askedAgain: fc.constant(false),
});

describe('groups of an experiment', () => {
  test('are counted as one by one: who was asked in it, what they reached, what they spent in the days after', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 40 }), async (people) => {
        await tell(people);
        const figures = await figuresAt(engine, EXPERIMENT_GROUPS, RUN);
        for (const group of ['holdout', 'all'] as const) {
          const own = people.filter((each) => each.group === group && isCounted(each));
          if (own.length === 0) continue;
          const goal = figureOf(figures, { trigger: 'win_back', variant: group, part: 'goal' });
          expect([goal.numerator, goal.denominator]).toEqual([
            own.filter((each) => each.goal === 'reached').length,
            own.length,
          ]);
          const spend = figureOf(figures, {
            trigger: 'win_back',
            variant: group,
            part: 'spend',
            currency: 'USD',
          });
          expect(spend.numerator).toBe(own.reduce((sum, each) => sum + spendOf(each), 0));
        }
      }),
      { seed: SEED, numRuns: runs(40) },
    );
  });
});

/** So many of a group, of whom so many reached the goal and spent 1000 or 3000 in turn. */
const many = (group: Person['group'], count: number, converted: number): readonly Person[] =>
  Array.from({ length: count }, (_, index) => ({
    group,
    askedAfter: 5 * DAY,
    goal: index < converted ? 'reached' : 'none',
    orders: index < converted ? [{ after: DAY, net: index % 2 === 0 ? 1_000 : 3_000, currency: 'USD' }] : [],
    askedAgain: index % 3 === 0,
  }));

test.each([
  ['reached, and lost in the same second', ['reached', 'lost'], 0],
  ['lost, and reached anew in the same second', ['reached', 'lost', 'reached'], 1],
])(
  'a goal that was %s counts as it stands, in whatever order its events are read',
  async (_, goals, converted) => {
    const [first] = askRows(
      { group: 'all', askedAfter: 5 * DAY, goal: 'none', orders: [], askedAgain: false },
      0,
    );
    const told = goals.map((goal, place) => ({
      ...common('mbr_0', `goal_${place}`, `ask.goal_${goal}`, BEGIN + 6 * DAY),
      trigger_id: 'win_back',
      ask_id: 'ask_0',
    }));
    await fill(engine, 'orders', []);
    for (const rows of [told, told.toReversed()]) {
      await fill(engine, 'asks', [first ?? {}, ...rows]);
      const figures = await figuresAt(engine, EXPERIMENT_GROUPS, RUN);
      expect(figureOf(figures, { trigger: 'win_back', variant: 'all', part: 'goal' }).numerator).toBe(
        converted,
      );
    }
  },
);

test('squares of spending are added up exactly, in whatever order members come', async () => {
  // 94,906,267² is above 2⁵³, where doubles have no odd numbers: each 1 that is added would be lost.
  const spent = [94_906_267, ...Array.from({ length: 40 }, () => 1)];
  await tell(
    spent.map((net) => ({
      group: 'all',
      askedAfter: 5 * DAY,
      goal: 'none',
      orders: [{ after: DAY, net, currency: 'USD' }],
      askedAgain: false,
    })),
  );
  await figuresAt(engine, EXPERIMENT_GROUPS, RUN);
  const [trigger] = await outcomesOf(engine.query, RUN);
  expect(trigger?.outcomes[0]?.spendSquares).toBe(Number(94_906_267n ** 2n + 40n));
});

describe('uplift', () => {
  const told = async (people: readonly Person[]) => {
    await tell(people);
    const figures = await figuresAt(engine, UPLIFT, RUN);
    const cut = { trigger: 'win_back', variant: 'all' };
    return {
      goal: figureOf(figures, { ...cut, part: 'goal' }),
      spend: figureOf(figures, { ...cut, part: 'spend', currency: 'USD' }),
      ratio: figureOf(await SAMPLE_RATIO.figures(engine.query, RUN), { trigger: 'win_back' }),
    };
  };

  // R. G. Newcombe, Statistics in Medicine 17 (1998), 873–890, Table II: 56 of 70 against 48 of 80 by method 10 is 0.0524 to 0.3339.
  // Ten times as many have the same difference; Newcombe's interval of them by our own arithmetic, which holds the published one.
  test('is the difference with the intervals of Newcombe and Welch', async () => {
    const published = shareDifference({ count: 56, of: 70 }, { count: 48, of: 80 });
    expect([published.from, published.to].map((end) => end.toFixed(4))).toEqual(['0.0524', '0.3339']);
    const { goal, spend, ratio } = await told([...many('all', 700, 560), ...many('holdout', 720, 432)]);
    expect(goal).toMatchObject({ numerator: 560, denominator: 700, reason: null });
    expect(goal.value).toBeCloseTo(0.2, 12);
    const shares = shareDifference({ count: 560, of: 700 }, { count: 432, of: 720 });
    expect(goal.interval).toEqual({ low: shares.from, high: shares.to });
    const group = (count: number, half: number) =>
      meanOf({ n: count, sum: half * 4_000, sumOfSquares: half * 10_000_000 });
    const means = meanDifference(group(700, 280), group(720, 216));
    expect(spend.value).toBeCloseTo(means?.difference ?? Number.NaN, 9);
    expect(spend.interval?.low).toBeCloseTo(means?.from ?? Number.NaN, 6);
    // Half were to be expected: (700 − 710)²/710 · 2.
    expect(ratio.numerator).toBeCloseTo((2 * 10 ** 2) / 710, 9);
    expect(ratio.value).toBeGreaterThan(0.5);
  });

  test('is inconclusive, and no number, while its interval spans 0', async () => {
    const { goal } = await told([...many('all', 200, 101), ...many('holdout', 200, 100)]);
    expect(goal).toMatchObject({ value: null, reason: 'INCONCLUSIVE' });
    expect(goal.interval?.low).toBeLessThan(0);
    expect(goal.interval?.high).toBeGreaterThan(0);
  });

  test('is not told of groups that are not as planned, nor of small ones', async () => {
    const lost = await told([...many('all', 300, 200), ...many('holdout', 200, 100)]);
    expect([lost.goal, lost.spend].map(({ value, reason }) => [value, reason])).toEqual([
      [null, 'SAMPLE_RATIO_MISMATCH'],
      [null, 'SAMPLE_RATIO_MISMATCH'],
    ]);
    expect(lost.ratio.value).toBeLessThan(0.001);
    const small = await told([...many('all', 60, 50), ...many('holdout', 60, 10)]);
    expect(small.goal).toMatchObject({ value: null, reason: 'TOO_FEW_ASSIGNED', interval: null });
  });

  test('is not told without a plan, nor where groups are of another one', async () => {
    await tell([...many('all', 200, 101), ...many('holdout', 200, 50)]);
    const bare = await figuresAt(engine, UPLIFT, { ...RUN, settings: {} });
    expect(bare.map(({ value, reason }) => [value, reason])).toEqual([[null, 'NO_PLAN']]);
    const [planned] = SETTINGS.experiments;
    const other = {
      ...planned,
      experiment: { ...planned?.experiment, variants: [{ id: 'green', share: 1 }] },
    };
    const settings = { ...SETTINGS, experiments: [other] } as typeof SETTINGS;
    const mixed = await figuresAt(engine, UPLIFT, { ...RUN, settings });
    expect(mixed.map(({ reason }) => reason)).toEqual(['MIXED_EXPERIMENTS']);
  });
});
