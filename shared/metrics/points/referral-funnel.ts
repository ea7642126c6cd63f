import { shareOf } from '../../domain/statistics/share.ts';
import type { Query } from '../../lake/engine.ts';
import type { Figure, IsoDay } from '../figure.ts';
import { dayAfter } from '../iso-day.ts';
import type { Metric } from '../metric.ts';
import { monthAfter } from '../months.ts';
import { figureMaker, type Part, ratioOf, type Window, windowOf } from './point-figure.ts';

/** After a sign-up, in which it is seen what becomes of it. */
export const REFERRAL_DAYS = 90;

interface Funnel {
  readonly month: IsoDay;
  readonly channel: string;
  readonly visits: number;
  readonly signed_up: number;
  /** Of them, who came by opening a link. */
  readonly by_link: number;
  readonly qualified: number;
  readonly rewarded: number;
  readonly rejected: number;
  readonly reversed: number;
  readonly [column: string]: string | number;
}

const within = (moment: string): string =>
  `count(*) FILTER (WHERE ${moment} < signed_up_at + INTERVAL '${REFERRAL_DAYS}' DAY)`;

const SQL = /* sql */ `
  SELECT month, channel, CAST(sum(visits) AS BIGINT) AS visits, CAST(sum(signed_up) AS BIGINT) AS signed_up, CAST(sum(by_link) AS BIGINT) AS by_link,
    CAST(sum(qualified) AS BIGINT) AS qualified, CAST(sum(rewarded) AS BIGINT) AS rewarded, CAST(sum(rejected) AS BIGINT) AS rejected,
    CAST(sum(reversed) AS BIGINT) AS reversed
  FROM (
    SELECT month, channel, 0 AS visits, count(*) AS signed_up, count(visited_at) AS by_link, ${within('qualified_at')} AS qualified,
      ${within('rewarded_at')} AS rewarded, ${within('rejected_at')} AS rejected, ${within('reversed_at')} AS reversed
    FROM referral_lives
    GROUP BY month, channel
    UNION ALL
    SELECT month, channel, visits, 0, 0, 0, 0, 0, 0 FROM referral_visits
  ) AS steps
  GROUP BY month, channel
  ORDER BY month, channel`;

/** Each step with what it is a share of; null: it is counted alone. */
const STEPS = [
  ['visits', null],
  ['signed_up', null],
  ['by_link', 'visits'],
  ['qualified', 'signed_up'],
  ['rewarded', 'qualified'],
  ['rejected', 'signed_up'],
  ['reversed', 'rewarded'],
] as const satisfies readonly (readonly [keyof Funnel, keyof Funnel | null])[];

type Step = (typeof STEPS)[number][0];
type Counts = Readonly<Record<Step, number>>;

interface Group {
  readonly month: IsoDay;
  readonly window: Window;
  readonly cut: Figure['cut'];
  readonly counts: Counts;
}

async function groupsOf(query: Query, asOf: IsoDay): Promise<readonly Group[]> {
  const rows = await query<Funnel>(SQL);
  return [...new Set(rows.map(({ month }) => month))].flatMap((month): readonly Group[] => {
    const own = rows.filter((row) => row.month === month);
    const window = windowOf(month, asOf);
    return [
      { month, window, cut: { month }, counts: added(own) },
      ...own.map((row) => ({ month, window, cut: { month, channel: row.channel }, counts: row })),
    ];
  });
}

const added = (rows: readonly Funnel[]): Counts =>
  Object.fromEntries(STEPS.map(([step]) => [step, rows.reduce((sum, row) => sum + row[step], 0)])) as Counts;

export const REFERRAL_FUNNEL: Metric = {
  name: 'referral_funnel',
  definitionVersion: 1,
  says: `How many links were opened in the month (visits), friends signed up in it (signed_up; by_link: of them by opening a link), and what became of them within ${REFERRAL_DAYS} days of the sign-up: qualified by a first paid order, rewarded (the advocate), rejected, reversed. Also by how the link was shared. A month of which not everybody has been observed that long is counted so far.`,
  async figures(query, run) {
    const figure = figureMaker(this, run);
    return (await groupsOf(query, run.asOf)).flatMap(({ window, cut, counts }) =>
      STEPS.map(([step]) =>
        figure({
          window,
          cut: { ...cut, part: step },
          numerator: counts[step],
          value: counts[step],
          unit: 'count',
        }),
      ),
    );
  },
};

/** Why a share of a step is not told yet: of visits when the month is over, of the others when everybody was observed. */
function immatureReason(base: Step, month: IsoDay, asOf: IsoDay): 'IMMATURE' | null {
  const end = monthAfter(month);
  return (base === 'visits' ? end : dayAfter(end, REFERRAL_DAYS)) <= asOf ? null : 'IMMATURE';
}

/** Sign-ups of a month by links that were opened in the month before may be more than the month's visits: then there is no interval. */
const intervalOf = ({ numerator: count, denominator: of, value }: Part) =>
  value === null || count > of ? null : shareOf(count, of);

export const REFERRAL_CONVERSION: Metric = {
  name: 'referral_conversion',
  definitionVersion: 1,
  says: `Of each step of the referral funnel, its share of the one before: by_link of visits, qualified and rejected of sign-ups, rewarded of qualified, reversed of rewarded, within ${REFERRAL_DAYS} days of the sign-up, with Wilson’s interval. Null until every friend of the month has been observed that long.`,
  async figures(query, run) {
    const figure = figureMaker(this, run);
    return (await groupsOf(query, run.asOf)).flatMap(({ window, cut, month, counts }) =>
      STEPS.flatMap(([step, base]): readonly Figure[] => {
        if (base === null) return [];
        const rate = ratioOf(counts[step], counts[base], 'NOBODY', immatureReason(base, month, run.asOf));
        return [figure({ window, cut: { ...cut, part: step }, ...rate, interval: intervalOf(rate) })];
      }),
    );
  },
};
