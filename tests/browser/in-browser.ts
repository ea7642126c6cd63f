import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { findChrome } from '../../tools/browser/find-chrome.ts';
import { PATIENCE_MS, startChrome } from './chrome.ts';
import { watchForTrouble } from './trouble.ts';

export interface OpenOptions
  extends Pick<
    BrowserContextOptions,
    | 'colorScheme'
    | 'forcedColors'
    | 'hasTouch'
    | 'javaScriptEnabled'
    | 'locale'
    | 'permissions'
    | 'reducedMotion'
    | 'timezoneId'
  > {
  /** CSS pixels; 390, a phone, unless told. */
  readonly width?: number;
  readonly height?: number;
  /** Errors that the test causes on purpose. */
  readonly allowing?: readonly RegExp[];
  /** Run in each page before its own scripts. */
  readonly before?: string;
}

export interface InBrowser {
  /** An empty page of a person who was never here: no cookies, no storage. Closed after the test. */
  open(options?: OpenOptions): Promise<Page>;
  /** Another tab of the same person. */
  tab(page: Page): Promise<Page>;
}

const path = findChrome();
if (path === null) console.warn('No browser was found, so no page was opened in one; CHROME_PATH names one.');

interface Visit {
  readonly context: BrowserContext;
  readonly trouble: readonly string[];
}

/**
 * A group of tests that need a browser, which they share; skipped where this machine has none. A test fails when one of its pages
 * wrote an error into the console, threw, or met a content security policy, unless `allowing` says that it was meant to.
 *
 * @param also further conditions, without which the group is skipped too
 */
export function describeInBrowser(
  name: string,
  tests: (inBrowser: InBrowser) => void,
  also: { readonly only: boolean } = { only: true },
): void {
  describe.skipIf(path === null || !also.only)(name, () => {
    let browser: Browser | undefined;
    const visits: Visit[] = [];
    beforeAll(async () => {
      if (path !== null) browser = await startChrome(path);
    });
    afterAll(() => browser?.close());
    afterEach(async () => {
      const ended = visits.splice(0);
      await Promise.all(ended.map(({ context }) => context.close()));
      const trouble = ended.flatMap((visit) => visit.trouble);
      if (trouble.length > 0) throw new Error(`Pages of this test had trouble:\n${trouble.join('\n')}`);
    });
    tests({
      async open(options) {
        if (browser === undefined) throw new Error('Pages can be opened within a test only.');
        const visit = await begin(browser, options);
        visits.push(visit);
        return visit.context.newPage();
      },
      tab: (page) => page.context().newPage(),
    });
  });
}

async function begin(
  browser: Browser,
  { width = 390, height = 844, allowing = [], before, ...options }: OpenOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ locale: 'en-US', ...options, viewport: { width, height } });
  context.setDefaultTimeout(PATIENCE_MS);
  if (before !== undefined) await context.addInitScript(before);
  return { context, trouble: await watchForTrouble(context, allowing) };
}
