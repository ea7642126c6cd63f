import { describe, expect, test } from 'vitest';
import { account, call, unique } from '../e2e/target.ts';
import { memberOfClub } from './club.ts';
import { type Club, fillCart, inElement } from './club-pages.ts';

const CHECKOUT = '<perennial-checkout></perennial-checkout>';
const LISTEN = `
globalThis.told = [];
addEventListener('perennial-checkout-changed', ({ detail }) => told.push(detail));`;

export function checkoutCases({ visit }: Club): void {
  describe('the checkout box', () => {
    test('says what a cart earns, and follows its changes', async () => {
      const { token } = await memberOfClub(0);
      const page = await visit(token, CHECKOUT);
      const box = inElement(page, 'perennial-checkout');
      await box.getByText('Put something into your cart').waitFor();
      await fillCart(page, 1);
      await box.getByText('This order earns 345 points').waitFor();
      for (const blankets of [2, 3, 4]) await fillCart(page, blankets);
      await box.getByText('This order earns 1,380 points').waitFor();
    });

    test('holds rewards and points for the cart, and gives them back', async () => {
      const { memberId, token } = await memberOfClub(2_000);
      const page = await visit(token, CHECKOUT, { before: LISTEN });
      const box = inElement(page, 'perennial-checkout');
      await fillCart(page, 1);
      await box.getByRole('button', { name: 'Apply: Free shipping' }).click();
      await box.getByText('-€4.90').waitFor();
      // As many as may be: half of the goods.
      await box.getByText('of 1,700 points').waitFor();
      const slider = box.getByRole('slider', { name: 'Points to pay with' });
      await slider.focus();
      await page.keyboard.press('Home');
      await box.getByRole('button', { name: 'Save €2' }).waitFor();
      for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowRight');
      await box.getByRole('button', { name: 'Save €5' }).click();
      await box.getByText('-€5', { exact: true }).waitFor();
      await box.getByText('This order earns 320 points').waitFor();
      expect((await account(memberId)).balance).toMatchObject({ active: 1_200, held: 800 });

      const last =
        'told.at(-1).applied.map(({ rewardId, points, discount }) => [rewardId, points, discount])';
      await expect
        .poll(() => page.evaluate(last), { timeout: 60_000 })
        .toEqual([
          ['pay', 500, 500],
          ['shipping', 300, 490],
        ]);
      const ids = await page.evaluate<string[]>(
        'told.at(-1).applied.map(({ redemptionId }) => redemptionId)',
      );

      // They are there still when the page is loaded anew, and are told when the cart is another one.
      await page.reload();
      await fillCart(page, 2);
      await box.getByText('Your cart has changed since').first().waitFor();
      await fillCart(page, 1);
      await box.getByText('Your cart has changed since').first().waitFor({ state: 'detached' });
      await box.getByRole('button', { name: 'Remove: Free shipping' }).click();
      await box.getByRole('button', { name: 'Apply: Free shipping' }).waitFor();
      await expect
        .poll(async () => (await account(memberId)).balance, { timeout: 60_000 })
        .toMatchObject({ active: 1_500, held: 500 });

      const order = await call('POST', '/v1/orders', {
        body: {
          orderId: unique('paid'),
          memberId,
          currency: 'EUR',
          placedAt: new Date().toISOString(),
          shipping: 490,
          lines: [
            { lineId: 'a', sku: 'blanket', quantity: 1, unitPrice: 6_900, discounts: [{ amount: 500 }] },
          ],
          redemptions: [{ redemptionId: ids[0] }],
        },
      });
      expect([order.status, order.body.redemptions]).toMatchObject([201, [{ rewardId: 'pay', points: 500 }]]);
    });
  });
}
