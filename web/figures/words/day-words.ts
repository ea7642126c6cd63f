import type { IsoDay } from '../../../shared/metrics/figure.ts';

const MS_PER_DAY = 86_400_000;

/** Days as people of a locale write them; what is no day stays as it is. */
export function dayWriter(locale: string) {
  const writer = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
    return (day: IsoDay): string => {
      const at = Date.parse(day);
      return Number.isNaN(at) ? day : format.format(at);
    };
  };
  const day = writer({ dateStyle: 'medium' });
  const lastDay = (to: IsoDay) => day(dayBefore(to));
  return {
    month: writer({ month: 'long', year: 'numeric' }),
    shortMonth: writer({ month: 'short', year: '2-digit' }),
    day,
    lastDay,
    window: (from: IsoDay, to: IsoDay) => (from < to ? `${day(from)} to ${lastDay(to)}` : `As of ${day(to)}`),
  };
}

function dayBefore(day: IsoDay): IsoDay {
  const at = Date.parse(day);
  return Number.isNaN(at) ? day : new Date(at - MS_PER_DAY).toISOString().slice(0, 10);
}
