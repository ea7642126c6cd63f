import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LakeFile } from './lake-file.ts';
import type { Manifest, SetAside } from './manifest.ts';
import type { RawObject } from './raw-object.ts';
import { readWhole, type Spool, spoolIn, writeWhole } from './spool.ts';

/** How far the reading of a segment of the ledger is. */
export interface SegmentState {
  /** Where to go on; null: at the beginning. */
  readonly cursor: string | null;
  readonly parts: number;
  readonly isDone: boolean;
}

/** How far a rebuild is, so that it can be ended at any moment and goes on where it was. */
export interface RebuildState {
  readonly generation: number;
  /** Seconds since 1970. */
  readonly startedAt: number;
  /** What had arrived when it began; later arrivals are left to the curation that follows. */
  readonly raw: readonly RawObject[];
  readonly segments: readonly SegmentState[];
  /** So many of `raw` are read. */
  readonly rawRead: number;
  readonly setAside: readonly SetAside[];
  /** What was made of the months that are done. */
  readonly months: Readonly<Record<string, readonly LakeFile[]>>;
  readonly newest: Manifest['newest'];
}

export interface RebuildFolder {
  readonly spool: Spool;
  state: RebuildState;
  /** Keeps a step that is done. */
  keep(step: Partial<RebuildState>): void;
  remove(): void;
}

/**
 * The folder of a rebuild: the one that was begun there for the same generation and the same number of segments, or a new one.
 *
 * @param begin makes the state of a new one
 */
export async function openRebuild(
  folder: string,
  generation: number,
  segments: number,
  begin: () => Promise<RebuildState>,
): Promise<RebuildFolder> {
  const [statePath, spoolPath] = [join(folder, 'rebuild.json'), join(folder, 'spool')];
  mkdirSync(folder, { recursive: true });
  const kept = JSON.parse(readWhole(statePath) ?? 'null') as RebuildState | null;
  const goesOn = kept?.generation === generation && kept.segments.length === segments;
  if (!goesOn) {
    rmSync(statePath, { force: true });
    rmSync(spoolPath, { recursive: true, force: true });
  }
  const opened: RebuildFolder = {
    spool: spoolIn(spoolPath),
    state: goesOn ? kept : await begin(),
    keep(step) {
      opened.state = { ...opened.state, ...step };
      writeWhole(statePath, JSON.stringify(opened.state));
    },
    remove() {
      rmSync(statePath, { force: true });
      rmSync(spoolPath, { recursive: true, force: true });
    },
  };
  opened.keep({});
  return opened;
}
