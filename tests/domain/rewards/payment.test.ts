import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderNet } from '../../../shared/domain/order.ts';
import {
  leastGoodsValue,
  mostPayable,
  refusePayment,
  valueOfPoints,
} from '../../../shared/domain/rewards/payment.ts';
import { check } from '../../law-runs.ts';
import {
  aCart,
  aRewardProgram,
  randomCart,
  randomPayment,
  randomPointValue,
  worth,
} from './reward-builders.ts';

const program = aRewardProgram();
const payment = { kind: 'pay_with_points', minimum: 100, step: 50, atMostPercent: 50 } as const;
const cart = aCart([worth('a', 1_000)], { shipping: 900, tax: 100 });

describe('paying with points', () => {
  test('points are worth whole minor units, rounded down, and nothing in a currency without a value', () => {
    const thirds = { pointValue: { points: 3, amount: { USD: 1 } } };
    expect(valueOfPoints(8, thirds, 'USD')).toBe(2);
    expect(valueOfPoints(8, thirds, 'JPY')).toBe(0);
  });

  test('a share of the goods can be paid, without shipping and tax, as far as the member has points', () => {
    expect(mostPayable(payment, cart, program)).toBe(500);
    expect(mostPayable(payment, cart, program, 349)).toBe(300);
    expect(mostPayable(payment, cart, program, 99)).toBe(0);
  });

  test('the last minor unit can be paid although points do not divide it', () => {
    const thirds = { pointValue: { points: 10, amount: { USD: 3 } } };
    const whole = { kind: 'pay_with_points', minimum: 1, step: 1, atMostPercent: 100 } as const;
    const most = mostPayable(whole, aCart([worth('a', 5)]), thirds);
    expect([most, valueOfPoints(most, thirds, 'USD')]).toEqual([17, 5]);
  });

  test.each([
    [100, null],
    [500, null],
    [50, 'the minimum'],
    [130, 'the step'],
    [550, 'the share'],
    [undefined, 'no number'],
  ])('%s points: refused for %s', (points, why) => {
    const refusal = refusePayment(payment, points, cart, program);
    expect(refusal?.code ?? null).toBe(why === null ? null : 'PAYMENT_POINTS_INVALID');
  });

  test('the refusal says what is allowed', () => {
    expect(refusePayment(payment, 130, cart, program)?.detail).toBe(
      'From 100 to 500 points can be paid for this cart, in steps of 50: at most 50 % of the goods, which are worth 10.00 USD. 130 were asked for.',
    );
    expect(refusePayment(payment, 100, aCart([worth('a', 150)]), program)?.detail).toBe(
      'The fewest points that can be paid are 100, and they are worth more than 50 % of the goods, which are worth 1.50 USD. 100 were asked for.',
    );
    expect(refusePayment(payment, 100, { ...cart, currency: 'JPY' }, program)?.detail).toContain(
      'Points are worth nothing in JPY.',
    );
  });
});

describe('laws of paying with points', () => {
  test('what may be paid fits, is never for nothing, and a step more does not fit or pays no more', () => {
    check(
      fc.property(randomCart, randomPayment(), randomPointValue, (random, terms, pointValue) => {
        const value = (points: number) => valueOfPoints(points, { pointValue }, 'USD');
        const payable = Math.floor((orderNet(random) * terms.atMostPercent) / 100);
        const most = mostPayable(terms, random, { pointValue });
        expect(value(most)).toBeLessThanOrEqual(payable);
        expect(most % terms.step).toBe(0);
        if (most > 0) expect([most >= terms.minimum, value(most) > 0]).toEqual([true, true]);
        const more = most + terms.step;
        if (more >= terms.minimum && value(more) > 0)
          expect(value(more) > payable || value(most) === payable).toBe(true);
      }),
    );
  });

  test('points are allowed exactly from the fewest to the most, in steps', () => {
    check(
      fc.property(randomCart, randomPayment(), fc.nat({ max: 3_000 }), (random, terms, points) => {
        const most = mostPayable(terms, random, program);
        const isAllowed = points >= terms.minimum && points <= most && points % terms.step === 0;
        expect(refusePayment(terms, points, random, program) === null).toBe(isAllowed);
      }),
    );
  });

  test('the least value of goods is the least for which anything can be paid', () => {
    check(
      fc.property(randomPayment(), randomPointValue, (terms, pointValue) => {
        const least = leastGoodsValue(terms, { pointValue }, 'USD') ?? 0;
        const most = (goods: number) => mostPayable(terms, aCart([worth('a', goods)]), { pointValue });
        expect(most(least)).toBeGreaterThan(0);
        expect(most(least - 1)).toBe(0);
      }),
    );
  });
});
