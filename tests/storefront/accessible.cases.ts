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

const MODES: readonly (readonly [string, OpenOptions & PageOptions])[] = [
  ['light', { width: 1_280, height: 900 }],
  ['dark', { width: 390, colorScheme: 'dark' }],
  ['Arabic', { width: 768, lang: 'ar', dir: 'rtl', locale: 'ar' }],
  ['German on the narrowest phone', { width: 320, lang: 'de' }],
  ['forced colors, without motion', { width: 390, forcedColors: 'active', reducedMotion: 'reduce' }],
];

export function accessibleCases({ visit }: Club): void {
  describe('for everybody', () => {
    test.each(MODES)('all elements are accessible, and none sticks out: %s', async (name, mode) => {
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
      expect(await accessibilityFindings(page)).toEqual([]);
      expect(await excessWidth(page)).toBe(0);
      await screenshot(page, `storefront-${name}`);
    });
  });
}
