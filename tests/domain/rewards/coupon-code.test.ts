import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bitsOf, COUPON_ALPHABET } from '../../../shared/domain/rewards/coupon-alphabet.ts';
import { couponCode, distinctCodes, normalizedCode } from '../../../shared/domain/rewards/coupon-code.ts';
import { check } from '../../law-runs.ts';

describe('generated codes', () => {
  test('a prefix, then characters of chance in groups', () => {
    const codes = { kind: 'generated', prefix: 'THANKS-', length: 10, groupsOf: 4 } as const;
    const indexes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    let next = 0;
    const first = () => indexes[next++] ?? 0;
    const [a, b, c] = [
      COUPON_ALPHABET.slice(0, 4),
      COUPON_ALPHABET.slice(4, 8),
      COUPON_ALPHABET.slice(8, 10),
    ];
    expect(couponCode(codes, first)).toBe(`THANKS-${a}-${b}-${c}`);
  });

  test('each character is one of the alphabet, and codes do not come twice', () => {
    const codes = { kind: 'generated', length: 12 } as const;
    const made = new Set(Array.from({ length: 1_000 }, () => couponCode(codes, randomInt)));
    expect(made.size).toBe(1_000);
    expect([...made].every((code) => new RegExp(`^[${COUPON_ALPHABET}]{12}$`).test(code))).toBe(true);
  });

  test('no character is taken for another', () => {
    expect(new Set(COUPON_ALPHABET).size).toBe(COUPON_ALPHABET.length);
    for (const pair of ['0O', '1IL', '2Z', '5S', '8B', '6G', 'UV', 'DQO'])
      expect([...pair].filter((letter) => COUPON_ALPHABET.includes(letter)).length, pair).toBe(0);
  });

  test('bits count what chance chooses', () => {
    expect(bitsOf({ kind: 'generated', prefix: 'A-LONG-PREFIX', length: 10 })).toBe(40);
    expect(2 ** bitsOf({ kind: 'generated', length: 3 })).toBeCloseTo(COUPON_ALPHABET.length ** 3);
  });
});

describe('how codes are compared', () => {
  test.each([
    'thanks-9cfh-jk3m',
    ' THANKS 9CFH JK3M ',
    'Thanks–9cfh—jk3m',
    'thanks−9CFH\u00a0jk3m',
    'THANKS9CFHJK3M',
  ])('%s', (typed) => {
    expect(normalizedCode(typed)).toBe('THANKS9CFHJK3M');
  });

  test('a code is equal to itself however it is grouped, and comparing changes nothing more', () => {
    check(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 2, max: 6 }), (length, groupsOf) => {
        const indexes = Array.from({ length }, () => randomInt(COUPON_ALPHABET.length));
        const from = () => {
          const rest = [...indexes];
          return () => rest.shift() ?? 0;
        };
        const grouped = couponCode({ kind: 'generated', prefix: 'P-', length, groupsOf }, from());
        const plain = couponCode({ kind: 'generated', prefix: 'P', length }, from());
        expect(normalizedCode(grouped)).toBe(plain);
        expect(normalizedCode(plain)).toBe(plain);
      }),
    );
  });
});

test('a code that comes twice is kept as it was first written', () => {
  expect(distinctCodes(['Ab-1c', 'X-2', 'aB1C', 'ab 1c'])).toEqual(['Ab-1c', 'X-2']);
});
