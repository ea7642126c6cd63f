import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterBatch,
  atOnce,
  type BatchResult,
  IDLE_LANE,
  isHopeless,
  type Lane,
  MOST_AT_ONCE,
  SPARED_AFTER_FAILURES,
} from '../../shared/domain/webhooks/lane.ts';
import { check } from '../law-runs.ts';

const NOW = 1_000_000;
const POLICY = { firstSeconds: 30, longestSeconds: 900 };
const failing = (failures: number): BatchResult => ({ successes: 0, failures, retryAfterSeconds: null });
const good: BatchResult = { successes: 1, failures: 3, retryAfterSeconds: null };

describe('a lane', () => {
  test('goes on at full width while there are few failures', () => {
    const lane = afterBatch(IDLE_LANE, failing(SPARED_AFTER_FAILURES - 1), POLICY, NOW);
    expect([atOnce(lane), lane.pausedUntil]).toEqual([MOST_AT_ONCE, NOW]);
  });

  test('pauses longer and longer, and then sends one, until one succeeds', () => {
    let lane: Lane = IDLE_LANE;
    const pauses: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      lane = afterBatch(lane, failing(atOnce(lane)), POLICY, NOW);
      pauses.push(lane.pausedUntil - NOW);
      expect(atOnce(lane)).toBe(1);
    }
    expect(pauses).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
    expect(afterBatch(lane, good, POLICY, NOW)).toEqual({
      failures: 0,
      pauses: 0,
      pausedUntil: NOW,
      failingSince: null,
    });
  });

  test('waits as long as the receiver asks, and never longer than its longest pause', () => {
    const asked = (retryAfterSeconds: number) =>
      afterBatch(IDLE_LANE, { successes: 3, failures: 1, retryAfterSeconds }, POLICY, NOW).pausedUntil - NOW;
    expect([asked(7), asked(86_400)]).toEqual([7, 900]);
  });

  test('learns nothing from what was given up without an attempt', () => {
    const lane = afterBatch(IDLE_LANE, failing(10), POLICY, NOW);
    expect(afterBatch(lane, failing(0), POLICY, NOW + 100)).toEqual(lane);
  });

  test('is hopeless after five days of nothing but failures, and not for a few', () => {
    const begun = afterBatch(IDLE_LANE, failing(3), POLICY, NOW);
    const many = afterBatch(begun, failing(7), POLICY, NOW + 60);
    expect([begun.failingSince, many.failingSince]).toEqual([NOW, NOW]);
    const days = (count: number) => NOW + count * 86_400;
    expect([isHopeless(begun, days(9)), isHopeless(many, days(5) - 1), isHopeless(many, days(5))]).toEqual([
      false,
      false,
      true,
    ]);
    expect(isHopeless(afterBatch(many, good, POLICY, days(4)), days(9))).toBe(false);
  });

  test('is never closed for longer than the longest pause, whatever happens', () => {
    const batch = fc.record({
      successes: fc.nat(3),
      failures: fc.nat(10),
      retryAfterSeconds: fc.option(fc.nat(100_000)),
    });
    check(
      fc.property(fc.array(batch, { maxLength: 40 }), (batches) => {
        let lane: Lane = IDLE_LANE;
        for (const each of batches) {
          lane = afterBatch(lane, each, POLICY, NOW);
          expect(lane.pausedUntil).toBeLessThanOrEqual(NOW + POLICY.longestSeconds);
          expect(atOnce(lane)).toBeGreaterThan(0);
        }
      }),
    );
  });
});
