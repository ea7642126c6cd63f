import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { atOnce } from './at-once.ts';
import type { LakeEngine } from './engine.ts';
import { type Edition, fileKey, type LakeFile, type Partition } from './lake-file.ts';
import type { Objects } from './objects.ts';
import { columnsSql, orderOf } from './rows-of-lines.ts';
import { textSql } from './sql-text.ts';
import { type LakeTableName, SCHEMA_VERSION } from './tables.ts';

/** Rows a group: few enough that a reader who wants one day of a month skips most, and enough to compress well. */
const ROW_GROUP_ROWS = 122_880;

/** Where rows become files of the lake. */
export interface FileWriter {
  readonly engine: LakeEngine;
  readonly objects: Objects;
  /** On the disk, for this run alone. */
  readonly folder: string;
  readonly edition: Edition;
}

/** The rows of one file: what they are selected from, with what is behind it, such as `staged WHERE day = …`. */
export interface FilePart {
  readonly table: LakeTableName;
  readonly partition: Partition;
  readonly from: string;
}

const UPLOADS_AT_ONCE = 8;

/**
 * Writes each part as one Parquet file and uploads it. The same rows give the same bytes: they are sorted by what tells them
 * apart, and written by one thread.
 */
export async function writeFiles(
  writer: FileWriter,
  parts: readonly FilePart[],
): Promise<readonly LakeFile[]> {
  if (parts.length === 0) return [];
  const written = await byOneThread(writer.engine, async () => {
    const all: WrittenFile[] = [];
    for (const [place, part] of parts.entries())
      all.push(await writtenFile(writer, part, join(writer.folder, `${place}.parquet`)));
    return all;
  });
  await atOnce(UPLOADS_AT_ONCE, written, async ({ file, path }) => {
    await writer.objects.upload(file.key, path);
    await rm(path);
  });
  return written.map(({ file }) => file);
}

interface WrittenFile {
  readonly file: LakeFile;
  readonly path: string;
}

async function byOneThread<T>(engine: LakeEngine, work: () => Promise<T>): Promise<T> {
  const [setting] = await engine.query<{ threads: number }>(`SELECT current_setting('threads') AS threads`);
  await engine.run('SET threads = 1');
  try {
    return await work();
  } finally {
    await engine.run(`SET threads = ${setting?.threads ?? 1}`);
  }
}

async function writtenFile(
  { engine, edition }: FileWriter,
  { table, partition, from }: FilePart,
  path: string,
): Promise<WrittenFile> {
  const select = `SELECT ${columnsSql(table)} FROM ${from} ORDER BY ${orderOf(table)}`;
  const rows = await copied(engine, select, path);
  const sha256 = await hashOfFile(path);
  const { size: bytes } = await stat(path);
  const key = fileKey(table, partition, edition, sha256);
  const file: LakeFile = { table, ...partition, key, rows, bytes, sha256, schemaVersion: SCHEMA_VERSION };
  return { file, path };
}

async function copied(engine: LakeEngine, select: string, path: string): Promise<number> {
  const [copy] = await engine.query<{ Count: number }>(
    `COPY (${select}) TO ${textSql(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP_ROWS})`,
  );
  return copy?.Count ?? 0;
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/**
 * The file on this disk, fetched if it is not there yet. Files never change, so what lies there under its hash is it.
 *
 * @throws Error when it is gone, which it is a day after a newer manifest left it out, or its bytes are not those that were written
 */
export async function cachedFile(objects: Objects, file: LakeFile, cacheFolder: string): Promise<string> {
  const path = join(cacheFolder, `${file.sha256}.parquet`);
  if (await isThere(path, file.bytes)) return path;
  const partial = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  if (!(await objects.download(file.key, partial)))
    throw new Error(`${file.key} is gone: the manifest that names it is older than a day. Read it anew.`);
  const sha256 = await hashOfFile(partial);
  if (sha256 !== file.sha256) {
    await rm(partial);
    throw new Error(`${file.key} was damaged: its SHA-256 is ${sha256}, and not what the manifest says.`);
  }
  await rename(partial, path);
  return path;
}

async function isThere(path: string, bytes: number): Promise<boolean> {
  try {
    return (await stat(path)).size === bytes;
  } catch {
    return false;
  }
}
