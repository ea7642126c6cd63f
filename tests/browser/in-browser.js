import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { PATIENCE_MS, startChrome } from './chrome.ts';
import { findChrome } from './find-chrome.ts';
import { watchForTrouble } from './trouble.ts';
const path = findChrome();
if (path === null)
    console.warn('No browser was found, so no page was opened in one; CHROME_PATH names one.');
/**
 * A group of tests that need a browser, which they share; skipped where this machine has none. A test fails when one of its pages
 * wrote an error into the console, threw, or met a content security policy, unless `allowing` says that it was meant to.
 *
 * @param also further conditions, without which the group is skipped too
 */
export function describeInBrowser(name, tests, also = { only: true }) {
    describe.skipIf(path === null || !also.only)(name, () => {
        let browser;
        const visits = [];
        beforeAll(async () => {
            if (path !== null)
                browser = await startChrome(path);
        });
        afterAll(() => browser?.close());
        afterEach(async () => {
            const ended = visits.splice(0);
            await Promise.all(ended.map(({ context }) => context.close()));
            const trouble = ended.flatMap((visit) => visit.trouble);
            if (trouble.length > 0)
                throw new Error(`Pages of this test had trouble:\n${trouble.join('\n')}`);
        });
        tests({
            async open(options) {
                if (browser === undefined)
                    throw new Error('Pages can be opened within a test only.');
                const visit = await begin(browser, options);
                visits.push(visit);
                return visit.context.newPage();
            },
            tab: (page) => page.context().newPage(),
        });
    });
}
async function begin(browser, { width = 390, height = 844, allowing = [], before, ...options } = {}) {
    const context = await browser.newContext({ locale: 'en-US', ...options, viewport: { width, height } });
    context.setDefaultTimeout(PATIENCE_MS);
    if (before !== undefined)
        await context.addInitScript(before);
    return { context, trouble: await watchForTrouble(context, allowing) };
}
