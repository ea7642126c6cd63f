import { validateProgram } from '../contracts/program/validate-program.ts';
import type { ProgramFault } from '../contracts/programs.ts';
import type { EpochSeconds } from '../domain/calendar.ts';
import type { ProgramDocument } from '../domain/program/program.ts';
import { ProblemError } from './problem-error.ts';

export interface Judgment {
  readonly faults: readonly ProgramFault[];
  /** The document with its defaults filled in; null where it has errors. */
  readonly program: ProgramDocument | null;
}

/** A thousand faults are a few mistakes; an answer holds this many. */
const MAX_FAULTS = 100;
/** How long a wrong value may be, as JSON, to be shown with its fault. */
const MAX_VALUE_LENGTH = 200;

/** What is wrong with a document. @param now by which it is judged whether a rule is over */
export function judgeDocument(document: unknown, now: EpochSeconds): Judgment {
  const judged = validateProgram(document, now);
  return {
    faults: mostImportant(judged.faults).map(({ value, ...fault }) => {
      const length = JSON.stringify(value)?.length ?? 0;
      return length === 0 || length > MAX_VALUE_LENGTH ? fault : { ...fault, value };
    }),
    program: judged.isValid ? judged.document : null,
  };
}

/** In the order of the document; where they are too many, errors before warnings. */
function mostImportant<F extends Pick<ProgramFault, 'severity'>>(faults: readonly F[]): readonly F[] {
  if (faults.length <= MAX_FAULTS) return faults;
  const isError = ({ severity }: F) => severity === 'error';
  return [...faults.filter(isError), ...faults.filter((fault) => !isError(fault))].slice(0, MAX_FAULTS);
}

/** @throws ProblemError PROGRAM_INVALID with the place of each error in the document */
export function validDocument(document: unknown, now: EpochSeconds): ProgramDocument {
  const { faults, program } = judgeDocument(document, now);
  if (program !== null) return program;
  const errors = faults.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  throw new ProblemError(
    'PROGRAM_INVALID',
    `${first?.path || 'The document'} ${first?.detail}${errors.length > 1 ? `; and ${errors.length - 1} more` : ''}. Pointers are into the document.`,
    errors.map(({ path, detail }) => ({ pointer: path, detail })),
  );
}
