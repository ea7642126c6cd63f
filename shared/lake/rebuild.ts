import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isOldMonth } from './compact.ts';
import { inFolder, type Workshop } from './curate.ts';
import { dayOf } from './days.ts';
import { type FilePart, writeFiles } from './file-writer.ts';
import type { LakeFile } from './lake-file.ts';
import { EMPTY_TAKEN, type Manifest } from './manifest.ts';
import { commitManifest, readManifest } from './manifest-store.ts';
import { newestLine } from './newest-line.ts';
import { takenAfter } from './next-batch.ts';
import { RAW_PREFIX, type RawObject, rawObjectOf } from './raw-object.ts';
import { openRebuild, type RebuildFolder, type RebuildState } from './rebuild-state.ts';
import type { SpoolLine } from './spool.ts';
import { partsByDay, stagedTable, stageRows } from './stage-rows.ts';
import { stageLines } from './staged-lines.ts';
import { successorOf } from './successor.ts';
import { LAKE_TABLE_NAMES } from './tables.ts';

/** The ledger as the raw lines of its entries, in pages of segments that can be read beside each other. */
export interface LedgerLines {
  readonly segments: number;
  /** @param cursor where the page begins, as an earlier one gave it; null: the first page. Must see every entry that was committed. */
  read(
    segment: number,
    cursor: string | null,
  ): Promise<{ readonly lines: readonly SpoolLine[]; readonly next: string | null }>;
}

export interface RebuildOptions {
  /** Ends the work after the step that is under way; called again on the same folder, it goes on. */
  readonly signal?: AbortSignal;
  readonly progress?: (says: string) => void;
  /** Lines of a segment are written to the disk when they are so long together. */
  readonly spoolCharacters?: number;
}

const SPOOL_CHARACTERS = 16 * 1024 * 1024;

/**
 * Makes the whole lake anew, as the next generation: what entries tell from the ledger, and what is no entry from what arrived.
 * Until its manifest comes, readers and curation go on with the lake as it was; what arrives meanwhile is taken by the next
 * curation. Needs room on the disk for all lines, compressed.
 *
 * @returns the manifest; null when it was ended before
 * @throws Error when another rebuild was faster
 */
export async function rebuild(
  shop: Workshop,
  ledger: LedgerLines,
  options: RebuildOptions = {},
): Promise<Manifest | null> {
  const generation = (await firstManifest(shop)).generation + 1;
  const work = await openRebuild(join(shop.folder, 'rebuild'), generation, ledger.segments, () =>
    newState(shop, generation, ledger.segments),
  );
  const steps = [readLedger, readObservations, makeMonths];
  for (const step of steps) {
    await step(shop, work, ledger, options);
    if (options.signal?.aborted === true) return null;
  }
  const manifest = await commit(shop, work.state);
  work.remove();
  return manifest;
}

/** A rebuild follows a manifest, so that what is written for its generation is known to be ahead. */
async function firstManifest({ objects, now }: Workshop): Promise<Manifest> {
  const base = await readManifest(objects);
  if (base.etag !== null) return base.manifest;
  await commitManifest(objects, successorOf(base.manifest, now()), base);
  return (await readManifest(objects)).manifest;
}

/** What arrived is listed before the ledger is read: of each entry whose event is among it, the ledger then has the entry. */
async function newState(
  { objects, now }: Workshop,
  generation: number,
  segments: number,
): Promise<RebuildState> {
  const raw: RawObject[] = [];
  for await (const { key, bytes } of objects.list(RAW_PREFIX)) {
    const object = rawObjectOf(key, bytes);
    if (object !== null) raw.push(object);
  }
  return {
    generation,
    startedAt: now(),
    raw,
    segments: Array.from({ length: segments }, () => ({ cursor: null, parts: 0, isDone: false })),
    rawRead: 0,
    setAside: [],
    months: {},
    newest: null,
  };
}

type Step = (
  shop: Workshop,
  work: RebuildFolder,
  ledger: LedgerLines,
  options: RebuildOptions,
) => Promise<void>;

const readLedger: Step = async (_, work, ledger, options) => {
  await Promise.all(work.state.segments.map((_, segment) => readSegment(work, ledger, segment, options)));
};

async function readSegment(
  work: RebuildFolder,
  ledger: LedgerLines,
  segment: number,
  { signal, progress, spoolCharacters = SPOOL_CHARACTERS }: RebuildOptions,
): Promise<void> {
  while (work.state.segments[segment]?.isDone === false && signal?.aborted !== true) {
    let { cursor, parts } = work.state.segments[segment] ?? { cursor: null, parts: 0 };
    const lines: SpoolLine[] = [];
    let [characters, isDone] = [0, false];
    while (characters < spoolCharacters && !isDone) {
      const page = await ledger.read(segment, cursor);
      for (const line of page.lines) {
        lines.push(line);
        characters += line.text.length;
      }
      cursor = page.next;
      isDone = page.next === null;
    }
    work.spool.write(lines, `ledger-${segment}-${parts}`);
    parts += 1;
    work.keep({ segments: work.state.segments.with(segment, { cursor, parts, isDone }) });
    progress?.(`ledger: segment ${segment}, ${lines.length} events`);
  }
}

/** What is no entry has no number. */
const readObservations: Step = async ({ objects, folder }, work, _, { signal, progress }) => {
  while (work.state.rawRead < work.state.raw.length && signal?.aborted !== true) {
    const { rawRead, raw } = work.state;
    const object = raw[rawRead];
    if (object === undefined) break;
    const found = await inFolder(folder, (own) => observationsIn(objects, object, own));
    if ('cause' in found) work.keep({ setAside: [...work.state.setAside, { key: object.key, ...found }] });
    else work.spool.write(found.lines, `raw-${rawRead}`);
    work.keep({ rawRead: rawRead + 1 });
    progress?.(`raw: ${rawRead + 1} of ${raw.length} objects`);
  }
};

async function observationsIn(
  objects: Workshop['objects'],
  { key, name }: RawObject,
  folder: string,
): Promise<{ readonly lines: readonly SpoolLine[] } | { readonly cause: string }> {
  const path = join(folder, name);
  if (!(await objects.download(key, path))) return { cause: 'gone since it was listed' };
  try {
    const texts = gunzipSync(await readFile(path))
      .toString()
      .split('\n');
    return { lines: texts.filter((text) => text !== '').flatMap(observation) };
  } catch (error) {
    return { cause: (error as Error).message.slice(0, 200) };
  }
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T/;

function observation(text: string): readonly SpoolLine[] {
  const { sequence, occurredAt } = JSON.parse(text) as { sequence?: unknown; occurredAt?: unknown };
  if (typeof occurredAt !== 'string' || !MOMENT.test(occurredAt))
    throw new Error(`a line does not say when its event happened: ${String(occurredAt).slice(0, 40)}`);
  return sequence === null ? [{ occurredAt, text }] : [];
}

const makeMonths: Step = async (shop, work, _, { signal, progress }) => {
  for (const month of work.spool.months()) {
    if (signal?.aborted === true) return;
    if (work.state.months[month] !== undefined) continue;
    const files = await inFolder(shop.folder, (folder) => makeMonth(shop, work, month, folder));
    const newest = await newestLine(shop.engine, work.state.newest);
    work.keep({ newest, months: { ...work.state.months, [month]: files } });
    progress?.(`${month}: ${files.length} files`);
  }
};

async function makeMonth(
  { engine, objects }: Workshop,
  { spool, state }: RebuildFolder,
  month: string,
  folder: string,
): Promise<readonly LakeFile[]> {
  await stageLines(engine, spool.filesOf(month), 'recorded');
  const parts: FilePart[] = [];
  for (const table of LAKE_TABLE_NAMES) {
    await stageRows(engine, table, null);
    const byDay = await partsByDay(engine, table);
    const isWhole = isOldMonth(month, state.startedAt) && byDay.length > 0;
    parts.push(...(isWhole ? [{ table, partition: { month }, from: stagedTable(table) }] : byDay));
  }
  const edition = { generation: state.generation, sequence: 0 };
  return writeFiles({ engine, objects, folder, edition }, parts);
}

async function commit({ objects, now }: Workshop, state: RebuildState): Promise<Manifest> {
  for (;;) {
    const base = await readManifest(objects);
    if (base.manifest.generation !== state.generation - 1)
      throw new Error(
        `Another rebuild was faster: the lake is of generation ${base.manifest.generation}. Begin again if it must be.`,
      );
    const since = now();
    const before = successorOf(base.manifest, since);
    const next: Manifest = {
      ...before,
      generation: state.generation,
      files: Object.values(state.months).flat(),
      taken: takenAfter(EMPTY_TAKEN, { objects: state.raw, isLast: true }, dayOf(state.startedAt)),
      setAside: state.setAside,
      superseded: [...before.superseded, ...base.manifest.files.map(({ key }) => ({ key, since }))],
      newest: state.newest,
    };
    if (await commitManifest(objects, next, base)) return next;
  }
}
