import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Attempt,
  type Delivery,
  LIFETIME_SECONDS,
  newDelivery,
  redelivered,
} from '../../shared/domain/webhooks/delivery.ts';
import { afterAttempt, isTooLate } from '../../shared/domain/webhooks/retry.ts';
import { check } from '../law-runs.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z') / 1000;
const WAITS = [5, 300, 1_800, 7_200, 18_000, 28_800, 28_800];

const fresh = (): Delivery =>
  newDelivery(
    {
      deliveryId: 'dlv_1',
      endpointId: 'whe_1',
      messageId: 'evt_1',
      type: 'order.recorded',
      body: '{}',
    },
    NOW,
  );
const answered = (statusCode: number): Attempt => ({
  at: NOW,
  outcome: 'answered',
  statusCode,
  durationMs: 1,
  answer: '',
});
const circumstances = (chance: number, retryAfterSeconds: number | null = null) => ({
  waitsSeconds: WAITS,
  retryAfterSeconds,
  chance,
});

/** All moments at which a delivery that always fails is tried, each as soon as it is due. */
function momentsOfFailing(chances: readonly number[]): { moments: readonly number[]; last: Delivery } {
  let delivery = fresh();
  const moments: number[] = [];
  while (delivery.dueAt !== null) {
    const at = delivery.dueAt;
    moments.push(at - NOW);
    const chance = chances[moments.length - 1] ?? 1;
    delivery = { ...delivery, ...afterAttempt(delivery, answered(500), circumstances(chance), at) };
  }
  return { moments, last: delivery };
}

describe('the schedule of attempts', () => {
  test('is the one that is documented, where chance shortens nothing', () => {
    expect(momentsOfFailing([]).moments).toEqual([0, 5, 305, 2_105, 9_305, 27_305, 56_105, 84_905]);
  });

  test('always has all attempts, within a day, each wait shortened by at most a fifth', () => {
    check(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }), (chances) => {
        const { moments, last } = momentsOfFailing(chances);
        expect(moments).toHaveLength(WAITS.length + 1);
        expect(last).toMatchObject({
          status: 'failed',
          failedBecause: 'attempts_used',
          tries: WAITS.length + 1,
        });
        expect(moments.at(-1)).toBeLessThan(LIFETIME_SECONDS);
        for (const [index, wait] of WAITS.entries()) {
          const waited = (moments[index + 1] ?? 0) - (moments[index] ?? 0);
          expect(waited).toBeGreaterThanOrEqual(wait * 0.8);
          expect(waited).toBeLessThanOrEqual(wait);
        }
      }),
    );
  });

  test('what a receiver asks for counts where it is longer, and never beyond the day', () => {
    const dueAfter = (asked: number) =>
      afterAttempt(fresh(), answered(429), circumstances(1, asked), NOW).dueAt;
    expect([dueAfter(2), dueAfter(60), dueAfter(3_600)]).toEqual([NOW + 5, NOW + 60, NOW + 3_600]);
    expect(dueAfter(LIFETIME_SECONDS * 2)).toBe(NOW + LIFETIME_SECONDS - 15 * 60);
    check(
      fc.property(fc.nat(LIFETIME_SECONDS * 2), (asked) => {
        const dueAt = dueAfter(asked) ?? 0;
        expect(isTooLate(fresh(), dueAt)).toBe(false);
        expect(dueAt).toBeGreaterThan(NOW);
      }),
    );
  });
});

describe('what an answer means', () => {
  test.each([
    [200, 'delivered', null],
    [204, 'delivered', null],
    [299, 'delivered', null],
    [301, 'pending', null],
    [400, 'pending', null],
    [404, 'pending', null],
    [410, 'failed', 'endpoint_gone'],
    [429, 'pending', null],
    [500, 'pending', null],
  ] as const)('%d: %s', (statusCode, status, failedBecause) => {
    expect(afterAttempt(fresh(), answered(statusCode), circumstances(0.5), NOW)).toMatchObject({
      status,
      failedBecause,
      tries: 1,
    });
  });

  test('none at all is a failure', () => {
    const silent: Attempt = { ...answered(200), outcome: 'timed_out', statusCode: null };
    expect(afterAttempt(fresh(), silent, circumstances(1), NOW).dueAt).toBe(NOW + 5);
  });
});

test('what is asked for again begins anew, with the same ids and body, and keeps its attempts', () => {
  const failed = { ...momentsOfFailing([]).last, attempts: [answered(500)] };
  const again = redelivered(failed, NOW + 90_000);
  expect(again).toEqual({
    ...fresh(),
    round: 2,
    dueAt: NOW + 90_000,
    deadline: NOW + 90_000 + LIFETIME_SECONDS,
    attempts: [answered(500)],
  });
});
