import type { CDPSession, Locator, Page } from 'playwright-core';
import { throttle, unthrottle } from './throttling.ts';
import { READ_PAGE, WATCH_PAGE, type WatchedPage } from './watch-page.ts';

export interface PageSubject {
  readonly url: string;
  /** The first button that somebody would press. */
  button(page: Page): Locator;
}

export interface PageResult extends WatchedPage {
  /** As it travelled, headers too. */
  readonly bytes: number;
}

/** So slow a page may be and still be measured. */
const PATIENCE_MS = 180_000;

/**
 * Opens a page as somebody does who was never there, on a slow device and a slow network, and presses its first button as soon as it
 * can be pressed.
 */
export async function measurePage(
  page: Page,
  { url, button }: PageSubject,
  slowdown: number,
): Promise<PageResult> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.clearBrowserCache');
  const count = countBytes(session);
  await page.addInitScript(WATCH_PAGE);
  await throttle(session, slowdown);
  try {
    await page.goto(url, { waitUntil: 'commit', timeout: PATIENCE_MS });
    await button(page).click({ timeout: PATIENCE_MS });
    const read = await page.waitForFunction<WatchedPage | null>(READ_PAGE, undefined, {
      timeout: PATIENCE_MS,
    });
    return { ...((await read.jsonValue()) as WatchedPage), bytes: count() };
  } finally {
    await unthrottle(session);
    await session.detach();
  }
}

function countBytes(session: CDPSession): () => number {
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  return () => bytes;
}
