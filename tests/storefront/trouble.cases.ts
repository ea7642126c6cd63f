import { describe, expect, test } from 'vitest';
import { memberOfClub, tokenOf } from './club.ts';
import { type Club, inElement } from './club-pages.ts';

const BALANCE = '<perennial-balance></perennial-balance>';
const FORBIDDEN = [/status of 403/];

/** Of the same member, and nobody signed it. */
const spoiled = (token: string): string => `${token.slice(0, -6)}AAAAAA`;

export function troubleCases({ visit }: Club): void {
  describe('when something is missing', () => {
    test('who is not signed in is invited to, and is shown what they have then', async () => {
      const { token } = await memberOfClub(70);
      const page = await visit(null, BALANCE);
      await page.evaluate(`addEventListener('perennial-sign-in', () =>
        document.querySelector('perennial-program').setAttribute('token', '${token}'))`);
      await page.getByText('You are not signed in').waitFor();
      await page.getByRole('button', { name: 'Sign in' }).click();
      await inElement(page, 'perennial-balance').getByText('70', { exact: true }).waitFor();
    });

    test('a token that has ended asks to sign in again', async () => {
      const { memberId, token } = await memberOfClub(80);
      const page = await visit(spoiled(token), BALANCE, { allowing: FORBIDDEN });
      await page.getByText('Your session has ended').waitFor();
      const fresh = await tokenOf(memberId);
      await page.evaluate(`addEventListener('perennial-sign-in', () =>
        document.querySelector('perennial-program').setAttribute('token', '${fresh}'))`);
      await page.getByRole('button', { name: 'Sign in again' }).click();
      await inElement(page, 'perennial-balance').getByText('80', { exact: true }).waitFor();
    });

    test('a token that has ended is renewed by the shop’s function, once for all', async () => {
      const { token } = await memberOfClub(90);
      const page = await visit(null, '', { allowing: FORBIDDEN });
      await page.evaluate(`
        globalThis.asked = 0;
        const program = document.querySelector('perennial-program');
        program.getToken = async () => { asked += 1; return '${token}'; };
        program.setAttribute('token', '${spoiled(token)}');
        document.querySelector('main').innerHTML += '${BALANCE}<perennial-statement></perennial-statement>';`);
      await inElement(page, 'perennial-balance').getByText('90', { exact: true }).waitFor();
      await inElement(page, 'perennial-statement').getByText('From our team').waitFor();
      expect(await page.evaluate('asked')).toBe(1);
    });

    test('who signs in after another sees nothing of them', async () => {
      const one = await memberOfClub(111);
      const other = await memberOfClub(0);
      const page = await visit(one.token, `${BALANCE}<perennial-statement></perennial-statement>`);
      const statement = inElement(page, 'perennial-statement');
      await statement.getByRole('button', { name: 'From our team' }).click();
      await statement.getByText('A warm welcome').waitFor();
      await page.evaluate(
        `document.querySelector('perennial-program').setAttribute('token', '${other.token}')`,
      );
      await inElement(page, 'perennial-balance').getByText('0', { exact: true }).waitFor();
      await statement.getByText('From our team').waitFor({ state: 'detached' });
      expect(await page.getByText('A warm welcome').count()).toBe(0);
    });

    test('who is offline keeps what was known, and all is as it is once they are back', async () => {
      const { token } = await memberOfClub(60);
      const page = await visit(token, BALANCE, { allowing: [/ERR_INTERNET_DISCONNECTED/] });
      const balance = inElement(page, 'perennial-balance');
      await balance.getByText('60', { exact: true }).waitFor();
      await page.context().setOffline(true);
      await page.evaluate("document.querySelector('perennial-balance').retry()");
      await balance.getByText('We cannot reach the shop right now').waitFor();
      await balance.getByText('60', { exact: true }).waitFor();
      await page.context().setOffline(false);
      await balance.getByText('We cannot reach the shop right now').waitFor({ state: 'detached' });
    });

    test('what fails says so, and is tried again by a button', async () => {
      const { token } = await memberOfClub(40);
      const page = await visit(null, '', { allowing: [/status of 503/] });
      await page.route('**/account', (route) =>
        route.fulfill({
          status: 503,
          headers: { 'access-control-allow-origin': '*' },
          json: { message: 'x' },
        }),
      );
      await page.evaluate(`
        document.querySelector('perennial-program').setAttribute('token', '${token}');
        document.querySelector('main').innerHTML += '${BALANCE}';`);
      await page.getByText('This takes longer than usual').waitFor();
      await page.unrouteAll({ behavior: 'wait' });
      await page.getByRole('button', { name: 'Try again' }).click();
      await inElement(page, 'perennial-balance').getByText('40', { exact: true }).waitFor();
    });

    test('whoever has nothing yet is told what will be there', async () => {
      const { token } = await memberOfClub(0);
      const page = await visit(
        token,
        '<perennial-referral></perennial-referral><perennial-survey></perennial-survey><perennial-checkout></perennial-checkout>',
      );
      await page.getByText('No invitations right now').waitFor();
      await page.getByText('Put something into your cart').waitFor();
      expect(await page.evaluate("document.querySelector('perennial-survey').offsetHeight")).toBe(0);
    });
  });
}
