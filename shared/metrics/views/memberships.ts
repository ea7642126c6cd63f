import type { View } from '../metric.ts';

export const MEMBERSHIPS: View = {
  name: 'memberships',
  row: 'An account that was a member before `as_of`.',
  sql: /* sql */ `
    SELECT member_id AS customer_id, min(occurred_at) FILTER (WHERE type = 'member.enrolled') AS enrolled_at,
      max_by(type, sequence) = 'member.enrolled' AS is_member
    FROM members CROSS JOIN run
    WHERE occurred_at < as_of_at
    GROUP BY member_id`,
};
