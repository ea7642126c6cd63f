import { shareOf } from '../../../shared/domain/statistics/share.ts';
import type { Cut, Figure } from '../../../shared/metrics/figure.ts';

/** A made-up shop's figures, the same each time: enough of each metric to look at, with what is not known yet. */
export const AS_OF = '2026-11-01';

const MONTHS = [
  ...['07', '08', '09', '10', '11', '12'].map((month) => `2025-${month}-01`),
  ...['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'].map((month) => `2026-${month}-01`),
];
const monthAfter = (month: string, months = 1): string => {
  const date = new Date(month);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
};

/** From -0.5 to 0.5, by place. */
const noise = (...place: readonly number[]): number => {
  const mixed = place.reduce(
    (sum, each, index) => sum + Math.sin(each * 12.9898 + index * 78.233) * 43758.5453,
    0,
  );
  return mixed - Math.floor(mixed) - 0.5;
};

const ALL = { from: '2025-07-01', to: AS_OF };

function figure(metric: string, cut: Cut, rest: Partial<Figure>): Figure {
  return {
    metric,
    definitionVersion: 1,
    ...ALL,
    asOf: AS_OF,
    cut,
    numerator: null,
    denominator: null,
    value: null,
    unit: 'ratio',
    reason: null,
    interval: null,
    ...rest,
  };
}

function share(
  metric: string,
  cut: Cut,
  denominator: number,
  ratio: number,
  rest: Partial<Figure> = {},
): Figure {
  const numerator = Math.round(denominator * Math.max(0, Math.min(1, ratio)));
  const { share: value, from: low, to: high } = shareOf(numerator, denominator);
  return figure(metric, cut, { numerator, denominator, value, interval: { low, high }, ...rest });
}

const immature = (metric: string, cut: Cut, denominator: number, rest: Partial<Figure> = {}): Figure =>
  figure(metric, cut, { denominator, reason: 'IMMATURE', ...rest });

const sizeOf = (index: number): number =>
  Math.round(420 + 60 * index + 220 * noise(index, 3) + (index === 5 ? 600 : 0));

function retention(): Figure[] {
  const cells = MONTHS.flatMap((cohort, index) =>
    Array.from({ length: MONTHS.length - index }, (_, step): Figure => {
      const ratio = step === 0 ? 1 : 0.07 + 0.2 * Math.exp(-step / 2.5) + 0.03 * noise(index, step);
      const window = { from: monthAfter(cohort, step), to: monthAfter(cohort, step + 1) };
      return share('retention_calendar', { cohort, step }, sizeOf(index), ratio, window);
    }),
  );
  const averages = MONTHS.map((_, step) => {
    const own = cells.filter(({ cut }) => cut.step === step);
    const sum = (of: (each: Figure) => number | null) => own.reduce((all, each) => all + (of(each) ?? 0), 0);
    return share(
      'retention_calendar',
      { step },
      sum((each) => each.denominator),
      sum((each) => each.numerator) / sum((each) => each.denominator),
    );
  });
  const days = [1, 3, 7, 14, 30, 60, 90];
  const byAge = days.flatMap((step, at) => [
    share(
      'retention_day',
      { step },
      9_800 - 40 * step,
      0.004 + 0.012 * Math.exp(-step / 40) + (step % 30 === 0 ? 0.004 : 0),
    ),
    share('retention_on_or_after', { step }, 11_200 - 40 * step, 0.47 - 0.045 * at),
    ...['web', 'pos', 'app'].map((channel, index) =>
      share('retention_on_or_after', { step, channel }, 3_000, 0.5 - 0.05 * at - 0.05 * index),
    ),
    ...MONTHS.slice(-4).map((cohort, index) =>
      step > 30 * (3 - index)
        ? immature('retention_on_or_after', { cohort, step }, 640)
        : share('retention_on_or_after', { cohort, step }, 640, 0.3 - 0.04 * at),
    ),
  ]);
  const brackets = ['1-30', '31-60', '61-90'].map((part, index) =>
    share(
      'retention_bracket',
      { step: [1, 31, 61][index] ?? 1, part },
      9_600 - 900 * index,
      0.19 - 0.045 * index,
    ),
  );
  return [...cells, ...averages, ...byAge, ...brackets];
}

function returning(): Figure[] {
  return [
    ...[30, 60, 90, 180, 365].map((step, index) =>
      share('repeat_within', { step }, 11_400 - 1_900 * index, 0.14 + 0.055 * index),
    ),
    share('repeat_purchase', { part: 'lifetime' }, 12_480, 0.381),
    share('repeat_purchase', { part: 'year' }, 10_204, 0.357, { from: '2025-11-01' }),
    ...['gold', 'silver', 'bronze'].map((tier, index) =>
      share('repeat_purchase', { part: 'lifetime', tier }, 900 * (index + 1), 0.8 - 0.22 * index),
    ),
    ...['DE', 'AT', 'CH'].map((country, index) =>
      share('repeat_purchase', { part: 'lifetime', country }, 5_000 - 2_000 * index, 0.4 - 0.03 * index),
    ),
    ...[...MONTHS, '2026-11-01'].flatMap((month, index) => {
      const window = { from: month, to: monthAfter(month) };
      if (month === '2026-11-01')
        return [
          immature('returning_customers', { month }, 12, window),
          figure('new_customers', { month }, { unit: 'customers', reason: 'IMMATURE', ...window }),
        ];
      return [
        share(
          'returning_customers',
          { month },
          500 + 130 * index,
          0.05 + 0.47 * (1 - Math.exp(-index / 5)) + 0.03 * noise(index, 9),
          window,
        ),
        figure(
          'new_customers',
          { month },
          { unit: 'customers', numerator: sizeOf(index), value: sizeOf(index), ...window },
        ),
      ];
    }),
  ];
}

function churn(): Figure[] {
  return [
    figure('inactivity_churn', { part: 'days' }, { unit: 'days', denominator: 9_377, value: 87 }),
    share('inactivity_churn', {}, 12_480, 0.462),
    ...['web', 'pos', 'app'].map((channel, index) =>
      share('inactivity_churn', { channel }, 4_000, 0.5 - 0.04 * index),
    ),
    ...MONTHS.map((month, index) =>
      index === MONTHS.length - 1
        ? immature('period_churn', { month }, 2_300, { from: month, to: monthAfter(month, 2) })
        : share('period_churn', { month }, 500 + 130 * index, 0.83 - 0.012 * index + 0.03 * noise(index, 5), {
            from: month,
            to: monthAfter(month, 2),
          }),
    ),
    figure('churn_risk', { part: 'mean' }, { numerator: 6_502.1, denominator: 12_480, value: 0.521 }),
    ...(['low', 'medium', 'high'] as const).map((part, index) => {
      const count = [3_246, 5_111, 4_123][index] ?? 0;
      return figure('churn_risk', { part }, { numerator: count, denominator: 12_480, value: count / 12_480 });
    }),
  ];
}

const RFM: Readonly<Record<string, readonly [customers: number, value: number]>> = {
  champions: [0.14, 0.41],
  loyal: [0.11, 0.17],
  potential_loyal: [0.15, 0.13],
  new: [0.07, 0.02],
  promising: [0.06, 0.02],
  needs_attention: [0.09, 0.06],
  about_to_sleep: [0.06, 0.02],
  at_risk: [0.1, 0.1],
  cannot_lose: [0.02, 0.03],
  hibernating: [0.11, 0.03],
  lost: [0.09, 0.01],
};

function rfm(): Figure[] {
  return Object.entries(RFM)
    .flatMap(([segment, [customers, value]]) => [
      share('rfm', { currency: 'EUR', segment, part: 'customers' }, 12_480, customers),
      figure(
        'rfm',
        { currency: 'EUR', segment, part: 'value' },
        { numerator: Math.round(value * 146_213_355), denominator: 146_213_355, value },
      ),
    ])
    .concat(
      (['recency', 'orders', 'value'] as const).flatMap((part, index) =>
        [1, 2, 3, 4].map((step) =>
          figure(
            'rfm_cut_points',
            { currency: 'EUR', part, step },
            {
              unit: ['days', 'count', 'minor'][index] ?? '',
              denominator: 12_480,
              value: ([31, 1, 3_100][index] ?? 0) * step,
            },
          ),
        ),
      ),
    );
}

function lifetimeValue(): Figure[] {
  const spread = { 10: 1_900, 25: 3_450, 50: 7_120, 75: 14_480, 90: 28_800, 95: 43_100, 99: 96_700 };
  const eur = (part: string, rest: Partial<Figure>) =>
    figure('clv', { currency: 'EUR', part }, { unit: 'minor', denominator: 12_480, ...rest });
  return [
    eur('historic', {
      numerator: 146_213_355,
      value: 11_715.81,
      interval: { low: 11_390.2, high: 12_041.4 },
    }),
    eur('predicted', { numerator: 79_872_000, value: 6_400 }),
    eur('total', { numerator: 226_085_355, value: 18_115.81 }),
    ...Object.entries(spread).flatMap(([percentile, value]) => [
      eur(`historic p${percentile}`, { value }),
      eur(`total p${percentile}`, { value: Math.round(value * 1.55) }),
    ]),
    eur('historic top tenth', {
      unit: 'ratio',
      numerator: 64_333_876,
      denominator: 146_213_355,
      value: 0.44,
    }),
    figure(
      'clv',
      { currency: 'JPY', part: 'historic' },
      {
        unit: 'minor',
        numerator: 3_481_200,
        denominator: 412,
        value: 8_449.5,
        interval: { low: 7_800, high: 9_099 },
      },
    ),
    figure(
      'clv',
      { currency: 'JPY', part: 'predicted' },
      { unit: 'minor', denominator: 412, reason: 'TOO_FEW_CUSTOMERS' },
    ),
    figure(
      'clv',
      { currency: 'JPY', part: 'total' },
      { unit: 'minor', denominator: 412, reason: 'TOO_FEW_CUSTOMERS' },
    ),
    eur('bg_nbd r', {
      unit: 'parameter',
      denominator: null,
      value: 0.243,
      interval: { low: 0.218, high: 0.27 },
    }),
  ];
}

function acquisition(): Figure[] {
  return MONTHS.flatMap((month, index) => {
    const customers = sizeOf(index);
    const spend = customers * Math.round(2_150 + 500 * noise(index, 2));
    const window = { from: month, to: monthAfter(month) };
    return [
      figure(
        'acquisition_cost',
        { month, currency: 'EUR' },
        index === 0
          ? { unit: 'minor', denominator: customers, reason: 'NO_SPEND', ...window }
          : { unit: 'minor', numerator: spend, denominator: customers, value: spend / customers, ...window },
      ),
      figure(
        'payback',
        { cohort: month, currency: 'EUR' },
        index > 12
          ? {
              unit: 'months',
              denominator: spend,
              numerator: Math.round(spend * 0.8),
              reason: 'NOT_PAID_BACK',
              from: month,
            }
          : {
              unit: 'months',
              denominator: spend,
              numerator: Math.round(spend * 1.02),
              value: 2 + (index % 3),
              from: month,
            },
      ),
    ];
  });
}

function surveys(): Figure[] {
  return MONTHS.slice(-9).flatMap((month, index) => {
    const window = { from: month, to: monthAfter(month) };
    const answers = 90 + 14 * index;
    const nps = 31 + 1.4 * index + 8 * noise(index, 1);
    const ces = 5.1 + 0.05 * index + 0.3 * noise(index, 8);
    return [
      figure(
        'nps',
        { month, survey: 'relationship' },
        {
          unit: 'score',
          denominator: answers,
          numerator: Math.round((nps * answers) / 100),
          value: nps,
          interval: { low: nps - 13, high: nps + 13 },
          ...window,
        },
      ),
      share('csat', { month, survey: 'delivery' }, answers * 2, 0.82 + 0.006 * index, window),
      share('csat', { month, survey: 'support' }, answers, 0.7 + 0.03 * noise(index, 4), window),
      figure(
        'ces',
        { month, survey: 'returns' },
        index < 2
          ? { unit: 'score', reason: 'NO_ANSWERS', ...window }
          : {
              unit: 'score',
              denominator: 50,
              value: ces,
              interval: { low: ces - 0.4, high: ces + 0.4 },
              ...window,
            },
      ),
    ];
  });
}

function programReturn(): Figure[] {
  return [90, 180, 365].flatMap((step, index) => {
    const value = [182, 640, 1_512][index] ?? 0;
    const half = [210, 330, 980][index] ?? 0;
    const cut = { currency: 'EUR', step };
    return [
      figure(
        'program_return',
        { ...cut, part: 'difference' },
        {
          unit: 'minor',
          denominator: 6_100 - 1_500 * index,
          numerator: value * 6_100,
          value,
          interval: { low: value - half, high: value + half },
        },
      ),
      figure(
        'program_return',
        { ...cut, part: 'members' },
        { unit: 'minor', denominator: 6_100 - 1_500 * index, value: 4_200 + value },
      ),
      figure(
        'program_return',
        { ...cut, part: 'others' },
        { unit: 'minor', denominator: 6_100 - 1_500 * index, value: 4_200 },
      ),
      figure(
        'program_return',
        { ...cut, part: 'matched' },
        { numerator: 6_100 - 1_500 * index, denominator: 6_200, value: 0.96 - 0.2 * index },
      ),
    ];
  });
}

function redemption(): Figure[] {
  return [
    figure(
      'redemption_rate_flow',
      {},
      { numerator: 1_204_500, denominator: 2_310_400, value: 1_204_500 / 2_310_400 },
    ),
    figure('breakage_realized', {}, { numerator: 14_200, denominator: 118_300, value: 0.12 }),
    figure('breakage_expected', {}, { numerator: 21_600, denominator: 112_500, value: 0.192 }),
    ...MONTHS.flatMap((month, index) => {
      const window = { from: month, to: monthAfter(month) };
      const issued = 60_000 + 9_000 * index;
      const age = MONTHS.length - index;
      const redeemed = Math.round(issued * 0.8 * (1 - Math.exp(-age / 6)));
      const expired = age > 12 ? Math.round(issued * 0.12) : 0;
      const reversed = Math.round(issued * 0.03);
      const flow = 0.25 + 0.02 * index + 0.05 * noise(index, 6);
      const until = { from: month };
      const parts = {
        issued,
        redeemed,
        reversed,
        expired,
        outstanding: Math.max(0, issued - redeemed - reversed - expired),
      };
      return [
        figure(
          'redemption_rate_flow',
          { month },
          { numerator: Math.round(issued * flow), denominator: issued, value: flow, ...window },
        ),
        figure(
          'redemption_rate_vintage',
          { vintage: month },
          { numerator: redeemed, denominator: issued, value: redeemed / issued, ...until },
        ),
        figure(
          'breakage_realized',
          { vintage: month },
          age > 14
            ? { numerator: expired, denominator: issued, value: expired / issued, ...until }
            : { denominator: issued, reason: 'IMMATURE', ...until },
        ),
        ...Object.entries(parts).map(([part, value]) =>
          figure(
            'points_by_vintage',
            { vintage: month, part },
            { unit: 'points', numerator: value, denominator: issued, value, ...until },
          ),
        ),
      ];
    }),
  ];
}

function liability(): Figure[] {
  let balance = 0;
  const lines = MONTHS.flatMap((month, index) => {
    const window = { from: month, to: monthAfter(month) };
    const issued = 60_000 + 9_000 * index;
    const moves = {
      issued,
      redeemed: -Math.round(issued * (0.25 + 0.02 * index)),
      expired: index > 11 ? -7_400 : 0,
      reversed: -Math.round(issued * 0.03),
      adjusted: index % 4 === 0 ? 350 : -120,
    };
    const opening = balance;
    balance = Object.values(moves).reduce((sum, points) => sum + points, balance);
    return Object.entries({ opening, ...moves, closing: balance }).map(([part, value]) =>
      figure('points_roll_forward', { month, part }, { unit: 'points', numerator: value, value, ...window }),
    );
  });
  const at = { from: AS_OF };
  const states = { active: balance - 31_200 - 900 + 140, pending: 31_200, held: 900, owed: -140 };
  const money = (part: string, value: number) =>
    figure('points_liability', { currency: 'EUR', part }, { unit: 'minor', numerator: value, value });
  return [
    ...lines,
    figure('points_balance', {}, { unit: 'points', numerator: balance, value: balance, ...at }),
    ...Object.entries(states).map(([part, value]) =>
      figure('points_balance', { part }, { unit: 'points', numerator: value, value, ...at }),
    ),
    money('allocated', 1_384_200),
    money('deferred', 612_900),
    money('face_value', balance),
    ...MONTHS.slice(-3).flatMap((vintage, index) => [
      figure(
        'points_liability',
        { vintage, currency: 'EUR', part: 'deferred' },
        index === 2
          ? { unit: 'minor', reason: 'NO_ESTIMATE', from: vintage }
          : { unit: 'minor', numerator: 88_000, value: 88_000 + index, from: vintage },
      ),
    ]),
  ];
}

function tiers(): Figure[] {
  return MONTHS.flatMap((month, index) => {
    const window = { from: month, to: monthAfter(month) };
    const groups = {
      none: 900 + 120 * index,
      bronze: 300 + 160 * index,
      silver: 60 + 70 * index,
      gold: 10 + 24 * index,
    };
    const all = Object.values(groups).reduce((sum, members) => sum + members, 0);
    const stages = { new: 0.3, active: 0.4, lapsing: 0.18, lapsed: 0.12 };
    return [
      ...Object.entries(groups).map(([tier, members]) =>
        figure(
          'tier_mix',
          { month, tier },
          { numerator: members, denominator: all, value: members / all, ...window },
        ),
      ),
      ...[
        ['bronze', 'none', 160],
        ['silver', 'bronze', 74],
        ['gold', 'silver', 26],
        ['silver', 'gold', 2],
      ].map(([tier, from, moves]) =>
        figure(
          'tier_moves',
          { month, tier: `${tier}`, part: `from ${from}` },
          { unit: 'count', numerator: Number(moves), value: Number(moves), ...window },
        ),
      ),
      ...Object.entries(stages).map(([part, ratio]) =>
        figure(
          'journey_stage_mix',
          { month, part },
          { numerator: Math.round(all * ratio), denominator: all, value: ratio, ...window },
        ),
      ),
    ];
  });
}

function referrals(): Figure[] {
  const shares = {
    by_link: ['visits', 0.21],
    qualified: ['signed_up', 0.38],
    rewarded: ['qualified', 0.93],
    rejected: ['signed_up', 0.06],
    reversed: ['rewarded', 0.04],
  } as const;
  return [
    figure('referral_cycle_time', {}, { unit: 'days', denominator: 812, value: 9, from: AS_OF }),
    figure(
      'referral_cycle_time',
      { channel: 'whatsapp' },
      { unit: 'days', denominator: 401, value: 6, from: AS_OF },
    ),
    ...MONTHS.slice(-9).flatMap((month, index) => {
      const window = { from: month, to: monthAfter(month) };
      const visits = 600 + 70 * index;
      const counts: Record<string, number> = { visits, signed_up: Math.round(visits * 0.26) };
      for (const [part, [of, ratio]] of Object.entries(shares))
        counts[part] = Math.round((counts[of] ?? 0) * ratio);
      const isMature = index < 6;
      return [
        ...Object.entries(counts).map(([part, value]) =>
          figure('referral_funnel', { month, part }, { unit: 'count', numerator: value, value, ...window }),
        ),
        ...Object.entries(shares).map(([part, [of]]) => {
          const base = counts[of] ?? 0;
          if (!isMature && part !== 'by_link')
            return immature('referral_conversion', { month, part }, base, window);
          return share('referral_conversion', { month, part }, base, (counts[part] ?? 0) / base, window);
        }),
        isMature
          ? figure(
              'k_factor',
              { cohort: month },
              { numerator: 40 + 3 * index, denominator: 420, value: (40 + 3 * index) / 420, ...window },
            )
          : immature('k_factor', { cohort: month }, 420, window),
        isMature
          ? figure(
              'k_factor',
              { cohort: month, part: 'conversion' },
              { numerator: 40, denominator: 102, value: 40 / 102, ...window },
            )
          : immature('k_factor', { cohort: month, part: 'conversion' }, 102, window),
      ];
    }),
  ];
}

function rewards(): Figure[] {
  return MONTHS.slice(-3).flatMap((month) =>
    Object.entries({ 'five-off': 412, 'free-shipping': 233, 'tote-bag': 58 }).flatMap(([part, value]) => [
      figure(
        'reward_redemptions',
        { month, part },
        { unit: 'count', numerator: value, denominator: 703, value, from: month, to: monthAfter(month) },
      ),
      figure(
        'reward_points',
        { month, part },
        {
          unit: 'points',
          numerator: value * 500,
          denominator: 351_500,
          value: value * 500,
          from: month,
          to: monthAfter(month),
        },
      ),
    ]),
  );
}

function uplift(): Figure[] {
  const at = { from: AS_OF };
  const of = (trigger: string, part: string, rest: Partial<Figure>) =>
    figure(
      'uplift',
      { trigger, variant: 'mail', part, ...(part === 'spend' ? { currency: 'EUR' } : {}) },
      { unit: part === 'spend' ? 'minor' : 'ratio', denominator: 1_840, ...at, ...rest },
    );
  return [
    of('win-back', 'goal', { numerator: 322, value: 0.046, interval: { low: 0.018, high: 0.074 } }),
    of('win-back', 'spend', {
      numerator: 940_000,
      reason: 'INCONCLUSIVE',
      interval: { low: -112, high: 318 },
    }),
    of('second-order', 'goal', {
      numerator: 201,
      reason: 'INCONCLUSIVE',
      interval: { low: -0.011, high: 0.027 },
    }),
    of('second-order', 'spend', { numerator: 850_000, value: -141, interval: { low: -250, high: -32 } }),
    of('birthday', 'goal', { denominator: 31, reason: 'TOO_FEW_ASSIGNED' }),
    share('experiment_groups', { trigger: 'win-back', variant: 'holdout', part: 'goal' }, 460, 0.129, at),
    share('experiment_groups', { trigger: 'win-back', variant: 'mail', part: 'goal' }, 1_840, 0.175, at),
    figure('sample_ratio', { trigger: 'win-back' }, { numerator: 0.22, denominator: 1, value: 0.64, ...at }),
  ];
}

export const sampleFigures = (): readonly Figure[] => [
  ...retention(),
  ...returning(),
  ...churn(),
  ...rfm(),
  ...lifetimeValue(),
  ...acquisition(),
  ...surveys(),
  ...programReturn(),
  ...redemption(),
  ...liability(),
  ...tiers(),
  ...referrals(),
  ...rewards(),
  ...uplift(),
];
