import type { LocalDay } from '../../../shared/domain/calendar.ts';
import type { PlacedOrder } from '../../../shared/domain/lifetime-value/purchases.ts';

const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * Orders of the CDNOW sample: a row is a master id, the id within the sample, the day as 19970101, CDs and dollars.
 * @returns orders in dollars, by the id within the sample
 */
export function cdnowOrders(text: string): PlacedOrder[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, customerId = '', day = '', , dollars = ''] = line.trim().split(/ +/);
      return { customerId, day: dayOf(day), value: Number(dollars) };
    });
}

/** Of a day as the sample writes it. */
export function dayOf(text: string): LocalDay {
  const [year = Number.NaN, month = Number.NaN, day] = [
    text.slice(0, 4),
    text.slice(4, 6),
    text.slice(6),
  ].map(Number);
  return Date.UTC(year, month - 1, day) / MILLISECONDS_PER_DAY;
}
