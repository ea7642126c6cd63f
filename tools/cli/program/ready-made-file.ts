import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ProgramDocument } from '../../../shared/domain/program/program.ts';
import { readDocument } from './document-file.ts';
import { addReadyMade } from './ready-made.ts';
import { rehearsed } from './rehearsed.ts';

/** The example that has every trigger that is ready for use; a test holds it to the validator. */
const READY = fileURLToPath(new URL('../../../docs/examples/advocacy.json', import.meta.url));

export interface ReadyMadeOptions {
  /** For trying them out: nothing waits. */
  readonly rehearsal?: boolean;
}

const REHEARSAL =
  'For trying out: they come without delay, at any hour and as often as they fire, and nobody is held out. Not for customers.';
const NO_ENDPOINT =
  '  frequent-guest calls an endpoint that is none: put the endpointId of one of yours in its place.';

/**
 * Adds ready-made triggers to a file, which is written anew where anything was added.
 *
 * @returns what was added and what was not, in words
 * @throws Error listing the faults of the file
 */
export function addReadyMadeFile(
  file: string,
  ids: readonly string[],
  { rehearsal = false }: ReadyMadeOptions = {},
): string {
  const ready = readDocument(READY) as unknown as ProgramDocument;
  const now = Math.floor(Date.now() / 1_000);
  const { document, added, leftOut } = addReadyMade(file, readDocument(file), ready, ids, now);
  const written = rehearsal ? rehearsed(document, added) : document;
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(written, null, 2)}\n`);
  return [
    added.length === 0
      ? `Nothing was added to ${file}.`
      : `Added to ${file}: ${added.join(', ')}. Their words are those of an invented shop, lantern.example: make them yours.`,
    ...(added.length > 0 && rehearsal ? [REHEARSAL] : []),
    ...(added.includes('frequent-guest') ? [NO_ENDPOINT] : []),
    ...leftOut.map(({ id, why }) => `  left out ${id}: ${why}`),
  ].join('\n');
}
