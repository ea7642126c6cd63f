import type { View } from '../metric.ts';

/** Of an entry whose command moved points and after which time moved more: that much counts from the command on. */
export const SETTLING_COMMANDS: View = {
  name: 'settling_commands',
  row: 'An entry in which time moved points after another movement, with the movement of its command; null: it had none.',
  isKept: true,
  sql: /* sql */ `
    SELECT event_id, min(movement) FILTER (WHERE NOT by_time) AS command
    FROM postings CROSS JOIN run
    WHERE recorded_at < as_of_at AND event_id IN (SELECT event_id FROM postings WHERE by_time AND movement > 0)
    GROUP BY event_id`,
};

const COLUMNS = 'member_id, sequence, event_id, type, by_time, account, points, lot';
const DUE = `postings."at" - INTERVAL '1' SECOND`;

/**
 * When a balance had changed is not always when it says so. What time did before a command did so at its moment, whoever wrote it down
 * and when: a balance that is asked for at that moment has it already, so it counts in the second before. What a command did, and
 * what time then did with the result, such as points that had ended when they were heard of, changed the balance when it was
 * written: an entry of today never changes a month that is closed.
 */
export const WRITTEN_POINTS: View = {
  name: 'written_points',
  row: 'A posting that was written before `as_of`, with the second in which it changed the balance.',
  sql: /* sql */ `
    SELECT ${COLUMNS}, CASE WHEN by_time THEN ${DUE} ELSE recorded_at END AS moved_at
    FROM postings CROSS JOIN run
    WHERE recorded_at < as_of_at AND (movement = 0 OR NOT by_time)
    UNION ALL
    SELECT ${COLUMNS}, CASE WHEN command IS NULL OR movement < command THEN ${DUE} ELSE recorded_at END AS moved_at
    FROM postings CROSS JOIN run
    JOIN settling_commands USING (event_id)
    WHERE recorded_at < as_of_at AND movement > 0 AND by_time`,
};
