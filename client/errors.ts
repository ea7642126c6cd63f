import type { Problem } from './generated/types.ts';

export type ProblemCode = Problem['code'];

/** What is known of a call that failed. */
export interface FailedCall {
  readonly operationId: string;
  /** How often it was sent. */
  readonly attempts: number;
}

/** A call that failed. Which of its kinds it is, its `name` tells, also where a page has this module twice. */
export class CallError extends Error {
  override name = 'CallError';
  readonly operationId: string;
  readonly attempts: number;
  /** Of the last answer; null where there was none. */
  readonly status: number | null;
  /** For how long the API asks to wait; null where it does not say. */
  readonly retryAfterMs: number | null;

  constructor(
    message: string,
    { operationId, attempts }: FailedCall,
    { status = null, retryAfterMs = null, cause }: Partial<Failure> = {},
  ) {
    super(`${operationId}: ${message}`, cause === undefined ? {} : { cause });
    this.operationId = operationId;
    this.attempts = attempts;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

interface Failure {
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  readonly cause: unknown;
}

/** The API said no, or failed, in a problem document. Decide by its `code`. */
export class ProblemError<Code extends ProblemCode = ProblemCode> extends CallError {
  override name = 'ProblemError';
  readonly problem: Problem & { readonly code: Code };

  constructor(problem: Problem & { readonly code: Code }, call: FailedCall, failure: Partial<Failure>) {
    super(`${problem.code}: ${problem.detail}`, call, failure);
    this.problem = problem;
  }

  get code(): Code {
    return this.problem.code;
  }
}

/** What stands before the API answered: unknown or expired credentials, a throttle, or something that is not the API. */
export class GatewayError extends CallError {
  override name = 'GatewayError';
}

/** Nobody answered to the end. Whether the call took effect is not known; the same call with the same key tells. */
export class NoAnswerError extends CallError {
  override name = 'NoAnswerError';
}

/**
 * Whether a call was refused with one of some codes; without codes, whether with any.
 *
 * ```ts
 * if (isProblem(error, 'INSUFFICIENT_POINTS')) showMissingPoints();
 * ```
 */
export function isProblem<Code extends ProblemCode = ProblemCode>(
  error: unknown,
  ...codes: readonly Code[]
): error is ProblemError<Code> {
  if (!(error instanceof Error) || error.name !== 'ProblemError' || !('problem' in error)) return false;
  const { code } = (error as ProblemError<Code>).problem;
  return codes.length === 0 || codes.includes(code);
}
