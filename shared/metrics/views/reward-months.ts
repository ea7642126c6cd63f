import type { Dialect } from '../dialect.ts';
import type { View } from '../metric.ts';
import { localMonth } from './utc-days.ts';

/** A redemption that is captured in parts is one, of the month of its first part; points are of the month in which they went. */
export const rewardMonths = (dialect: Dialect): View => ({
  name: 'reward_months',
  row: 'A reward in one month: how often it was redeemed, how often it was given for nothing, and what was spent on it less what came back.',
  isKept: true,
  sql: /* sql */ `
    SELECT reward_id, month, count(*) FILTER (WHERE is_first AND granted_by IS NULL) AS redeemed,
      count(*) FILTER (WHERE is_first AND granted_by IS NOT NULL) AS granted, CAST(sum(points) AS BIGINT) AS points
    FROM (
      SELECT coalesce(known.reward_id, 'unknown') AS reward_id, ${localMonth(dialect, 'recorded_at')} AS month, redemptions.points, known.granted_by,
        type = 'redemption.captured' AND row_number() OVER (PARTITION BY redemptions.redemption_key, type ORDER BY recorded_at, event_id) = 1 AS is_first
      FROM redemptions CROSS JOIN run
      JOIN (
        SELECT redemption_key, max(reward_id) AS reward_id, max(granted_by) AS granted_by
        FROM redemptions
        GROUP BY redemption_key
      ) AS known ON known.redemption_key = redemptions.redemption_key
      WHERE recorded_at < as_of_at AND type IN ('redemption.captured', 'redemption.returned')
    ) AS steps
    GROUP BY reward_id, month`,
});
