import { readFileSync } from 'node:fs';
import { validateProgram } from '../../shared/contracts/program/validate-program.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { Program } from '../../shared/domain/program/program.ts';

export interface ProgramFile {
  readonly program: Program;
  /** What is odd about it and forbids nothing, a sentence each. */
  readonly warnings: readonly string[];
}

/**
 * A program document from a file, as the version it would become.
 *
 * @throws Error saying what is wrong with the file, each fault with its path, its value and the fix.
 */
export function readProgramFile(path: string, version: number, now: EpochSeconds): ProgramFile {
  const result = validateProgram(parse(path), now);
  const lines = result.faults.map(
    ({ path: pointer, detail, value, severity }) =>
      `${severity} at ${pointer || '/'}: ${detail}${shown(value)}`,
  );
  if (result.isValid) return { program: { ...result.document, version }, warnings: lines };
  throw new Error(`${path} is no program that could be published:\n  ${lines.join('\n  ')}`);
}

const SHOWN_CHARACTERS = 80;

/** What stands there now, as far as it fits on a line. */
function shown(value: unknown): string {
  const json = JSON.stringify(value);
  if (json === undefined) return '';
  return ` (now ${json.length > SHOWN_CHARACTERS ? `${json.slice(0, SHOWN_CHARACTERS)}…` : json})`;
}

function parse(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const problem = isMissing ? 'there is no such file' : (error as Error).message;
    throw new Error(`The program ${path} cannot be read: ${problem}. Check the path.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON: ${(error as Error).message}. Correct it there.`);
  }
}
