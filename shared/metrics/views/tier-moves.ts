import type { Dialect } from '../dialect.ts';
import type { View } from '../metric.ts';
import { localMonth } from './utc-days.ts';

const NONE = 'none';
const tierOrNone = (column: string): string => `coalesce(${column}, '${NONE}')`;

/**
 * By when it was told: the ledger judges tiers whenever it is asked, and tells a change with the member's next entry. A program may call
 * a tier `none`, too.
 */
export const tierMoves = (dialect: Dialect): View => ({
  name: 'tier_moves',
  row: 'A month in which members went from one tier to another, with how many times.',
  isKept: true,
  sql: /* sql */ `
    SELECT ${localMonth(dialect, 'recorded_at')} AS month, ${tierOrNone('from_tier')} AS from_tier, ${tierOrNone('to_tier')} AS to_tier, count(*) AS moves
    FROM tiers CROSS JOIN run
    WHERE recorded_at < as_of_at
    GROUP BY ${localMonth(dialect, 'recorded_at')}, ${tierOrNone('from_tier')}, ${tierOrNone('to_tier')}`,
});

/** An erasure after a closure ends nothing more, and one of a guest ends nothing. */
export const membershipMoves = (dialect: Dialect): View => ({
  name: 'membership_moves',
  row: 'A month, with how many more accounts were memberships at its end than at its beginning.',
  isKept: true,
  sql: /* sql */ `
    SELECT month, sum(is_member - was_member) AS members
    FROM (
      SELECT ${localMonth(dialect, 'recorded_at')} AS month, CASE WHEN type = 'member.enrolled' THEN 1 ELSE 0 END AS is_member,
        CASE WHEN lag(type) OVER (PARTITION BY member_id ORDER BY sequence) = 'member.enrolled' THEN 1 ELSE 0 END AS was_member
      FROM members CROSS JOIN run
      WHERE recorded_at < as_of_at
    ) AS changes
    GROUP BY month`,
});

const changed = (stage: string, members: number): string =>
  `SELECT member_id, occurred_at AS at_moment, ${stage} AS stage, ${members} AS members FROM stages CROSS JOIN run WHERE occurred_at < as_of_at AND ${stage} IS NOT NULL`;

/**
 * Guests have journeys, too, and who left is told no further stage: a change counts in each membership that had not ended before it,
 * from its own moment or from the beginning of the membership on, and is taken off when that ends. Changes are added up, so that
 * their order does not matter, which nobody knows of several in one second.
 */
export const stageMoves = (dialect: Dialect): View => ({
  name: 'stage_moves',
  row: 'A month, with how many more members were in a stage of their journey at its end than at its beginning.',
  isKept: true,
  sql: /* sql */ `
    SELECT ${localMonth(dialect, 'moved_at')} AS month, stage, CAST(sum(members) AS BIGINT) AS members
    FROM (
      SELECT CASE WHEN at_moment > joined_at THEN at_moment ELSE joined_at END AS moved_at, stage, members
      FROM (${changed('to_stage', 1)} UNION ALL ${changed('from_stage', -1)}) AS changes
      JOIN memberships_over_time USING (member_id)
      WHERE left_at IS NULL OR at_moment < left_at
      UNION ALL
      SELECT left_at, stage, -members
      FROM (${changed('to_stage', 1)} UNION ALL ${changed('from_stage', -1)}) AS changes
      JOIN memberships_over_time USING (member_id)
      WHERE at_moment < left_at
    ) AS moves
    GROUP BY ${localMonth(dialect, 'moved_at')}, stage
    HAVING sum(members) <> 0`,
});

export const MEMBERSHIPS_OVER_TIME: View = {
  name: 'memberships_over_time',
  row: 'A membership, with when it began and ended before `as_of`; null: it did not end.',
  sql: /* sql */ `
    SELECT member_id, joined_at, left_at
    FROM (
      SELECT member_id, type, occurred_at AS joined_at, lead(occurred_at) OVER (PARTITION BY member_id ORDER BY sequence) AS left_at
      FROM members CROSS JOIN run
      WHERE occurred_at < as_of_at
    ) AS changes
    WHERE type = 'member.enrolled'`,
};
