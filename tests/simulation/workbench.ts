import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readMapping } from '../../tools/replay/mapping-source.ts';
import type { Progress } from '../../tools/replay/report/progress.ts';
import { exportLines } from '../../tools/replay/synthetic/export-lines.ts';
import type { HistorySource } from '../../tools/simulation/simulate.ts';
import { exportHistory } from '../../tools/simulation/source/export-history.ts';

const SILENT: Progress = { begin() {}, advance() {}, end() {}, say() {} };
/** Nobody is told, and nobody stops it. */
export const QUIETLY = { progress: SILENT, signal: new AbortController().signal };

/** A folder of the test's own, gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-simulation-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The export of a made-up shop, as a file. */
export function shopFile(orders: number, seed: number): string {
  const file = join(temporaryFolder(), 'shop.csv');
  writeFileSync(file, [...exportLines({ orders, seed })].join(''));
  return file;
}

export const exported =
  (file: string): HistorySource =>
  (folder, pace) =>
    exportHistory(folder, { file, mapping: readMapping('perennial', {}) }, pace);
