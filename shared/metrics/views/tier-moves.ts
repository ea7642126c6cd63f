import type { Dialect } from '../dialect.ts';
import type { View } from '../metric.ts';
import { localMonth } from './utc-days.ts';

/** By when it was told: the ledger judges tiers whenever it is asked, and tells a change with the member's next entry. */
export const tierMoves = (dialect: Dialect): View => ({
  name: 'tier_moves',
  row: 'A month in which members went from one tier to another, with how many times; null: none.',
  isKept: true,
  sql: /* sql */ `
    SELECT ${localMonth(dialect, 'recorded_at')} AS month, from_tier, to_tier, count(*) AS moves
    FROM tiers CROSS JOIN run
    WHERE recorded_at < as_of_at
    GROUP BY ${localMonth(dialect, 'recorded_at')}, from_tier, to_tier`,
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

export const stageMoves = (dialect: Dialect): View => ({
  name: 'stage_moves',
  row: 'A month in which members came from one stage of their journey to another, with how many times; null: it was their first.',
  isKept: true,
  sql: /* sql */ `
    SELECT ${localMonth(dialect, 'occurred_at')} AS month, from_stage, to_stage, count(*) AS moves
    FROM stages CROSS JOIN run
    WHERE occurred_at < as_of_at
    GROUP BY ${localMonth(dialect, 'occurred_at')}, from_stage, to_stage`,
});
