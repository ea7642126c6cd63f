import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** `CHROME_PATH`, or what is on the path, or what `npx playwright-core install chromium` has put in its place; null where this machine has none. */
export function findChrome(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const given = process.env['CHROME_PATH'];
  const places =
    given === undefined
      ? [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), chromium.executablePath()]
      : [given];
  return places.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
