import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareOf } from '../../../shared/domain/statistics/share.ts';
import { type Counted, shareDifference } from '../../../shared/domain/statistics/share-difference.ts';
import { check } from '../../law-runs.ts';

const anyShare = fc
  .integer({ min: 1, max: 5_000 })
  .chain((of) => fc.record({ of: fc.constant(of), count: fc.integer({ min: 0, max: of }) }));
const anyConfidence = fc.constantFrom(0.8, 0.9, 0.95, 0.975, 0.99);
const times = ({ count, of }: Counted, factor: number) => ({ count: count * factor, of: of * factor });

describe('a share with its interval', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, Table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%d of %d', (count, of, from, to) => {
    const share = shareOf(count, of);
    expect(share.share).toBe(count / of);
    expect(share.from).toBeCloseTo(from, 4);
    expect(share.to).toBeCloseTo(to, 4);
  });

  test('holds the share, stays within 0 and 1, and mirrors what was not counted', () => {
    check(
      fc.property(anyShare, anyConfidence, ({ count, of }, confidence) => {
        const [did, didNot] = [shareOf(count, of, confidence), shareOf(of - count, of, confidence)];
        expect(0 <= did.from && did.from <= did.share && did.share <= did.to && did.to <= 1).toBe(true);
        expect(did.from).toBeCloseTo(1 - didNot.to, 12);
        expect(did.to).toBeCloseTo(1 - didNot.from, 12);
      }),
    );
  });

  test('is known better of more, and with less confidence', () => {
    const width = ({ from, to }: { from: number; to: number }) => to - from;
    check(
      fc.property(anyShare, fc.integer({ min: 2, max: 50 }), (counted, factor) => {
        const { count, of } = counted;
        const more = times(counted, factor);
        expect(width(shareOf(more.count, more.of))).toBeLessThan(width(shareOf(count, of)));
        expect(width(shareOf(count, of, 0.9))).toBeLessThan(width(shareOf(count, of, 0.99)));
      }),
    );
  });

  test('of nothing is unknown; more than there are is no share', () => {
    expect(shareOf(0, 0)).toEqual({ of: 0, count: 0, share: 0, from: 0, to: 1 });
    for (const [count, of] of [
      [2, 1],
      [-1, 3],
      [0.5, 3],
    ] as const)
      expect(() => shareOf(count, of)).toThrow(/is no share/);
  });
});

describe('the difference of two shares', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998), 873–890, Table II, method 10, all eight contrasts.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%d of %d against %d of %d', (count, of, otherCount, otherOf, from, to) => {
    const found = shareDifference({ count, of }, { count: otherCount, of: otherOf });
    expect(found.difference).toBeCloseTo(count / of - otherCount / otherOf, 12);
    expect(found.from).toBeCloseTo(from, 4);
    expect(found.to).toBeCloseTo(to, 4);
  });

  test('holds the difference, stays within −1 and 1, and mirrors the other way round', () => {
    check(
      fc.property(anyShare, anyShare, anyConfidence, (first, second, confidence) => {
        const there = shareDifference(first, second, confidence);
        const back = shareDifference(second, first, confidence);
        expect(-1 <= there.from && there.from <= there.difference).toBe(true);
        expect(there.difference <= there.to && there.to <= 1).toBe(true);
        expect(there.from).toBeCloseTo(-back.to, 12);
        expect(there.to).toBeCloseTo(-back.from, 12);
      }),
    );
  });

  test('is known better of more, and lies inside what it is with more confidence', () => {
    check(
      fc.property(anyShare, anyShare, fc.integer({ min: 2, max: 50 }), (first, second, factor) => {
        const few = shareDifference(first, second);
        const many = shareDifference(times(first, factor), times(second, factor));
        expect(many.to - many.from).toBeLessThan(few.to - few.from);
        const surer = shareDifference(first, second, 0.99);
        expect(surer.from <= few.from && few.to <= surer.to).toBe(true);
      }),
    );
  });

  test('of nobody there is none', () => {
    expect(() => shareDifference({ count: 0, of: 0 }, { count: 1, of: 2 })).toThrow(/group of nobody/);
  });
});
