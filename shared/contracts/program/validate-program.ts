import type { EpochSeconds } from '../../domain/calendar.ts';
import type { ContradictionCode } from '../../domain/program/contradictions/contradiction.ts';
import { contradictions } from '../../domain/program/contradictions.ts';
import type { ProgramDocument as Document } from '../../domain/program/program.ts';
import { issueFaults } from '../issue-faults.ts';
import { ProgramDocument } from './document.ts';
import { inDocumentOrder } from './document-order.ts';

/** One thing wrong with a document. An `error` forbids publishing it, a `warning` does not. */
export interface ProgramFault {
  /** JSON pointer (RFC 6901) into the document; empty for the document as a whole. */
  readonly path: string;
  /** `MALFORMED` where a piece by itself is not what it must be; else how pieces contradict each other. */
  readonly code: ContradictionCode | 'MALFORMED';
  readonly value: unknown;
  readonly detail: string;
  readonly severity: 'error' | 'warning';
}

/** `document`, with its defaults filled in, only where there is no error. */
export type ProgramValidation =
  | { readonly isValid: true; readonly document: Document; readonly faults: readonly ProgramFault[] }
  | { readonly isValid: false; readonly faults: readonly ProgramFault[] };

/**
 * Judges a document as it came: all that is wrong with it, in the order of the document. Whether pieces contradict each
 * other is only asked when each is well formed, because a piece that cannot be read agrees with nothing.
 *
 * @param now moment by which it is told that a rule is over
 */
export function validateProgram(value: unknown, now: EpochSeconds): ProgramValidation {
  const parsed = ProgramDocument.safeParse(value);
  if (!parsed.success) {
    const faults = parsed.error.issues.flatMap((issue) =>
      issueFaults(issue, value, 'a program').map(
        ({ pointer, ...fault }): ProgramFault => ({
          path: pointer,
          code: 'MALFORMED',
          ...fault,
          severity: 'error',
        }),
      ),
    );
    return { isValid: false, faults: inDocumentOrder(faults, value) };
  }
  const document: Document = parsed.data;
  const faults = inDocumentOrder(contradictions(document, now), value);
  return faults.some(({ severity }) => severity === 'error')
    ? { isValid: false, faults }
    : { isValid: true, document, faults };
}
