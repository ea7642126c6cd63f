import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { accessibilityFindings } from '../browser/accessibility.ts';
import type { OpenOptions } from '../browser/in-browser.ts';
import { excessWidth } from '../browser/layout.ts';
import { screenshot } from '../browser/screenshot.ts';
import { memberOfClub, ordered } from './club.ts';
import { type Club, fillCart, inElement } from './club-pages.ts';
import type { PageOptions } from './shop-page.ts';

const ALL = [
  'balance',
  'tier',
  'ways-to-earn',
  'rewards',
  'checkout',
  'statement',
  'referral',
  'preferences',
];
const MARKUP = ALL.map((name) => `<perennial-${name}></perennial-${name}>`).join('');

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]> & { readonly width: number };

/** How one page is looked at, one after the other; what is light is light at first. */
const LOOKS: readonly (readonly [string, Media])[] = [
  ['light', { width: 1_280, colorScheme: 'light' }],
  ['dark', { width: 390, colorScheme: 'dark' }],
  [
    'forced colors, without motion',
    { width: 390, colorScheme: 'light', forcedColors: 'active', reducedMotion: 'reduce' },
  ],
];
const LANGUAGES: readonly (readonly [string, OpenOptions & PageOptions])[] = [
  ['Arabic', { width: 768, lang: 'ar', dir: 'rtl', locale: 'ar' }],
  ['German on the narrowest phone', { width: 320, lang: 'de' }],
];

export function accessibleCases({ visit }: Club): void {
  async function visitAll(mode: OpenOptions & PageOptions): Promise<Page> {
    const { memberId, token } = await memberOfClub(1_250);
    await ordered(memberId, 84);
    const page = await visit(token, MARKUP, mode);
    // Those that are below the window come once they are near.
    for (const each of ALL) {
      await page.locator(`perennial-${each}`).scrollIntoViewIfNeeded();
      await page.locator(`perennial-${each} >> section[aria-busy=false]`).waitFor();
    }
    await fillCart(page, 1);
    await inElement(page, 'perennial-checkout').locator('[part=earns]').waitFor();
    await inElement(page, 'perennial-checkout').locator('[part=pay]').waitFor();
    await page.evaluate('scrollTo(0, 0)');
    return page;
  }

  async function judge(page: Page, name: string): Promise<void> {
    expect(await accessibilityFindings(page)).toEqual([]);
    expect(await excessWidth(page)).toBe(0);
    await screenshot(page, `storefront-${name}`);
  }

  describe('for everybody all elements are accessible, and none sticks out', () => {
    test('in light, in the dark, and in forced colors', async () => {
      const page = await visitAll({ width: 1_280, height: 900 });
      for (const [name, { width, ...media }] of LOOKS) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia(media);
        await judge(page, name);
      }
    });

    test.each(LANGUAGES)('in %s', async (name, mode) => judge(await visitAll(mode), name));
  });
}
