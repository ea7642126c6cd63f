import type { FieldError, ProblemCode } from '../contracts/problems.ts';

/** A request that cannot be carried out, for a reason that is not the ledger's: its caller, its form, its preconditions. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[];

  constructor(code: ProblemCode, detail: string, errors: readonly FieldError[] = []) {
    super(detail);
    this.code = code;
    this.errors = errors;
  }
}
