import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AppliedReward } from '../../../shared/domain/ledger/redemption.ts';
import { lineNet, type Order } from '../../../shared/domain/order.ts';
import { matchesGoods } from '../../../shared/domain/program/goods.ts';
import { applyReward, cartAfter } from '../../../shared/domain/rewards/apply-reward.ts';
import { proportionalShares } from '../../../shared/domain/rewards/proportional-shares.ts';
import { check } from '../../law-runs.ts';
import { aCart, aRewardProgram, randomBenefit, randomCart, worth } from './reward-builders.ts';

const program = aRewardProgram();
const totalOf = ({ lines }: AppliedReward) => Object.values(lines).reduce((sum, each) => sum + each, 0);
const netOf = (cart: Order) => cart.lines.reduce((sum, line) => sum + lineNet(line), 0);

describe('what a reward takes off', () => {
  const three = aCart([worth('a', 100), worth('b', 100), worth('c', 101)], { shipping: 499 });

  test('a percentage is rounded down once, and the lines add up to it', () => {
    const applied = applyReward({ kind: 'percent_off', percent: 10 }, three, program);
    expect(applied).toEqual({ currency: 'USD', lines: { a: 10, b: 10, c: 10 }, shipping: 0 });
  });

  test('what is left of a division goes where most was cut off, of equals to the lesser id', () => {
    const even = aCart([worth('b', 100), worth('a', 100), worth('c', 100)]);
    expect(applyReward({ kind: 'amount_off', amount: { USD: 100 } }, even, program).lines).toEqual({
      a: 34,
      b: 33,
      c: 33,
    });
  });

  test('an upper bound holds, and is none where the currency is not named', () => {
    const half = { kind: 'percent_off', percent: 50 } as const;
    expect(totalOf(applyReward({ ...half, atMost: { USD: 99 } }, three, program))).toBe(99);
    expect(totalOf(applyReward({ ...half, atMost: { JPY: 99 } }, three, program))).toBe(0);
  });

  test('only the goods that it is for are discounted, up to what they are worth', () => {
    const goods = { skus: ['tee'] };
    const cart = aCart([worth('a', 900), worth('b', 400, { sku: 'tee' })]);
    const tenOff = { kind: 'amount_off', amount: { USD: 1_000 }, goods } as const;
    expect(applyReward(tenOff, cart, program).lines).toEqual({ b: 400 });
  });

  test('free shipping is all of it, or up to the bound', () => {
    expect(applyReward({ kind: 'free_shipping' }, three, program).shipping).toBe(499);
    expect(applyReward({ kind: 'free_shipping', atMost: { USD: 300 } }, three, program).shipping).toBe(300);
  });

  test('a free product is the dearest units in the cart, and nothing where there is none', () => {
    const cart = aCart([
      worth('cheap', 300, { quantity: 5 }),
      worth('dear', 500, { quantity: 2 }),
      worth('other', 900, { sku: 'tee' }),
    ]);
    const mugs = { kind: 'free_product', sku: 'mug', quantity: 3 } as const;
    expect(applyReward(mugs, cart, program).lines).toEqual({ dear: 1_000, cheap: 300 });
    expect(applyReward({ ...mugs, sku: 'cap' }, cart, program).lines).toEqual({});
  });

  test('of units that cost the same, those of the lesser line id are free', () => {
    const lines = [worth('b', 500), worth('a', 500)];
    const mug = { kind: 'free_product', sku: 'mug', quantity: 1 } as const;
    expect(applyReward(mug, aCart(lines), program).lines).toEqual({ a: 500 });
    expect(applyReward(mug, aCart([...lines].reverse()), program).lines).toEqual({ a: 500 });
  });

  test('points pay what they are worth', () => {
    const payment = { kind: 'pay_with_points', minimum: 1, step: 1, atMostPercent: 100 } as const;
    expect(totalOf(applyReward(payment, three, program, 250))).toBe(250);
  });

  test.each([
    { kind: 'gift_card', amount: { USD: 100 } },
    { kind: 'store_credit', amount: { USD: 100 } },
    { kind: 'donation', amount: { USD: 100 }, to: 'the sea' },
    { kind: 'by_hand', instructions: 'call them' },
  ] as const)('$kind is not about the cart', (benefit) => {
    expect(applyReward(benefit, three, program)).toEqual({ currency: 'USD', lines: {}, shipping: 0 });
  });
});

describe('laws of what is taken off', () => {
  const points = fc.nat({ max: 300_000 });

  test('nothing is ever worth less than zero, one reward after the other', () => {
    check(
      fc.property(
        randomCart,
        fc.array(fc.tuple(randomBenefit, points), { minLength: 1, maxLength: 5 }),
        (start, rewards) => {
          let cart = start;
          for (const [benefit, paid] of rewards) {
            const applied = applyReward(benefit, cart, program, paid);
            const after = cartAfter(cart, applied);
            expect(Math.min(...after.lines.map(lineNet))).toBeGreaterThanOrEqual(0);
            expect(after.shipping).toBeGreaterThanOrEqual(0);
            // Each minor unit that the cart is cheaper by is told, and no other.
            expect(netOf(cart) - netOf(after)).toBe(totalOf(applied));
            expect(cart.shipping - after.shipping).toBe(applied.shipping);
            cart = after;
          }
        },
      ),
    );
  });

  test('the order of lines does not matter', () => {
    check(
      fc.property(
        randomCart.chain((cart) =>
          fc.tuple(fc.constant(cart), fc.shuffledSubarray([...cart.lines], { minLength: cart.lines.length })),
        ),
        randomBenefit,
        points,
        ([cart, lines], benefit, paid) => {
          expect(applyReward(benefit, { ...cart, lines }, program, paid)).toEqual(
            applyReward(benefit, cart, program, paid),
          );
        },
      ),
    );
  });

  test('a percentage is exactly its part of the goods, and an amount exactly itself, as far as the goods go', () => {
    check(
      fc.property(randomCart, randomBenefit, (cart, benefit) => {
        fc.pre(benefit.kind === 'percent_off' || benefit.kind === 'amount_off');
        const { goods } = benefit;
        const lines =
          goods === undefined ? cart.lines : cart.lines.filter((line) => matchesGoods(goods, line));
        const value = netOf({ ...cart, lines });
        const due =
          benefit.kind === 'amount_off'
            ? Number(benefit.amount['USD'])
            : Math.min(Math.floor((value * benefit.percent) / 100), benefit.atMost?.['USD'] ?? value);
        expect(totalOf(applyReward(benefit, cart, program))).toBe(Math.min(due, value));
      }),
    );
  });

  test('shares add up, and each is what is due to it, rounded one way or the other', () => {
    const weights = fc.array(fc.nat({ max: 2 ** 50 }), { minLength: 1, maxLength: 8 });
    check(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (list, part) => {
        const all = list.reduce((sum, weight) => sum + weight, 0);
        const sum = Math.min(all, Math.floor(all * part));
        const bearers = list.map((weight, index) => ({ id: String(index), weight }));
        const shares = proportionalShares(sum, bearers);
        expect(Object.values(shares).reduce((total, share) => total + share, 0)).toBe(sum);
        for (const { id, weight } of bearers) {
          const share = BigInt(shares[id] ?? 0);
          const [given, due] = [share * BigInt(all), BigInt(sum) * BigInt(weight)];
          expect(given - due < BigInt(all) && due - given < BigInt(all)).toBe(true);
          expect(share).toBeLessThanOrEqual(BigInt(weight));
        }
      }),
    );
  });
});
