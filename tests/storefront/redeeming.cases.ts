import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { account, call } from '../e2e/target.ts';
import { memberOfClub } from './club.ts';
import { type Club, inElement } from './club-pages.ts';

const REWARDS = '<perennial-rewards></perennial-rewards>';
const redeemed = async (memberId: string) =>
  (await call('GET', `/v1/members/${memberId}/redemptions`)).body.redemptions;

const askFor = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name: `Redeem: ${name}` }).click();
const confirm = (page: Page): Promise<void> => page.getByRole('button', { name: 'Redeem now' }).click();

export function redeemingCases({ visit, tab, pages }: Club): void {
  describe('a reward', () => {
    test('is redeemed by keys alone, after a question, and its code is there to copy', async () => {
      const { memberId, token } = await memberOfClub(1_000);
      const page = await visit(token, `${REWARDS}<perennial-balance compact></perennial-balance>`);
      const ask = page.getByRole('button', { name: 'Redeem: €10 off your next order' });
      await ask.focus();
      await page.keyboard.press('Enter');
      await page.getByText('It costs 900 points. You will have 100 points left.').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      expect(await redeemed(memberId)).toEqual([]);
      // The focus is where it was.
      await page.keyboard.press('Enter');
      await confirm(page);
      const dialog = page.getByRole('dialog');
      await dialog.getByText('It is yours').waitFor();
      const code = await dialog.locator('code').innerText();
      await page.locator('perennial-balance[compact]').getByText('100 points').waitFor();
      await page.getByRole('button', { name: 'Close' }).click();
      const wallet = inElement(page, 'perennial-rewards').locator('.wallet');
      expect(await wallet.locator('code').innerText()).toBe(code);
      expect(await redeemed(memberId)).toMatchObject([{ status: 'captured', coupon: { code } }]);
    });

    test('is spent once by a double click', async () => {
      const { memberId, token } = await memberOfClub(2_000);
      const page = await visit(token, REWARDS);
      await askFor(page, 'Plant ten trees');
      await page.getByRole('button', { name: 'Redeem now' }).dblclick();
      await page.getByRole('dialog').getByText('It is yours').waitFor();
      expect((await account(memberId)).balance.active).toBe(1_600);
    });

    test('is spent once by a customer who confirms in two tabs at once', async () => {
      const { memberId, token } = await memberOfClub(5_000);
      const one = await visit(token, REWARDS);
      const other = await tab(one);
      await other.goto(one.url());
      // A tab behind another is drawn once a second, and a mouse waits until what it presses stands still; this is at once.
      const press = (page: Page, name: string) =>
        page.getByRole('button', { name, exact: true }).dispatchEvent('click');
      await Promise.all([one, other].map((page) => press(page, 'Redeem: €10 off your next order')));
      await Promise.all([one, other].map((page) => press(page, 'Redeem now')));
      const codes = await Promise.all(
        [one, other].map(async (page) => page.getByRole('dialog').locator('code').innerText()),
      );
      expect(codes[0]).toBe(codes[1]);
      expect((await account(memberId)).balance.active).toBe(4_100);
      expect(await redeemed(memberId)).toHaveLength(1);
      // What is wanted after that is something new.
      await one.bringToFront();
      await one.getByRole('button', { name: 'Close' }).click();
      await askFor(one, '€10 off your next order');
      await confirm(one);
      await one.getByRole('dialog').getByText('It is yours').waitFor();
      expect((await account(memberId)).balance.active).toBe(3_200);
    });

    test('is spent once although its answer was lost, and the page loaded anew', async () => {
      const { memberId, token } = await memberOfClub(5_000);
      const page = await visit(token, REWARDS, { allowing: [/Failed to load resource/] });
      await page.route('**/redemptions', async (route) => {
        if (route.request().method() !== 'POST') return route.continue();
        await route.fetch();
        return route.abort();
      });
      await askFor(page, '€10 off your next order');
      await confirm(page);
      await page.getByRole('dialog').getByText('We cannot reach the shop').waitFor();
      await page.unrouteAll({ behavior: 'wait' });
      await page.goto(pages().page(token, REWARDS));
      await askFor(page, '€10 off your next order');
      await confirm(page);
      await page.getByRole('dialog').getByText('You have this already').waitFor();
      expect((await account(memberId)).balance.active).toBe(4_100);
    });

    test('is told apart by what is missing', async () => {
      const { token } = await memberOfClub(500);
      const page = await visit(token, REWARDS);
      const rewards = inElement(page, 'perennial-rewards');
      await rewards.getByText('5,500 points to go').waitFor();
      await rewards.getByText('Only 8 left').waitFor();
      await rewards.getByText('For Gold').waitFor();
      await rewards.getByText('Use it at checkout').first().waitFor();
      expect(await rewards.getByRole('button', { name: /^Redeem: / }).allInnerTexts()).toHaveLength(1);
    });

    test('that went meanwhile is refused in the customer’s language', async () => {
      const { memberId, token } = await memberOfClub(1_000);
      const page = await visit(token, REWARDS, { lang: 'de', allowing: [/status of 409/] });
      const ask = page.getByRole('button', { name: 'Einlösen: 10 € Rabatt' });
      await ask.click();
      await call('POST', `/v1/members/${memberId}/adjustments`, {
        body: { points: -900, reason: 'Elsewhere', actor: 'Mia' },
        headers: { 'idempotency-key': `less-${memberId}` },
      });
      await page.getByRole('button', { name: 'Jetzt einlösen' }).click();
      await page.getByRole('dialog').getByText('Dafür haben Sie nicht genug Punkte.').waitFor();
    });
  });
}
