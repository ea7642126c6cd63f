import type { UtcDay } from './days.ts';
import type { Edition, LakeFile } from './lake-file.ts';
import { SCHEMA_VERSION } from './tables.ts';

/** The raw objects that are in. Of days that are over they are no more than counted. */
export interface TakenRaw {
  /** All that had arrived until the end of this day is in; null: no day is closed yet. */
  readonly through: UtcDay | null;
  /** Of the closed days. */
  readonly closedObjects: number;
  /** Of the days after: the names of those that are in. */
  readonly names: Readonly<Record<UtcDay, readonly string[]>>;
}

/** A raw object that could not be read, left out so that it does not keep the others out. */
export interface SetAside {
  readonly key: string;
  readonly cause: string;
}

/** A file that is no longer of the lake, and stays for those who read by an older manifest. */
export interface Superseded {
  readonly key: string;
  /** Seconds since 1970. */
  readonly since: number;
}

/** What the lake is: readers follow it alone, and see all of a change or nothing. */
export interface Manifest extends Edition {
  /** Of the tables. */
  readonly schemaVersion: number;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly files: readonly LakeFile[];
  readonly taken: TakenRaw;
  readonly setAside: readonly SetAside[];
  readonly superseded: readonly Superseded[];
  /** When the newest of all events happened, and when the last was written down; null: there are none. ISO 8601. */
  readonly newest: { readonly occurredAt: string; readonly recordedAt: string } | null;
}

export const EMPTY_TAKEN: TakenRaw = { through: null, closedObjects: 0, names: {} };

/** Of a lake that nothing was ever written to. */
export const NO_MANIFEST: Manifest = {
  schemaVersion: SCHEMA_VERSION,
  generation: 1,
  sequence: 0,
  madeAt: '1970-01-01T00:00:00Z',
  files: [],
  taken: EMPTY_TAKEN,
  setAside: [],
  superseded: [],
  newest: null,
};

/** One file a line, so that people can read and compare manifests. */
export function manifestText(manifest: Manifest): string {
  const { files, ...rest } = manifest;
  const lines = files.map((file) => JSON.stringify(file)).join(',\n');
  return `${JSON.stringify(rest).slice(0, -1)},"files":[\n${lines}\n]}\n`;
}

/**
 * @param what the manifest, or the pointer to it
 * @throws Error when it was written for tables that this program does not know
 */
export function assertKnown(what: string, { schemaVersion }: { readonly schemaVersion: number }): void {
  if (Number.isInteger(schemaVersion) && schemaVersion >= 1 && schemaVersion <= SCHEMA_VERSION) return;
  throw new Error(
    `${what} has schema version ${schemaVersion}, and this program knows those up to ${SCHEMA_VERSION}: run a newer version of it.`,
  );
}
