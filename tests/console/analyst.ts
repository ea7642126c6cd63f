import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { accessibilityFindings } from '../browser/accessibility.ts';
import { describeInBrowser } from '../browser/in-browser.ts';
import { excessWidth } from '../browser/layout.ts';
import { consoleUrl, HERE, signIn } from './signing-in.ts';

/** Several pages, each judged by axe: on a machine that does other things as well, a minute each. */
const SEVERAL_PAGES_MS = 300_000;

/**
 * The analyst looks at figures. A file of tests calls it that has counted some: the newest day has customers of two cohorts, and
 * points that members have.
 */
export function describeAnalyst(): void {
  describeInBrowser(
    'an analyst in the console',
    (inBrowser) => {
      test(
        'looks at what there is, at cohorts, and at what is owed',
        async () => {
          const page = await inBrowser.open({ width: 1_280, height: 900 });
          await signIn(page, 'analyst', 'figures');
          const main = page.getByRole('main');
          await main.getByRole('heading', { name: 'Customers', exact: true }).waitFor();
          expect(await accessibilityFindings(page)).toEqual([]);
          await main.getByRole('link', { name: 'Order again within 90 days', exact: true }).waitFor();

          await main.getByRole('link', { name: 'Retention', exact: true }).click();
          const cohorts = main.getByRole('region', { name: /^Customers who order again/ }).first();
          const picture = cohorts.getByRole('img', { name: /^Customers who order again/ });
          await picture.waitFor();
          expect(await accessibilityFindings(page)).toEqual([]);

          // By keyboard, value by value.
          await cohorts.getByRole('region', { name: /Arrow keys/ }).press('ArrowRight');
          await expect.poll(() => cohorts.getByRole('status').textContent()).toMatch(/%|not yet/);

          await cohorts.getByText('Table', { exact: true }).click();
          await cohorts.getByRole('columnheader', { name: /^Months after the first order: 1$/ }).waitFor();
          const download = page.waitForEvent('download');
          await cohorts.getByRole('button', { name: /^Download as CSV/ }).click();
          const file = await (await download).path();
          expect(await readFile(file, 'utf8')).toMatch(
            /^First ordered in \(customers\),Months after the first order: 1/,
          );

          await page.emulateMedia({ colorScheme: 'dark' });
          await main.getByRole('link', { name: 'Liability', exact: true }).click();
          await main.getByText(/^Members have .* points, as the ledger says to the point\.$/).waitFor();
          await main.getByRole('img', { name: /^How the points that members have came about/ }).waitFor();
          expect(await accessibilityFindings(page)).toEqual([]);
        },
        SEVERAL_PAGES_MS,
      );

      test(
        'shares what they look at by its address, on a phone, too',
        async () => {
          // A day without figures is answered so, which browsers write down.
          const page = await inBrowser.open({ allowing: [/status of 404/] });
          await signIn(page, 'analyst', 'figures/liability?since=2020-01-01');
          await page.getByRole('button', { name: 'Everyone, all months' }).waitFor();
          await page.getByRole('img', { name: /^How the points/ }).waitFor();
          expect(await excessWidth(page)).toBe(0);
          expect(await accessibilityFindings(page)).toEqual([]);
          await page.goto(consoleUrl('figures?asOf=2001-01-01'));
          await page.getByRole('heading', { name: 'Nothing was counted as of 2001-01-01' }).waitFor();
        },
        SEVERAL_PAGES_MS,
      );

      test('sees nothing of operations, and is told why', async () => {
        const page = await inBrowser.open({ width: 1_280 });
        await signIn(page, 'analyst');
        expect(await page.getByRole('link', { name: 'Dead letters' }).count()).toBe(0);
        await page.goto(consoleUrl('dead-letters'));
        await page.getByRole('heading', { name: 'This page is not for your role' }).waitFor();
      });
    },
    HERE,
  );
}
