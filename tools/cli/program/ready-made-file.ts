import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ProgramDocument } from '../../../shared/domain/program/program.ts';
import { readDocument } from './document-file.ts';
import { addReadyMade } from './ready-made.ts';

/** The example that has every trigger that is ready for use; a test holds it to the validator. */
const READY = fileURLToPath(new URL('../../../docs/examples/advocacy.json', import.meta.url));

/**
 * Adds ready-made triggers to a file, which is written anew where anything was added.
 *
 * @returns what was added and what was not, in words
 * @throws Error listing the faults of the file
 */
export function addReadyMadeFile(file: string, ids: readonly string[]): string {
  const ready = readDocument(READY) as unknown as ProgramDocument;
  const now = Math.floor(Date.now() / 1_000);
  const { document, added, leftOut } = addReadyMade(file, readDocument(file), ready, ids, now);
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
  return [
    added.length === 0
      ? `Nothing was added to ${file}.`
      : `Added to ${file}: ${added.join(', ')}. Their words are those of an invented shop, lantern.example: make them yours.`,
    ...leftOut.map(({ id, why }) => `  left out ${id}: ${why}`),
  ].join('\n');
}
