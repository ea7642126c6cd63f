/** Numbers, money and moments as the console writes them: in the language of the browser. */
const locale = (): string | undefined => globalThis.navigator?.language;

export const points = (amount: number): string =>
  `${new Intl.NumberFormat(locale()).format(amount)} ${Math.abs(amount) === 1 ? 'point' : 'points'}`;

export const count = (amount: number): string => new Intl.NumberFormat(locale()).format(amount);

/** @param minorUnits of the currency, as the API has it */
export function money(minorUnits: number, currency: string): string {
  const format = new Intl.NumberFormat(locale(), { style: 'currency', currency });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  return format.format(minorUnits / 10 ** maximumFractionDigits);
}

/** @param at an ISO 8601 moment */
export const moment = (at: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));

export const day = (at: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }).format(new Date(at));

/** @param yearMonth such as `2026-11` */
export const month = (yearMonth: string): string =>
  new Intl.DateTimeFormat(locale(), { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${yearMonth}-01T00:00:00Z`),
  );

/** With its sign, also where it is positive: what was given or taken. */
export const signed = (amount: number): string =>
  new Intl.NumberFormat(locale(), { signDisplay: 'exceptZero' }).format(amount);

const ISO_MOMENT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;

/** A sentence of the API with its moments as people read them. */
export const inWords = (sentence: string): string => sentence.replace(ISO_MOMENT, (at) => moment(at));

/** Units with their seconds, and from how many seconds on they are used: “in 36 days” says more than “next month”. */
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number, number])[] = [
  ['year', 31_557_600, 63_115_200],
  ['month', 2_629_800, 7_889_400],
  ['day', 86_400, 86_400],
  ['hour', 3_600, 3_600],
  ['minute', 60, 60],
];

/** How far a moment is from now, such as “3 days ago” or “in 2 hours”. @param at ISO 8601 */
export function distance(at: string, now: Date = new Date()): string {
  const seconds = (Date.parse(at) - now.getTime()) / 1_000;
  const [unit, length] = UNITS.find(([, , from]) => Math.abs(seconds) >= from) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(
    Math.round(seconds / length),
    unit,
  );
}
