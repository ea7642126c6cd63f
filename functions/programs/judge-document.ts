import { ProgramDocument as Schema } from '../../shared/contracts/program/document.ts';
import type { ProgramFault } from '../../shared/contracts/programs.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { parsePart } from '../../shared/lambda/request-fields.ts';

export interface Judgment {
  readonly faults: readonly ProgramFault[];
  /** The document with its defaults filled in; null where it has errors. */
  readonly program: ProgramDocument | null;
}

/** What is wrong with a document: first its form, and when that is right, whether its parts agree. */
export function judgeDocument(document: unknown, _now: EpochSeconds): Judgment {
  try {
    return { faults: [], program: parsePart(Schema, document, '') as ProgramDocument };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const faults = error.errors.map(({ pointer, detail }) => ({
      severity: 'error' as const,
      code: 'FORM',
      path: pointer,
      detail,
    }));
    return { faults, program: null };
  }
}

/** @throws ProblemError PROGRAM_INVALID with the place of each error in the document */
export function validDocument(document: unknown, now: EpochSeconds): ProgramDocument {
  const { faults, program } = judgeDocument(document, now);
  if (program !== null) return program;
  const errors = faults.filter(({ severity }) => severity === 'error');
  throw new ProblemError(
    'PROGRAM_INVALID',
    `The document has ${errors.length === 1 ? 'an error' : `${errors.length} errors`}; pointers are into the document.`,
    errors.map(({ path, detail }) => ({ pointer: path, detail })),
  );
}
