import { readFileSync } from 'node:fs';
import type { Program, ProgramDocument } from '../../shared/domain/program/program.ts';

/**
 * A program document from a file, as the version it would become.
 *
 * @throws Error saying what is wrong with the file, and the fix.
 */
export function readProgramFile(path: string, version: number): Program {
  const document = parse(path);
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    throw new Error(`${path} is no program: it must hold one JSON object.`);
  const missing = REQUIRED.filter((name) => !(name in document));
  if (missing.length > 0)
    throw new Error(`${path} is no program: ${missing.map((name) => `"${name}"`).join(', ')} must be given.`);
  const { timeZone } = document as Written;
  if (!isZone(timeZone))
    throw new Error(
      `${path}: timeZone ${JSON.stringify(timeZone)} is unknown; use a name such as Europe/Berlin.`,
    );
  return { ...NOTHING_SPECIAL, ...(document as Written), version };
}

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== undefined;
  } catch {
    return false;
  }
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
    throw new Error(
      `${path} is not JSON: ${(error as Error).message}. Correct it there; "program pull" shows what one looks like.`,
    );
  }
}

/** What a document may leave out. */
const NOTHING_SPECIAL = { caps: {}, segments: [], groups: [] };
type Written = Omit<ProgramDocument, keyof typeof NOTHING_SPECIAL> & Partial<ProgramDocument>;

const REQUIRED: readonly (keyof ProgramDocument)[] = [
  'name',
  'pointValue',
  'timeZone',
  'currencies',
  'rounding',
  'pending',
  'expiry',
  'clawback',
  'claims',
  'earningRules',
];
