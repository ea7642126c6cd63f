import type { View } from '../metric.ts';

/** By the number of the entry, as an order that is heard of late may change the tier with a date long ago. */
export const MEMBER_TIERS: View = {
  name: 'member_tiers',
  row: 'A member with the tier that was last told before `as_of`; null: none any more.',
  sql: /* sql */ `
    SELECT member_id AS customer_id, nullif(max_by(coalesce(to_tier, ''), sequence), '') AS tier
    FROM tiers CROSS JOIN run
    WHERE occurred_at < as_of_at
    GROUP BY member_id`,
};
