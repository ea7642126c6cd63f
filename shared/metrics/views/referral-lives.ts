import type { Dialect } from '../dialect.ts';
import type { View } from '../metric.ts';
import { localMonth } from './utc-days.ts';

const NEVER = "TIMESTAMP '1970-01-01 00:00:00'";

/** Of the sign-up that counts. What may be missing has something in its place, as the latest that is there would else be found. */
const lastSignedUp = (value: string): string =>
  `max_by(${value}, sequence) FILTER (WHERE type = 'referral.signed_up')`;
const first = (type: string): string => `min(occurred_at) FILTER (WHERE type = '${type}')`;

/**
 * A friend comes once: by whose code, the last sign-up tells (there are several where the last touch counts), and all that follows names
 * the friend. A success is one whose order
 * qualified and did not go back, and which nobody has yet to review: a review that never comes is a rejection without an event.
 */
export const referralLives = (dialect: Dialect): View => ({
  name: 'referral_lives',
  row: 'A friend who came by an advocate’s code before `as_of`, with when what followed did; null: it did not.',
  isKept: true,
  sql: /* sql */ `
    SELECT friend_id, advocate_id, coalesce(channel, 'unknown') AS channel, signed_up_at, visited_at,
      ${localMonth(dialect, 'signed_up_at')} AS month, qualified_at, rewarded_at, rejected_at, reversed_at,
      qualified_at IS NOT NULL AND rejected_at IS NULL AND reversed_at IS NULL AND (reviews = 0 OR approvals > 0) AS is_success
    FROM (
      SELECT coalesce(friend_id, member_id) AS friend_id, ${lastSignedUp('advocate_id')} AS advocate_id,
        nullif(${lastSignedUp("coalesce(channel, '')")}, '') AS channel,
        ${lastSignedUp('occurred_at')} AS signed_up_at,
        nullif(${lastSignedUp(`coalesce(visited_at, ${NEVER})`)}, ${NEVER}) AS visited_at, ${first('referral.qualified')} AS qualified_at,
        min(occurred_at) FILTER (WHERE type = 'referral.rewarded' AND side = 'advocate' AND reason IS NULL) AS rewarded_at,
        ${first('referral.rejected')} AS rejected_at, ${first('referral.reversed')} AS reversed_at,
        count(*) FILTER (WHERE type = 'referral.qualified' AND verdict = 'review') AS reviews,
        count(*) FILTER (WHERE type = 'referral.reviewed' AND verdict = 'reward') AS approvals
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
