/** Spans of days that one looks at; the longest is what the API reads at once. */
export const RANGES = [
  { days: 30, title: '30 days' },
  { days: 90, title: '90 days' },
  { days: 365, title: 'A year' },
] as const;
export type RangeDays = (typeof RANGES)[number]['days'];

export const STANDARD_RANGE: RangeDays = 90;

export const rangeOf = (text: string | null): RangeDays =>
  RANGES.find(({ days }) => String(days) === text)?.days ?? STANDARD_RANGE;

const DAY_MS = 86_400_000;

/** The first of so many days of which today is the last, as `YYYY-MM-DD`. The API takes its own today, in the program's time zone. */
export const firstDay = (days: RangeDays, now: Date = new Date()): string =>
  new Date(now.getTime() - (days - 1) * DAY_MS).toISOString().slice(0, 10);
