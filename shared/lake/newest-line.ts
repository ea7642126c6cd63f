import type { LakeEngine } from './engine.ts';
import type { Manifest } from './manifest.ts';

/** The newest of what was known before and the staged lines. */
export async function newestLine(
  engine: LakeEngine,
  before: Manifest['newest'],
): Promise<Manifest['newest']> {
  const [found] = await engine.query<{ happened: string | null; recorded: string | null }>(/* sql */ `
    SELECT strftime(max(occurredAt), '%Y-%m-%dT%H:%M:%SZ') AS happened,
      strftime(max(recordedAt), '%Y-%m-%dT%H:%M:%SZ') AS recorded
    FROM line`);
  if (!found?.happened || !found.recorded) return before;
  if (before === null) return { occurredAt: found.happened, recordedAt: found.recorded };
  return {
    occurredAt: later(found.happened, before.occurredAt),
    recordedAt: later(found.recorded, before.recordedAt),
  };
}

const later = (a: string, b: string): string => (a > b ? a : b);
