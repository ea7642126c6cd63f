import { type Browser, chromium } from 'playwright-core';

/** A page may take as long as a slow machine needs; a test that hangs is ended by the runner. */
export const PATIENCE_MS = 60_000;

/**
 * A browser without a window. It does not say that a program steers it, because pages that people answer by one tap send nothing
 * for programs.
 *
 * @param path of Chromium or Chrome, from `findChrome`
 */
export function startChrome(path: string): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    timeout: PATIENCE_MS,
    // Chromium starts for root in no other way.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--disable-dev-shm-usage', '--disable-blink-features=AutomationControlled'],
  });
}
