import type { Dialect } from '../dialect.ts';
import type { View } from '../metric.ts';
import { localMonth } from './utc-days.ts';

export const surveyAnswers = (dialect: Dialect): View => ({
  name: 'survey_answers',
  row: 'How many gave one answer to one survey in one month; those taken back are left out.',
  isKept: true,
  sql: /* sql */ `
    SELECT survey_id, survey_kind, ${localMonth(dialect, 'activities.occurred_at')} AS month, score, count(*) AS answers
    FROM activities CROSS JOIN run
    LEFT JOIN (
      SELECT DISTINCT member_id, activity_key
      FROM activities CROSS JOIN run
      WHERE type = 'activity.reversed' AND recorded_at < as_of_at
    ) AS withdrawn ON withdrawn.member_id = activities.member_id AND withdrawn.activity_key = activities.activity_key
    WHERE activities.type = 'activity.recorded' AND activities.recorded_at < as_of_at AND activities.occurred_at < as_of_at
      AND survey_id IS NOT NULL AND score IS NOT NULL AND withdrawn.activity_key IS NULL
    GROUP BY survey_id, survey_kind, ${localMonth(dialect, 'activities.occurred_at')}, score`,
});
