import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type ReplayOptions, readOptions, replayCommand } from '../../tools/replay/options.ts';
import type { Progress } from '../../tools/replay/report/progress.ts';
import type { Summary } from '../../tools/replay/report/summary.ts';
import { runReplay, type Surroundings } from '../../tools/replay/run-replay.ts';
import { PEER_KEY, startPeer } from './shop-api-peer.ts';

const SILENT: Progress = { begin() {}, advance() {}, end() {}, say() {} };
/** Nobody is told, and nobody stops it. */
export const QUIETLY = { progress: SILENT, signal: new AbortController().signal };
export const NOW = Date.UTC(2026, 5, 15, 12) / 1_000;

/** A folder of the test's own, gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-replay-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function exportFile(content: string | Buffer, name = 'orders.csv'): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
}

/** Columns of the exports that the tests write. */
export const COLUMNS =
  '--order-id order --sku sku --quantity qty --unit-price price --customer who --placed-at at --currency USD';

/** Options as they would be typed after `npm run replay --`. */
export function options(file: string, flags: string): ReplayOptions {
  const words = flags.split(/\s+/).filter((word) => word !== '');
  const command = replayCommand({})
    .exitOverride()
    .parse([file, ...words], { from: 'user' });
  return readOptions(command, {});
}

/** A peer that ends with the test. */
export async function peerForTest() {
  const peer = await startPeer();
  onTestFinished(peer.close);
  return peer;
}

export async function replay(
  file: string,
  flags: string,
  surroundings: Partial<Surroundings> = {},
): Promise<Summary> {
  return runReplay(options(file, flags), {
    ...QUIETLY,
    key: PEER_KEY,
    now: () => NOW,
    ...surroundings,
  });
}
