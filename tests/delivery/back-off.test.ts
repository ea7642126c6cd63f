import { expect, test } from 'vitest';
import { pauseSeconds } from '../../functions/delivery/back-off.ts';

test('an item that fails waits for half a minute, then twice as long each time, and an hour at most', () => {
  expect([1, 2, 3, 4, 8, 9, 15].map((tries) => pauseSeconds(tries, 0))).toEqual([
    30, 60, 120, 240, 3_600, 3_600, 3_600,
  ]);
  expect(pauseSeconds(2, 1)).toBe(30);
});

test('fifteen tries ride out half a night at least', () => {
  const pauses = Array.from({ length: 14 }, (_, index) => pauseSeconds(index + 1, 1));
  expect(pauses.reduce((sum, seconds) => sum + seconds, 0)).toBeGreaterThan(4 * 3_600);
});
