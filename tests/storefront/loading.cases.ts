import { describe, expect, test } from 'vitest';
import { layoutShifts, WATCH_LAYOUT } from '../browser/layout.ts';
import { askedMember, memberOfClub, ordered } from './club.ts';
import { type Club, inElement } from './club-pages.ts';

/** What web.dev calls good is 0.1; what is reserved leaves no more than a line of text. */
const SMALL_SHIFT = 0.02;

export function loadingCases({ visit, pages }: Club): void {
  describe('loading', () => {
    test('a page with one element loads what it needs, and no other element or language', async () => {
      const { token } = await memberOfClub(10);
      const page = await visit(null, '');
      const loaded: string[] = [];
      page.on('request', (request) => {
        if (request.url().startsWith(pages().url)) loaded.push(new URL(request.url()).pathname);
      });
      await page.evaluate(`document.querySelector('perennial-program').setAttribute('token', '${token}');
        document.querySelector('main').innerHTML += '<perennial-tier></perennial-tier>'`);
      await inElement(page, 'perennial-tier').getByText('Friend').waitFor();
      const names = loaded.map((path) => path.replace(/^\/storefront\/assets\/(.+)-[A-Z0-9]{8}\.js$/, '$1'));
      expect(names).toEqual(expect.arrayContaining(['tier', 'en']));
      expect(names.filter((name) => name !== 'chunk' && name !== 'tier' && name !== 'en')).toEqual([]);
    });

    test('what is far below the window waits until it comes near', async () => {
      const { token } = await memberOfClub(10);
      const page = await visit(token, '<perennial-balance></perennial-balance>');
      await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend',
        '<p id="far"></p><perennial-preferences></perennial-preferences>');
        document.querySelector('#far').style.height = '4000px'`);
      await inElement(page, 'perennial-balance').getByText('10', { exact: true }).waitFor();
      const isDefined = "customElements.get('perennial-preferences') !== undefined";
      expect(await page.evaluate(isDefined)).toBe(false);
      await page.locator('perennial-preferences').scrollIntoViewIfNeeded();
      await expect.poll(() => page.evaluate(isDefined), { timeout: 60_000 }).toBe(true);
    });

    test('nothing moves, although it is late known what stands above', async () => {
      const { token } = await askedMember();
      const page = await visit(null, '', { before: WATCH_LAYOUT });
      const others = Promise.all(
        ['account', 'tier'].map((name) => page.waitForResponse((response) => response.url().endsWith(name))),
      );
      await page.route('**/surveys?*', async (route) => {
        await others;
        // Time for whoever would be seen now.
        await page.evaluate(
          'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))',
        );
        await route.continue();
      });
      await page.evaluate(`
        document.querySelector('main').innerHTML += ['survey', 'balance', 'tier', 'preferences']
          .map((name) => '<perennial-' + name + '></perennial-' + name + '>').join('');
        document.querySelector('perennial-program').setAttribute('token', '${token}');`);
      await inElement(page, 'perennial-survey').getByText('How likely is it').waitFor();
      await inElement(page, 'perennial-tier').getByText('Friend').waitFor();
      expect(await layoutShifts(page)).toEqual([]);
    });

    test('next to nothing of the page around moves while elements come', async () => {
      const { memberId, token } = await memberOfClub(1_250);
      await ordered(memberId, 84);
      const markup =
        '<perennial-balance></perennial-balance><p>After it</p><perennial-rewards></perennial-rewards><p>After them</p>';
      const page = await visit(token, markup, { before: WATCH_LAYOUT, width: 1_280, height: 900 });
      /** What moved, where it was more than next to nothing. */
      const moved = async () => {
        await inElement(page, 'perennial-balance').getByText('1,250', { exact: true }).waitFor();
        await inElement(page, 'perennial-rewards').getByText('Free shipping').waitFor();
        const shifts = await layoutShifts(page);
        const sum = shifts.reduce((total, { value }) => total + value, 0);
        return sum < SMALL_SHIFT ? [] : shifts;
      };
      expect(await moved()).toEqual([]);
      await page.reload();
      expect(await moved()).toEqual([]);
    });
  });
}
