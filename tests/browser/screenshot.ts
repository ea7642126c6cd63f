import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/**
 * Where `SCREENSHOTS` names a folder, an image of the whole page there, for people who look at what they built; else nothing, so
 * that tests may call it wherever something is worth a look.
 *
 * @param name of the file, without its ending
 */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
