import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A raw line as it is written, and when its event happened. */
export interface SpoolLine {
  /** ISO 8601 in UTC. */
  readonly occurredAt: string;
  readonly text: string;
}

/** Lines on the disk, by the month in which their events happened. */
export interface Spool {
  /** Writes the lines as parts of that name, replacing those of the same name: what is written twice is there once. */
  write(lines: readonly SpoolLine[], name: string): void;
  months(): readonly string[];
  filesOf(month: string): readonly string[];
}

export function spoolIn(folder: string): Spool {
  mkdirSync(folder, { recursive: true });
  return {
    write(lines, name) {
      for (const [month, all] of Map.groupBy(lines, ({ occurredAt }) => occurredAt.slice(0, 7))) {
        mkdirSync(join(folder, month), { recursive: true });
        const bytes = gzipSync(all.map(({ text }) => `${text}\n`).join(''), { level: 1 });
        writeWhole(join(folder, month, `${name}.ndjson.gz`), bytes);
      }
    },
    months: () => readdirSync(folder).sort(),
    filesOf: (month) =>
      readdirSync(join(folder, month))
        .filter((name) => name.endsWith('.ndjson.gz'))
        .map((name) => join(folder, month, name)),
  };
}

/** The file is whole or not there, whenever the process ends. */
export function writeWhole(path: string, bytes: Uint8Array | string): void {
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
}

/** Null where there is none. */
export function readWhole(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
