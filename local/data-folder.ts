import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { assertSound } from './engine/database-check.ts';
import { StartError } from './start-error.ts';

/** The folder that holds everything a local stack remembers, while this process alone uses it. */
export type DataFolder = {
  readonly path: string;
  readonly engine: string;
  readonly stackDatabase: string;
  readonly buckets: string;
  readonly events: string;
  /** E-mails that would have been sent. */
  readonly outbox: string;
  readonly logs: string;
  readonly logGroups: string;
  readonly assembly: string;
  readonly inlineCode: string;
  /** Where `npm start` keeps the key that it prints. */
  readonly developmentKey: string;
  /** Customers and orders of the demo shop. */
  readonly shop: string;
  release(): void;
};

/** Where the key is kept, for programs beside the stack that do not take the folder. */
export const developmentKeyFile = (folder: string): string => join(resolve(folder), 'development-key');

/**
 * Takes the data folder for this process. The lock is one of the file system's, held through SQLite, so it
 * ends with the process however that ends: there is no stale lock to clean up after a kill, and no process id
 * that a later process may have inherited.
 * @param fresh delete what an earlier stack left, and nothing else that may lie in the folder
 * @throws StartError when another stack uses the folder, it cannot be written, or its database is damaged
 */
export function openDataFolder(folder: string, fresh: boolean): DataFolder {
  const path = resolve(folder);
  const lock = takeLock(path);
  const inside = (name: string): string => join(path, name);
  const parts = {
    engine: inside('dynamodb'),
    stackDatabase: inside('stack.sqlite'),
    buckets: inside('buckets'),
    events: inside('events'),
    outbox: inside('outbox'),
    logs: inside('logs'),
    logGroups: inside('log-groups'),
    assembly: inside('cdk.out'),
    inlineCode: inside('inline-code'),
    developmentKey: developmentKeyFile(folder),
    shop: inside('shop.json'),
  };
  const release = (): void => {
    rmSync(pidFile(path), { force: true });
    lock.close();
  };
  try {
    if (fresh) deleteAll(Object.values(parts));
    assertSound(parts.stackDatabase);
  } catch (error) {
    release();
    throw error;
  }
  return { path, ...parts, release };
}

function takeLock(path: string): DatabaseSync {
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(path, { recursive: true });
    lock = new DatabaseSync(join(path, 'lock.sqlite'));
    lock.exec('BEGIN EXCLUSIVE');
    writeFileSync(pidFile(path), String(process.pid));
    return lock;
  } catch (error) {
    lock?.close();
    throw isBusy(error) ? folderInUse(path) : folderUnusable(path, error as Error);
  }
}

/** SQLITE_BUSY */
function isBusy(error: unknown): boolean {
  return (error as { errcode?: number }).errcode === 5;
}

function folderInUse(path: string): StartError {
  return new StartError(
    `The data folder ${path} is in use by another local stack (process ${readPid(path)}).`,
    'Stop that one first, or run a second stack beside it: PERENNIAL_DATA=/tmp/perennial-2 PORT=3001 npm start.',
  );
}

function folderUnusable(path: string, error: Error): StartError {
  return new StartError(
    `The data folder ${path} cannot be used: ${error.message}.`,
    'Make it a writable folder, or choose another one with PERENNIAL_DATA.',
    { cause: error },
  );
}

function readPid(path: string): string {
  try {
    return readFileSync(pidFile(path), 'utf8');
  } catch {
    return 'unknown';
  }
}

function pidFile(path: string): string {
  return join(path, 'stack.pid');
}

function deleteAll(paths: readonly string[]): void {
  for (const path of paths) {
    // The second and third are the write-ahead log and its index beside a SQLite file.
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { recursive: true, force: true });
  }
}
