const unitSeconds: Record<string, number> = { minute: 60, hour: 3_600, day: 86_400 };

/**
 * Translates an EventBridge schedule expression for the `croner` library: `rate(5 minutes)` to a number of
 * seconds, `cron(min hour day month weekday year)` to a pattern that starts with seconds.
 * @returns undefined for any other form
 */
export function parseScheduleExpression(
  expression: string,
): { readonly everySeconds: number } | { readonly cron: string } | undefined {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate !== null) return { everySeconds: Number(rate[1]) * (unitSeconds[rate[2] ?? ''] ?? 0) };
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/);
  if (fields?.length !== 6) return undefined;
  const [minute, hour, day = '*', month, weekday = '*', year] = fields;
  return {
    cron: [
      '0',
      withRange(minute, 59),
      withRange(hour, 23),
      withRange(withoutMark(day), 31),
      withRange(month, 12),
      toCronWeekday(weekday),
      year,
    ].join(' '),
  };
}

/** EventBridge writes `5/15` for "every 15 from 5 on", which croner wants as a range with an end. */
function withRange(field = '*', last: number): string {
  return field.replaceAll(/(?<![-\d])(\d+)\//g, `$1-${last}/`);
}

/** EventBridge writes `?` for "whichever day", where cron has `*`. */
function withoutMark(field: string): string {
  return field === '?' ? '*' : field;
}

/**
 * EventBridge counts weekdays from 1 (Sunday), cron from 0; names are the same. What follows `#` (the second
 * Friday is `6#2`) and `/` is not a weekday and stays.
 */
function toCronWeekday(field: string): string {
  return withoutMark(field)
    .replaceAll(/(?<![#/\d])([1-7])(?=$|[-,#/L])/g, (digit) => String(Number(digit) - 1))
    .replaceAll(/([0-6]|[A-Z]{3})L/g, '$1#L');
}
