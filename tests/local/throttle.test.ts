import { expect, test } from 'vitest';
import { createThrottle } from '../../local/gateway/throttle.ts';

test('lets the burst through, then as many a second as the rate says', () => {
  const mayPass = createThrottle({ ratePerSecond: 2, burst: 3 });
  const start = 1_000_000;
  expect([0, 0, 0, 0].map(() => mayPass(start))).toEqual([true, true, true, false]);
  expect([mayPass(start + 499), mayPass(start + 500), mayPass(start + 501)]).toEqual([false, true, false]);
  expect([0, 0, 0, 0].map(() => mayPass(start + 60_000))).toEqual([true, true, true, false]);
});
