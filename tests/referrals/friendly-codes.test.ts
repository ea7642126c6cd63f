import { randomInt } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { canBeCode, faultOfWish, friendlyCode } from '../../functions/referrals/friendly-code.ts';
import { FIRST_WORDS, SECOND_WORDS } from '../../functions/referrals/friendly-words.ts';
import { normalizedCode } from '../../shared/domain/rewards/coupon-code.ts';

/** The numbers that are drawn, one after the other, each from 0 up to what is asked for. */
const drawing = (...drawn: readonly number[]) => {
  let next = 0;
  return (below: number): number => {
    const number = drawn[next] ?? 0;
    next += 1;
    expect(number).toBeLessThan(below);
    return number;
  };
};

describe('words of codes', () => {
  test('are each there once, easily typed, and many enough for millions of codes', () => {
    const words = [...FIRST_WORDS, ...SECOND_WORDS];
    expect(words.filter((word) => !/^[a-z]{3,9}$/.test(word))).toEqual([]);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
    expect(FIRST_WORDS.length * SECOND_WORDS.length * 88).toBeGreaterThan(2_000_000);
  });

  test('make no two codes that compare alike', () => {
    const pairs = FIRST_WORDS.flatMap((first) =>
      SECOND_WORDS.map((second) => normalizedCode(`${first}-${second}`)),
    );
    expect(new Set(pairs).size).toBe(pairs.length);
  });
});

describe('a code', () => {
  test('has two words and two digits', () => {
    for (let draw = 0; draw < 200; draw += 1)
      expect(friendlyCode(0, randomInt)).toMatch(/^[a-z]+-[a-z]+-[1-9][0-9]$/);
  });

  test.each([
    [0, 2],
    [2, 2],
    [3, 3],
    [8, 4],
    [9, 5],
  ])('after %i that were taken has %i digits', (taken, digits) => {
    expect(friendlyCode(taken, randomInt).split('-')[2]).toHaveLength(digits);
  });

  test('shuns numbers that nobody wants beside their name', () => {
    expect(friendlyCode(0, drawing(0, 0, 59, 78, 32))).toMatch(/-42$/);
    expect(friendlyCode(3, drawing(0, 0, 566, 320, 811, 588, 27))).toMatch(/-127$/);
  });

  test('can be one, as it is made and as it is typed', () => {
    expect(canBeCode(friendlyCode(0, randomInt))).toBe(true);
    expect(['AMBER OTTER 42', ' amber–otter–42 ', 'amberotter42'].map(canBeCode)).toEqual([true, true, true]);
  });
});

describe('a wish', () => {
  test.each(['ADA1', 'coffee-with-ada', 'x'.repeat(40), 'A-1-b-2'])('%s may be had', (wish) => {
    expect(faultOfWish(wish)).toBeNull();
  });

  test.each([
    'ada',
    'x'.repeat(41),
    '-ada1',
    'ada1-',
    'ada--1',
    'ada 1',
    'ädä1',
    'ada_1',
    'a/b12',
    '🎁🎁🎁🎁',
    'ſada',
    '',
  ])('%j may not', (wish) => {
    expect(faultOfWish(wish)).toContain('four to forty letters');
  });

  test.each(['x'.repeat(3_000), '%00', '../..', 'a', ''])('%j is looked up for nobody', (typed) => {
    expect(canBeCode(typed)).toBe(false);
  });
});
