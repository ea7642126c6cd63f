import type { Dialect } from '../dialect.ts';
import type { View } from '../metric.ts';

/** The first day of the local month of a moment. */
export const localMonth = ({ localDay }: Dialect, moment: string): string =>
  `CAST(date_trunc('month', ${localDay(moment)}) AS DATE)`;

/**
 * Asking a calendar of time zones about every posting takes longer than all else that is counted of it. Nearly every day in UTC lies
 * in one local month, so the calendar is asked about days, and about moments on those days alone in which a month ends.
 */
export const utcDays = (dialect: Dialect): View => ({
  name: 'utc_days',
  row: 'A day in UTC on which points moved, with its local month; null where a month ends within it.',
  isKept: true,
  sql: /* sql */ `
    SELECT utc_day, CASE WHEN first_month = last_month THEN first_month END AS month
    FROM (
      SELECT utc_day, ${localMonth(dialect, 'CAST(utc_day AS TIMESTAMP)')} AS first_month,
        ${localMonth(dialect, "CAST(utc_day AS TIMESTAMP) + INTERVAL '86399' SECOND")} AS last_month
      FROM (
        SELECT CAST(recorded_at AS DATE) AS utc_day FROM postings
        UNION SELECT CAST(postings."at" - INTERVAL '1' SECOND AS DATE) FROM postings
        UNION SELECT CAST(opens_at - INTERVAL '1' SECOND AS DATE) FROM lots_due WHERE opens_at IS NOT NULL
        UNION SELECT CAST(expires_at - INTERVAL '1' SECOND AS DATE) FROM lots_due WHERE expires_at IS NOT NULL
      ) AS days
    ) AS months`,
});
