import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minorUnits, proportion } from '../../shared/platforms/decimal-money.ts';
import { parseExactJson } from '../../shared/platforms/exact-json.ts';
import { pricedLine } from '../../shared/platforms/priced-line.ts';
import { shareOut } from '../../shared/platforms/share-out.ts';
import { check } from '../law-runs.ts';

test.each([
  ['12.50', 'USD', 1250],
  ['12.5', 'USD', 1250],
  ['12', 'USD', 1200],
  ['0.07', 'USD', 7],
  ['-8.00', 'USD', -800],
  ['-0.00', 'USD', 0],
  ['16.666', 'USD', 1667],
  ['16.664', 'USD', 1666],
  ['-16.665', 'USD', -1667],
  ['6500', 'JPY', 6500],
  ['6500.00', 'JPY', 6500],
  ['1.234', 'KWD', 1234],
  ['90071992547409.91', 'USD', 9007199254740991],
])('%s %s is %i minor units', (decimal, currency, expected) => {
  expect(minorUnits(decimal, currency)).toBe(expected);
});

test('a decimal of two digits is its digits, for every amount', () => {
  check(
    fc.property(fc.nat({ max: 10 ** 12 }), (minor) => {
      const decimal = `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
      expect(minorUnits(decimal, 'USD')).toBe(minor);
    }),
  );
});

test('numbers of JSON stay the text they were written as', () => {
  expect(parseExactJson('{"id":820982911946154508,"rate":0.1,"n":[1.10],"s":"x","b":true,"z":null}')).toEqual(
    {
      id: '820982911946154508',
      rate: '0.1',
      n: ['1.10'],
      s: 'x',
      b: true,
      z: null,
    },
  );
});

const amount = fc.nat({ max: 10 ** 12 });

test('shares are whole, add up to the total, and are less than one away from what is due', () => {
  check(
    fc.property(amount, fc.array(amount, { minLength: 1, maxLength: 100 }), (total, weights) => {
      const parts = shareOut(total, weights);
      const sum = weights.reduce((all, weight) => all + weight, 0);
      expect(parts.reduce((all, part) => all + part, 0)).toBe(total);
      expect(parts.every((part) => Number.isSafeInteger(part) && part >= 0)).toBe(true);
      if (sum === 0) return;
      for (const [index, part] of parts.entries()) {
        const due = proportion(total, weights[index] ?? 0, sum);
        expect(Math.abs(part - due)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('a priced line is worth exactly its net value, whatever its units and discounts', () => {
  check(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.nat({ max: 10 ** 9 }),
      fc.nat({ max: 10 ** 9 }),
      fc.array(fc.record({ amount, coupon: fc.constantFrom('A', 'B') }), { maxLength: 14 }),
      (quantity, list, net, discounts) => {
        const line = pricedLine(quantity, list, net, discounts);
        const off = line.discounts.reduce((sum, each) => sum + each.amount, 0);
        expect(line.unitPrice * quantity - off).toBe(net);
        expect(line.discounts.length).toBeLessThanOrEqual(10);
        expect(line.discounts.every((each) => each.amount > 0)).toBe(true);
        expect(line.unitPrice * quantity).toBeGreaterThanOrEqual(list);
      },
    ),
  );
});
