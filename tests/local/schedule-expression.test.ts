import { Cron } from 'croner';
import { expect, test } from 'vitest';
import { parseScheduleExpression } from '../../local/events/schedule-expression.ts';

/** Sunday, 22 November 2026. */
const now = new Date('2026-11-22T10:30:00Z');

test.each<[string, string]>([
  ['cron(0 3 * * ? *)', '2026-11-23T03:00:00.000Z'],
  ['cron(15 10 ? * 2 *)', '2026-11-23T10:15:00.000Z'],
  ['cron(0 8 ? * MON-FRI *)', '2026-11-23T08:00:00.000Z'],
  ['cron(0 0 1 * ? *)', '2026-12-01T00:00:00.000Z'],
  ['cron(0/15 * * * ? *)', '2026-11-22T10:45:00.000Z'],
  ['cron(0 12 ? * 6#1 *)', '2026-12-04T12:00:00.000Z'],
  ['cron(0 0 1 1 ? 2028)', '2028-01-01T00:00:00.000Z'],
])('%s next runs at %s', (expression, expected) => {
  const parsed = parseScheduleExpression(expression);
  const cron = parsed !== undefined && 'cron' in parsed ? parsed.cron : '';
  expect(new Cron(cron, { timezone: 'UTC', paused: true }).nextRun(now)?.toISOString()).toBe(expected);
});

test.each<[string, unknown]>([
  ['rate(1 minute)', { everySeconds: 60 }],
  ['rate(12 hours)', { everySeconds: 43_200 }],
  ['rate(2 fortnights)', undefined],
  ['at(2026-11-22T10:30:00)', undefined],
])('%s is read as %j', (expression, expected) => {
  expect(parseScheduleExpression(expression)).toEqual(expected);
});
