import { correlationOf } from '../statistics/correlation.ts';

/** What a customer's repeat orders were worth: what the model of values knows of a customer. */
export interface RepeatValue {
  /** Orders after the first one; those of one day are one. */
  readonly repeats: number;
  /** Of all of them together, in minor units of one currency. */
  readonly repeatValue: number;
}

/** One row of `group by repeats, repeatValue`. */
export interface CountedRepeatValue extends RepeatValue {
  readonly customers: number;
}

/** Whether a customer's values say anything: the model has no place for orders that are worth nothing on average. */
export const isValued = ({ repeats, repeatValue }: RepeatValue): boolean => repeats > 0 && repeatValue > 0;

/**
 * How often customers order against how much an order of theirs is worth, −1 to 1, among those with repeat orders. The model of
 * values takes the two as unrelated; what is far from 0, on either side, warns that predicted values are too low for some
 * customers and too high for others. In the CDNOW sample it is 0.11, which its authors accept.
 * @returns null where it cannot be told
 */
export function frequencyValueCorrelation(values: readonly CountedRepeatValue[]): number | null {
  return correlationOf(
    values.filter(isValued).map(({ repeats, repeatValue, customers }) => ({
      first: repeats,
      second: repeatValue / repeats,
      count: customers,
    })),
  );
}

/** One row for each distinct pair, in one order whatever the order of the rows was. */
export function countRepeatValues(values: Iterable<RepeatValue>): CountedRepeatValue[] {
  const counted = new Map<string, CountedRepeatValue>();
  for (const { repeats, repeatValue } of values) {
    const key = `${repeats} ${repeatValue}`;
    counted.set(key, { repeats, repeatValue, customers: (counted.get(key)?.customers ?? 0) + 1 });
  }
  return inOrder([...counted.values()]);
}

export function inOrder(values: readonly CountedRepeatValue[]): CountedRepeatValue[] {
  return values.toSorted((a, b) => a.repeats - b.repeats || a.repeatValue - b.repeatValue);
}
