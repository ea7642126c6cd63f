import type { ValueTest } from '../condition.ts';

type Value = string | number | boolean;

/** Whether a value, or its absence, passes. A range passes numbers alone. */
export function passesValue(test: ValueTest, value: Value | undefined): boolean {
  if ('absent' in test) return value === undefined;
  if (value === undefined) return false;
  if ('is' in test) return value === test.is;
  if ('in' in test) return typeof value !== 'boolean' && test.in.includes(value);
  if (typeof value !== 'number') return false;
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = test;
  return value >= atLeast && value <= atMost;
}

/** What a test asks for: `at least 3 and at most 5`. */
export function askedOf(test: ValueTest): string {
  if ('absent' in test) return 'none';
  if ('is' in test) return String(test.is);
  if ('in' in test) return test.in.join(' or ');
  return [
    ...(test.atLeast === undefined ? [] : [`at least ${test.atLeast}`]),
    ...(test.atMost === undefined ? [] : [`at most ${test.atMost}`]),
  ].join(' and ');
}
