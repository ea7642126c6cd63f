import type { View } from '../metric.ts';

/** By the number of the entry, as an order that is heard of late may change the tier with a date long ago. */
export const POINT_TIERS: View = {
  name: 'point_tiers',
  row: 'A member with the tier that was last told before `as_of`; null: none any more.',
  isKept: true,
  sql: /* sql */ `
    SELECT member_id, nullif(max_by(coalesce(to_tier, ''), sequence), '') AS tier
    FROM tiers CROSS JOIN run
    WHERE recorded_at < as_of_at
    GROUP BY member_id`,
};

/** Seen from the program: what is issued adds to what is owed, and so do points that a person gives. */
export const ACCOUNT_MONTHS: View = {
  name: 'account_months',
  row: 'A month of all members who have one tier at `as_of`, with what the accounts of the program booked in it.',
  isKept: true,
  sql: /* sql */ `
    SELECT month, coalesce(tier, 'none') AS tier,
      CAST(sum(CASE WHEN account = 'issued' AND points < 0 THEN -points ELSE 0 END) AS BIGINT) AS issued,
      CAST(sum(CASE WHEN account = 'issued' AND points > 0 THEN points ELSE 0 END) AS BIGINT) AS reversed,
      CAST(sum(CASE WHEN account = 'redeemed' THEN points ELSE 0 END) AS BIGINT) AS redeemed,
      CAST(sum(CASE WHEN account = 'expired' THEN points ELSE 0 END) AS BIGINT) AS expired,
      CAST(sum(CASE WHEN account = 'adjusted' THEN -points ELSE 0 END) AS BIGINT) AS adjusted
    FROM point_movements
    LEFT JOIN point_tiers ON point_tiers.member_id = point_movements.member_id
    WHERE account IN ('issued', 'redeemed', 'expired', 'adjusted')
    GROUP BY month, coalesce(tier, 'none')`,
};

export const ACCOUNT_BALANCES: View = {
  name: 'account_balances',
  row: 'One account of all members who have one tier, as it is when `as_of` begins, time evaluated. What members owe is negative.',
  isKept: true,
  sql: /* sql */ `
    SELECT account, coalesce(tier, 'none') AS tier, CAST(sum(points) AS BIGINT) AS points
    FROM (
      SELECT member_id, account, points FROM lots_left
      UNION ALL SELECT member_id, 'deficit', -points FROM debts
      UNION ALL SELECT member_id, account, points FROM due_points WHERE account <> 'expired'
    ) AS balances
    LEFT JOIN point_tiers ON point_tiers.member_id = balances.member_id
    GROUP BY account, coalesce(tier, 'none')`,
};
