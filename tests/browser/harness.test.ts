import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findChrome } from '../../tools/browser/find-chrome.ts';
import { accessibilityFindings } from './accessibility.ts';
import { startChrome } from './chrome.ts';
import { describeInBrowser } from './in-browser.ts';
import { excessWidth, layoutShifts, WATCH_LAYOUT } from './layout.ts';
import { watchForTrouble } from './trouble.ts';

/** The harness sees what it is there for: else tests that stand on it would hold nothing. */
const PAGE = `<!doctype html><html lang="en"><title>Page</title>
<main><h1>Page</h1><p style="color: #aaa">Too faint to read</p><p style="width: 500px">Wide</p>
<script>addEventListener('keydown', () => { console.error('wrong'); throw new Error('thrown'); })</script></main></html>`;

let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.setHeader('content-security-policy', "default-src 'none'; script-src 'unsafe-inline'");
    response.end(PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describeInBrowser('the harness of browser tests', (inBrowser) => {
  test('hears errors of the console, exceptions, and what a policy refused', async () => {
    const browser = await startChrome(findChrome() ?? '');
    const context = await browser.newContext();
    const trouble = await watchForTrouble(context, [/meant/]);
    const page = await context.newPage();
    await page.goto(url);
    await page.evaluate("console.error('meant')");
    await page.keyboard.press('a');
    await expect.poll(() => trouble.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(5);
    await browser.close();
    const all = trouble.join('\n');
    expect(all).toContain('securitypolicyviolation: style-src-attr inline');
    expect(all).toContain('wrong');
    expect(all).toContain('not caught: Error: thrown');
    expect(all).not.toContain('meant');
  });

  test('finds what axe finds, what moved, and what sticks out', async () => {
    const page = await inBrowser.open({
      before: WATCH_LAYOUT,
      allowing: [/Content Security|securitypolicy/],
    });
    await page.goto(url);
    await page.evaluate("document.querySelector('p').style.cssText = 'color: #aaa; width: 500px'");
    expect(await accessibilityFindings(page)).toEqual([expect.stringContaining('color-contrast')]);
    expect(await excessWidth(page)).toBeGreaterThan(100);
    await page.evaluate("document.querySelector('h1').style.paddingTop = '300px'");
    await expect.poll(async () => (await layoutShifts(page)).length, { timeout: 60_000 }).toBeGreaterThan(0);
  });

  test('keeps what two tabs of one person share from everybody else', async () => {
    const page = await inBrowser.open({ allowing: [/Content Security|securitypolicy/] });
    const tab = await inBrowser.tab(page);
    const stranger = await inBrowser.open({ allowing: [/Content Security|securitypolicy/] });
    await Promise.all([page.goto(url), tab.goto(url), stranger.goto(url)]);
    await page.evaluate("localStorage.setItem('seen', 'yes')");
    expect(await tab.evaluate("localStorage.getItem('seen')")).toBe('yes');
    expect(await stranger.evaluate("localStorage.getItem('seen')")).toBe(null);
  });
});
