import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChrome } from '../../tools/browser/find-chrome.ts';

/** Longer than a slow line takes for its 150 MB. */
const PATIENCE_MS = 120_000;

/** Sees to it that tests have a browser: the one that this machine has, or else the one that Playwright downloads. */
function install(): void {
  const found = findChrome();
  if (found !== null) {
    process.stdout.write(`Browser for the tests of pages: ${found}\n`);
    return;
  }
  process.stdout.write('This machine has no Chromium; installing one for the tests of pages.\n');
  const command = join(dirname(fileURLToPath(import.meta.resolve('playwright-core'))), 'cli.js');
  spawnSync(process.execPath, [command, 'install', 'chromium'], { stdio: 'inherit', timeout: PATIENCE_MS });
  const installed = findChrome();
  process.stdout.write(
    installed === null
      ? 'There is none still; tests of pages will be skipped. Name one with CHROME_PATH=/path/to/chromium.\n'
      : `Browser for the tests of pages: ${installed}\n`,
  );
}

install();
