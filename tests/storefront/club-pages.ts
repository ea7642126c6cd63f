import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { bundleStorefront } from '../../web/bundle/storefront.ts';
import type { InBrowser, OpenOptions } from '../browser/in-browser.ts';
import { target } from '../e2e/target.ts';
import { openShopPages, type PageOptions } from './shop-page.ts';

/** A shop's pages with the elements as they are bundled, on another origin than the API. */
export type ClubPages = Awaited<ReturnType<typeof openClubPages>>;

export async function openClubPages() {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-storefront-'));
  const { files } = bundleStorefront(folder);
  const shop = await openShopPages(folder, target.url);
  return {
    files,
    url: shop.url,
    /** The address of a page with this markup, for the member of a token. */
    page: (token: string | null, markup: string, options?: PageOptions): string =>
      shop.page(
        `<perennial-program api="${target.url}" ${token === null ? '' : `token="${token}"`} currency="EUR"><main><h1>Shop</h1>${markup}</main></perennial-program>`,
        options,
      ),
    async close(): Promise<void> {
      await shop.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What each group of tests is given. */
export interface Club extends InBrowser {
  pages(): ClubPages;
  /** A new page of somebody with this token, with some elements. */
  visit(token: string | null, markup: string, options?: OpenOptions & PageOptions): Promise<Page>;
}

/** The text of an element, its shadow tree included. */
export const inElement = (page: Page, tag: string): Locator => page.locator(tag).locator('section');

/** Puts so many blankets and mugs into the cart of the checkout box. */
export const fillCart = (page: Page, blankets: number): Promise<unknown> =>
  page.evaluate(`document.querySelector('perennial-checkout').cart = {
    currency: 'EUR', shipping: 490,
    lines: [{ lineId: 'a', sku: 'blanket', quantity: ${blankets}, unitPrice: 6900 }],
  }`);
