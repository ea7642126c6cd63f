import { expect, test } from 'vitest';
import { canBeCode } from '../../functions/referrals/code-in-force.ts';
import { newCode } from '../../shared/storage/referral-code-draw.ts';

test.each([
  [0, 2],
  [2, 2],
  [3, 3],
  [8, 4],
  [9, 5],
])('after %i codes that were taken the next has %i digits', (taken, digits) => {
  const code = newCode(taken);
  expect(code.split('-')[2]).toHaveLength(digits);
  expect(canBeCode(code)).toBe(true);
});

test.each(['AMBER OTTER 42', ' amber–otter–42 ', 'amberotter42', 'a'.repeat(40)])(
  '%j is looked up',
  (typed) => {
    expect(canBeCode(typed)).toBe(true);
  },
);

test.each(['x'.repeat(3_000), '%00', '../..', 'abc', '', '\ud800', '🎁🎁🎁🎁'])(
  '%j is nobody’s, and not looked up',
  (typed) => {
    expect(canBeCode(typed)).toBe(false);
  },
);
