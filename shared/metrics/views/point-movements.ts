import type { Dialect } from '../dialect.ts';
import type { View } from '../metric.ts';
import { localMonth } from './utc-days.ts';

/** All that moved points before `as_of`, written or not: its sums are the ledger's balances at any moment up to then. */
export const pointMovements = (dialect: Dialect): View => ({
  name: 'point_movements',
  row: 'A posting that had taken effect before `as_of`, written or not, with its local month.',
  sql: /* sql */ `
    SELECT member_id, event_id, type, by_time, account, points, lot, moved_at,
      CASE WHEN month IS NULL THEN ${localMonth(dialect, 'moved_at')} ELSE month END AS month
    FROM (
      SELECT member_id, event_id, type, by_time, account, points, lot, moved_at FROM written_points
      UNION ALL
      SELECT member_id, CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR), true, account, points, lot, moved_at FROM due_points
    ) AS movements
    LEFT JOIN utc_days ON utc_day = CAST(moved_at AS DATE)`,
});
