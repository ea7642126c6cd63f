import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { atOnce } from './at-once.ts';
import { dayOf } from './days.ts';
import type { LakeEngine } from './engine.ts';
import { writeFiles } from './file-writer.ts';
import type { LakeFile } from './lake-file.ts';
import type { Manifest, SetAside } from './manifest.ts';
import { commitManifest, readManifest, type StoredManifest } from './manifest-store.ts';
import { newestLine } from './newest-line.ts';
import { type Batch, type BatchLimits, nextBatch, takenAfter } from './next-batch.ts';
import type { Objects } from './objects.ts';
import { beforeArrival, type RawObject } from './raw-object.ts';
import { partsByDay, stageRows } from './stage-rows.ts';
import { stageLines } from './staged-lines.ts';
import { successorOf } from './successor.ts';
import { LAKE_TABLE_NAMES } from './tables.ts';

/** Where the lake is worked on. */
export interface Workshop {
  readonly objects: Objects;
  /** Of this work alone. */
  readonly engine: LakeEngine;
  /** On the disk; what is fetched from the lake stays there under its hash, all else is removed. */
  readonly folder: string;
  /** Seconds since 1970. */
  readonly now: () => number;
}

export interface CurateOptions {
  readonly limits?: BatchLimits;
  /** Takes again what has arrived since the beginning of this day, closed or not; what is there already is not added twice. */
  readonly since?: string;
  /** Ends the work after the batch that is under way. */
  readonly signal?: AbortSignal;
  readonly progress?: (report: BatchReport) => void;
}

export interface BatchReport {
  readonly sequence: number;
  readonly objects: number;
  readonly lines: number;
  readonly rows: number;
  readonly files: number;
  readonly setAside: readonly SetAside[];
  readonly isLast: boolean;
}

/** 16 MB took some 0.8 GB of memory, 48 MB 1.3 GB; what the engine's own limit does not hold goes to the disk. */
export const USUAL_LIMITS: BatchLimits = { bytes: 24 * 1024 * 1024, objects: 2_000 };

const DOWNLOADS_AT_ONCE = 16;
/** Whoever loses so often to others has a fault of another kind. */
const MAX_DEFEATS = 100;

/**
 * Takes what has arrived into the curated tables, batch by batch: each is whole with its manifest, or has not happened. It can be
 * ended and killed at any moment, and several may run at once: who loses begins its batch again.
 *
 * @throws Fault when the store cannot be reached; Error when the manifest is of a newer schema
 */
export async function curate(shop: Workshop, options: CurateOptions = {}): Promise<readonly BatchReport[]> {
  const { limits = USUAL_LIMITS, since, signal, progress } = options;
  const reports: BatchReport[] = [];
  let again = since === undefined ? null : beforeArrival(since);
  let defeats = 0;
  while (signal?.aborted !== true) {
    const base = await readManifest(shop.objects);
    const batch = await nextBatch(shop.objects, base.manifest, limits, again);
    const last = batch.objects.at(-1);
    if (last === undefined) break;
    const report = await inFolder(shop.folder, (folder) => takeBatch(shop, folder, base, batch));
    if (report === null) {
      defeats += 1;
      if (defeats > MAX_DEFEATS) throw new Error(`Others were faster ${defeats} times: something is wrong.`);
      continue;
    }
    reports.push(report);
    progress?.(report);
    if (batch.isLast) break;
    if (again !== null) again = last.key;
  }
  return reports;
}

/** @returns null when another run was faster */
async function takeBatch(
  shop: Workshop,
  folder: string,
  base: StoredManifest,
  batch: Batch,
): Promise<BatchReport | null> {
  const { objects, engine } = shop;
  const { lines, setAside } = await stageObjects(shop, folder, batch.objects);
  const edition = { generation: base.manifest.generation, sequence: base.manifest.sequence + 1 };
  const cacheFolder = await cacheFolderOf(shop);
  const files: LakeFile[] = [];
  for (const table of lines === 0 ? [] : LAKE_TABLE_NAMES) {
    await stageRows(engine, table, { objects, files: base.manifest.files, cacheFolder });
    const parts = await partsByDay(engine, table);
    files.push(...(await writeFiles({ engine, objects, folder, edition }, parts)));
  }
  const newest = lines === 0 ? base.manifest.newest : await newestLine(engine, base.manifest.newest);
  const next = { ...manifestAfter(shop, base.manifest, batch, files, setAside), newest };
  if (!(await commitManifest(objects, next, base))) return null;
  return {
    sequence: next.sequence,
    objects: batch.objects.length,
    lines,
    rows: files.reduce((sum, file) => sum + file.rows, 0),
    files: files.length,
    setAside,
    isLast: batch.isLast,
  };
}

function manifestAfter(
  { now }: Workshop,
  before: Manifest,
  batch: Batch,
  files: readonly LakeFile[],
  setAside: readonly SetAside[],
): Manifest {
  const read = new Set(batch.objects.map(({ key }) => key));
  return {
    ...successorOf(before, now()),
    files: [...before.files, ...files],
    taken: takenAfter(before.taken, batch, dayOf(now())),
    setAside: [...before.setAside.filter(({ key }) => !read.has(key)), ...setAside],
  };
}

/** Stages all objects together, or, where that fails, those that can be read. */
async function stageObjects(
  { objects, engine }: Workshop,
  folder: string,
  raw: readonly RawObject[],
): Promise<{ readonly lines: number; readonly setAside: readonly SetAside[] }> {
  const paths = await atOnce(DOWNLOADS_AT_ONCE, raw, (object) => fetched(objects, object, folder));
  const setAside: SetAside[] = [];
  try {
    await stageLines(engine, paths, 'folder');
  } catch {
    const readable: string[] = [];
    for (const [place, { key }] of raw.entries()) {
      const path = paths[place] ?? '';
      const cause = await causeOfFailure(engine, path);
      if (cause === null) readable.push(path);
      else setAside.push({ key, cause });
    }
    if (readable.length === 0) return { lines: 0, setAside };
    await stageLines(engine, readable, 'folder');
  }
  const [staged] = await engine.query<{ lines: number }>('SELECT count(*) AS lines FROM line');
  return { lines: staged?.lines ?? 0, setAside };
}

async function causeOfFailure(engine: LakeEngine, path: string): Promise<string | null> {
  try {
    await stageLines(engine, [path], 'folder');
    return null;
  } catch (error) {
    return (error as Error).message.split('\n')[0]?.slice(0, 200) ?? 'unknown';
  }
}

/** Into a folder that tells the day of arrival. */
async function fetched(objects: Objects, { key, arrived, name }: RawObject, folder: string): Promise<string> {
  const into = join(folder, `arrived=${arrived}`);
  await mkdir(into, { recursive: true });
  const path = join(into, name);
  if (!(await objects.download(key, path)))
    throw new Error(`${key} was listed and is gone: raw objects are kept until they are in the manifest.`);
  return path;
}

export async function cacheFolderOf({ folder }: { readonly folder: string }): Promise<string> {
  const cache = join(folder, 'files');
  await mkdir(cache, { recursive: true });
  return cache;
}

/** Works in a folder of its own, and removes it. */
export async function inFolder<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'work-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
