import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import {
  type FieldError,
  PROBLEMS,
  type Problem,
  type ProblemCode,
  problemType,
} from '../contracts/problems.ts';
import type { Refusal } from '../domain/refusal.ts';
import { Fault } from '../storage/fault.ts';
import { ProblemError } from './problem-error.ts';

/** Seconds after which a caller of a busy or failing store should try again. */
const RETRY_AFTER_SECONDS = 1;

/** The one mapper from everything that can go wrong to a problem document. What is not known here is a bug: INTERNAL. */
export function problemOf(error: unknown, requestId: string): Problem {
  if (error instanceof ProblemError) return problem(error.code, error.message, requestId, error.errors);
  if (error instanceof Fault) return problem(error.code, PROBLEMS[error.code].title, requestId);
  return problem('INTERNAL', 'The request could not be carried out, through no fault of yours.', requestId);
}

export function problemOfRefusal({ code, detail, field }: Refusal, requestId: string): Problem {
  return problem(code, detail, requestId, field === undefined ? [] : [{ pointer: field, detail }]);
}

function problem(
  code: ProblemCode,
  detail: string,
  requestId: string,
  errors: readonly FieldError[] = [],
): Problem {
  const { status, title, fix, retryable } = PROBLEMS[code];
  const document = {
    type: problemType(code),
    title,
    status,
    code,
    detail,
    fix,
    retryable,
    instance: requestId,
  };
  return errors.length === 0 ? document : { ...document, errors: [...errors] };
}

/** @param retryAfterSeconds where the moment is known at which the same request may succeed */
export function problemResponse(
  document: Problem,
  retryAfterSeconds: number | null = document.status === 503 ? RETRY_AFTER_SECONDS : null,
): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: document.status,
    headers: {
      'content-type': 'application/problem+json',
      ...(retryAfterSeconds === null ? {} : { 'retry-after': `${retryAfterSeconds}` }),
    },
    body: JSON.stringify(document),
  };
}
