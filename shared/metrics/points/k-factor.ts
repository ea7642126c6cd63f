import { isCohortAged } from '../customers/cohort-figures.ts';
import type { IsoDay } from '../figure.ts';
import type { Metric } from '../metric.ts';
import { monthAfter, monthOf } from '../months.ts';
import { figureMaker, ratioOf } from './point-figure.ts';

/** After joining, in which a member’s friends count. */
export const K_DAYS = 90;

interface Cohort {
  readonly cohort: IsoDay;
  readonly members: number;
  readonly friends: number;
  readonly qualified: number;
  readonly [column: string]: string | number;
}

const K_SQL = /* sql */ `
  SELECT cohort, count(*) AS members, CAST(sum(coalesce(friends, 0)) AS BIGINT) AS friends, CAST(sum(coalesce(qualified, 0)) AS BIGINT) AS qualified
  FROM new_members
  LEFT JOIN (
    SELECT advocate_id, count(*) FILTER (WHERE signed_up_at < joined_at + INTERVAL '${K_DAYS}' DAY) AS friends,
      count(*) FILTER (WHERE qualified_at < joined_at + INTERVAL '${K_DAYS}' DAY AND is_success) AS qualified
    FROM referral_lives
    JOIN new_members ON new_members.member_id = referral_lives.advocate_id
    WHERE friend_id <> advocate_id
    GROUP BY advocate_id
  ) AS brought ON brought.advocate_id = new_members.member_id
  GROUP BY cohort
  ORDER BY cohort`;

export const K_FACTOR: Metric = {
  name: 'k_factor',
  definitionVersion: 1,
  says: `Friends whose first paid order qualified within ${K_DAYS} days of the advocate’s joining, each once, without those rejected, waiting for a review, or whose order went back / members who joined in the month. It is the product of its parts: friends_per_member (signed up by a code / members) and conversion (qualified / signed up). Null until every member of the month has been observed for ${K_DAYS} days.`,
  async figures(query, run) {
    const figure = figureMaker(this, run);
    const isMature = isCohortAged(run, K_DAYS);
    return (await query<Cohort>(K_SQL)).flatMap(({ cohort, members, friends, qualified }) => {
      const end = monthAfter(cohort);
      const window = { from: cohort, to: end < run.asOf ? end : run.asOf };
      const immature = isMature(monthOf(cohort)) ? null : 'IMMATURE';
      return [
        figure({ window, cut: { cohort }, ...ratioOf(qualified, members, 'NO_CUSTOMERS', immature) }),
        figure({
          window,
          cut: { cohort, part: 'friends_per_member' },
          ...ratioOf(friends, members, 'NO_CUSTOMERS', immature),
        }),
        figure({
          window,
          cut: { cohort, part: 'conversion' },
          ...ratioOf(qualified, friends, 'NOBODY', immature),
        }),
      ];
    });
  },
};

interface Cycle {
  readonly channel: string;
  readonly days: number;
  readonly friends: number;
  readonly [column: string]: string | number;
}

const CYCLE_SQL = /* sql */ `
  SELECT channel, CAST(floor(CAST(date_diff('second', signed_up_at, qualified_at) AS DOUBLE) / 86400) AS INTEGER) AS days, count(*) AS friends
  FROM referral_lives
  WHERE is_success
  GROUP BY channel, CAST(floor(CAST(date_diff('second', signed_up_at, qualified_at) AS DOUBLE) / 86400) AS INTEGER)
  ORDER BY days`;

/** The least number of days within which at least half of them qualified. */
function medianOf(rows: readonly Cycle[], friends: number): number | null {
  let counted = 0;
  for (const { days, friends: more } of rows) {
    counted += more;
    if (2 * counted >= friends) return days;
  }
  return null;
}

export const REFERRAL_CYCLE: Metric = {
  name: 'referral_cycle_time',
  definitionVersion: 1,
  says: 'The days, whole ones of 24 hours, from a friend’s sign-up to the order that qualified, within which half of those friends qualified (median); of all time, and by how the link was shared. Friends who never qualify, are rejected, or whose order went back are not in it.',
  async figures(query, run) {
    const rows = await query<Cycle>(CYCLE_SQL);
    const figure = figureMaker(this, run);
    const channels = [undefined, ...[...new Set(rows.map(({ channel }) => channel))].sort()];
    return channels.map((channel) => {
      const own = rows.filter((row) => channel === undefined || row.channel === channel);
      const friends = own.reduce((sum, row) => sum + row.friends, 0);
      return figure({
        window: { from: run.asOf, to: run.asOf },
        cut: channel === undefined ? {} : { channel },
        denominator: friends,
        value: medianOf(own, friends),
        unit: 'days',
        reason: friends === 0 ? 'NOBODY' : null,
      });
    });
  },
};
