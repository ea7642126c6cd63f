import type { Dialect } from '../dialect.ts';
import type { View } from '../metric.ts';
import { localMonth } from './utc-days.ts';

const first = (type: string): string => `min(occurred_at) FILTER (WHERE type = '${type}')`;

/** A friend comes once: by whose code, the sign-up tells, and all that follows names the friend. */
export const referralLives = (dialect: Dialect): View => ({
  name: 'referral_lives',
  row: 'A friend who came by an advocate’s code before `as_of`, with when what followed did; null: it did not.',
  isKept: true,
  sql: /* sql */ `
    SELECT friend_id, advocate_id, coalesce(channel, 'unknown') AS channel, signed_up_at, visited_at,
      ${localMonth(dialect, 'signed_up_at')} AS month, qualified_at, rewarded_at, rejected_at, reversed_at
    FROM (
      SELECT coalesce(friend_id, member_id) AS friend_id, max(advocate_id) AS advocate_id, max(channel) AS channel,
        ${first('referral.signed_up')} AS signed_up_at, max(visited_at) AS visited_at, ${first('referral.qualified')} AS qualified_at,
        min(occurred_at) FILTER (WHERE type = 'referral.rewarded' AND side = 'advocate' AND reason IS NULL) AS rewarded_at,
        ${first('referral.rejected')} AS rejected_at, ${first('referral.reversed')} AS reversed_at
      FROM referrals CROSS JOIN run
      WHERE type <> 'referral.visited' AND occurred_at < as_of_at
      GROUP BY coalesce(friend_id, member_id)
    ) AS steps
    WHERE signed_up_at IS NOT NULL`,
});

export const referralVisits = (dialect: Dialect): View => ({
  name: 'referral_visits',
  row: 'How often links of advocates were opened in a month, by how they were shared.',
  isKept: true,
  sql: /* sql */ `
    SELECT ${localMonth(dialect, 'occurred_at')} AS month, coalesce(channel, 'unknown') AS channel, count(*) AS visits
    FROM referrals CROSS JOIN run
    WHERE type = 'referral.visited' AND occurred_at < as_of_at
    GROUP BY ${localMonth(dialect, 'occurred_at')}, coalesce(channel, 'unknown')`,
});

export const newMembers = (dialect: Dialect): View => ({
  name: 'new_members',
  row: 'Somebody who became a member before `as_of`, with the month of the first time.',
  isKept: true,
  sql: /* sql */ `
    SELECT member_id, min(occurred_at) AS joined_at, ${localMonth(dialect, 'min(occurred_at)')} AS cohort
    FROM members CROSS JOIN run
    WHERE type = 'member.enrolled' AND occurred_at < as_of_at
    GROUP BY member_id`,
});
