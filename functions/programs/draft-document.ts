import { MAX_DOCUMENT_BYTES } from '../../shared/contracts/program/limits.ts';
import type { DraftRequest } from '../../shared/contracts/programs.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';

/** @throws ProblemError PROGRAM_TOO_LARGE: a draft lives in one item of the database, which has an end */
export function refuseLarge(document: DraftRequest['document']): void {
  const bytes = Buffer.byteLength(JSON.stringify(document));
  if (bytes <= MAX_DOCUMENT_BYTES) return;
  throw new ProblemError(
    'PROGRAM_TOO_LARGE',
    `The document has ${bytes} bytes as JSON, and may have ${MAX_DOCUMENT_BYTES}.`,
    [{ pointer: '/document', detail: `has ${bytes} bytes, and may have ${MAX_DOCUMENT_BYTES}` }],
  );
}
