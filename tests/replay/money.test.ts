import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format } from '../../shared/domain/ratio.ts';
import { minorDigitsOf } from '../../tools/replay/source/minor-digits.ts';
import { readMoney, readWhole } from '../../tools/replay/source/money.ts';

const minor = (text: string, digits = 2, comma = false) => {
  const value = readMoney(text, digits, comma);
  return value === null ? null : format(value);
};

describe('amounts of money', () => {
  test.each([
    ['2.55', '255'],
    ['0.1', '10'],
    ['29', '2900'],
    ['.5', '50'],
    ['5.', '500'],
    ['-12.00', '-1200'],
    ['+3', '300'],
    ['£2.55', '255'],
    ['-€ 2.55', '-255'],
    ['2.55 €', '255'],
    ['1,234,567.89', '123456789'],
    ['0.015', '1.5'],
    ['90071992547409.93', '9007199254740993'],
  ])('%s is %s minor units', (text, expected) => {
    expect(minor(text)).toBe(expected);
  });

  test.each(['', '.', '-', 'free', '1e3', '1,23', '12,34,567.00', '1.2.3', '--1', 'NaN', '1 000', '٣'])(
    '%j is not an amount',
    (text) => {
      expect(minor(text)).toBeNull();
    },
  );

  test('a decimal comma turns the signs around', () => {
    expect(minor('1.234,56', 2, true)).toBe('123456');
    expect(minor('1,5', 2, true)).toBe('150');
    expect(minor('1.5', 2, true)).toBeNull();
  });

  test('no float is involved: what is written is what is read, however long', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.nat({ max: 4 }), (value, digits) => {
        const padded = value.toString().padStart(digits + 1, '0');
        const point = padded.length - digits;
        expect(readMoney(`${padded.slice(0, point)}.${padded.slice(point)}`, digits)).toEqual({
          numerator: value,
          denominator: 1n,
        });
      }),
    );
  });

  test('units are whole, also when written with a point', () => {
    expect(['6', '6.0', '-12', '1.5', 'six', ''].map((text) => readWhole(text))).toEqual([
      6,
      6,
      -12,
      null,
      null,
      null,
    ]);
  });

  test('a currency knows its digits, unless they are stated', () => {
    expect(['GBP', 'JPY', 'KWD'].map((code) => minorDigitsOf(code, undefined))).toEqual([2, 0, 3]);
    expect(minorDigitsOf('JPY', 2)).toBe(2);
    expect(() => minorDigitsOf('QQQ', undefined)).toThrow(/QQQ is unknown.*\n.*--minor-digits/);
  });
});
