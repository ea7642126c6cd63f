import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * `CHROME_PATH`, or what is on the path.
 * @throws Error where this machine has none
 */
export function chromePath(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const places = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = process.env['CHROME_PATH'] ?? places.find((place) => existsSync(place));
  if (found !== undefined) return found;
  throw new Error('There is no Chromium or Chrome on the path: name one by CHROME_PATH.');
}
