import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Appends lines to files of a folder, one file per name, so that a developer can read and `tail` them. */
export type LineFiles = { append(name: string, line: string): void };

export function createLineFiles(folder: string, extension: string): LineFiles {
  mkdirSync(folder, { recursive: true });
  return {
    append: (name, line) => {
      appendFileSync(
        join(folder, `${name.replaceAll(/[^\w.-]+/g, '-').replace(/^-/, '')}.${extension}`),
        `${line}\n`,
      );
    },
  };
}
