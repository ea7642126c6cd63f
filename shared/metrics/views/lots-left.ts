import type { View } from '../metric.ts';

/** Ends of spans only ever move on, but with the end of a membership, when nothing is left in them: the last one told holds. */
export const SPAN_ENDS: View = {
  name: 'span_ends',
  row: 'A span of activity of a member, with its end as it was last told before `as_of`.',
  isKept: true,
  sql: /* sql */ `
    SELECT member_id, lot, max_by(lot_expires_at, sequence) AS ends_at
    FROM postings CROSS JOIN run
    WHERE recorded_at < as_of_at AND lot LIKE '~%' AND lot_expires_at IS NOT NULL
    GROUP BY member_id, lot`,
};

export const HOLD_ENDS: View = {
  name: 'hold_ends',
  row: 'A hold of a member, with when it lapses by itself.',
  isKept: true,
  sql: /* sql */ `
    SELECT member_id, hold, max(activates_at) AS lapses_at
    FROM postings CROSS JOIN run
    WHERE recorded_at < as_of_at AND account = 'held' AND activates_at IS NOT NULL
    GROUP BY member_id, hold`,
};

/**
 * The account of each member as its entries leave it, whatever time has done since. `opens_at`: from then on the points are active;
 * null of those that are.
 */
export const LOTS_LEFT: View = {
  name: 'lots_left',
  row: 'Points of a member in one lot that are pending until one moment, active, or in one hold, as the last entry before `as_of` leaves them.',
  isKept: true,
  sql: /* sql */ `
    SELECT sums.member_id, account, sums.lot, points,
      CASE account WHEN 'pending' THEN activates_at WHEN 'held' THEN lapses_at END AS opens_at,
      CASE WHEN sums.lot LIKE '~%' THEN span_ends.ends_at ELSE sums.ends_at END AS ends_at
    FROM (
      SELECT member_id, account, lot, hold, CASE account WHEN 'pending' THEN activates_at END AS activates_at,
        max(lot_expires_at) AS ends_at, CAST(sum(points) AS BIGINT) AS points
      FROM postings CROSS JOIN run
      WHERE recorded_at < as_of_at AND account IN ('pending', 'active', 'held')
      GROUP BY member_id, account, lot, hold, CASE account WHEN 'pending' THEN activates_at END
      HAVING sum(points) <> 0
    ) AS sums
    LEFT JOIN span_ends ON span_ends.member_id = sums.member_id AND span_ends.lot = sums.lot
    LEFT JOIN hold_ends ON hold_ends.member_id = sums.member_id AND hold_ends.hold = sums.hold`,
};

export const DEBTS: View = {
  name: 'debts',
  row: 'A member who owes points, as the last entry before `as_of` leaves it.',
  isKept: true,
  sql: /* sql */ `
    SELECT member_id, CAST(-sum(points) AS BIGINT) AS points
    FROM postings CROSS JOIN run
    WHERE recorded_at < as_of_at AND account = 'deficit'
    GROUP BY member_id
    HAVING sum(points) <> 0`,
};
