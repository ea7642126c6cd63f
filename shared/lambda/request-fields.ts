import * as z from 'zod/mini';
import { issueFaults } from '../contracts/issue-faults.ts';
import type { FieldError } from '../contracts/problems.ts';
import { ProblemError } from './problem-error.ts';

/** Parts of a request, as JSON pointers begin: a body's fields stand at the root, because callers think of the body. */
export type RequestPart = '' | '/path' | '/query' | '/headers';

/** At most so many errors in one answer: a thousand wrong lines are one mistake. */
const MAX_ERRORS = 20;

/** @throws ProblemError REQUEST_INVALID naming each field, what is wrong with its value, and what would be right. */
export function parsePart<S extends z.ZodMiniType>(
  schema: S,
  value: unknown,
  part: RequestPart,
): z.output<S> {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues
    .flatMap((issue) => issueFaults(issue, value, 'this request'))
    .map(({ pointer, detail }): FieldError => ({ pointer: part + pointer, detail }))
    .slice(0, MAX_ERRORS);
  const [first] = errors;
  throw new ProblemError(
    'REQUEST_INVALID',
    first ? `${first.pointer || 'The body'}: ${first.detail}` : 'not valid',
    errors,
  );
}

/** The bytes of a body as they were sent; none where there is no body. API Gateway hands on what is not text as Base64. */
export function readBytes(body: string | undefined, isBase64Encoded: boolean): Buffer {
  return Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
}

/** @throws ProblemError REQUEST_NOT_JSON */
export function parseJson(body: string | undefined, isBase64Encoded: boolean): unknown {
  if (body === undefined || body === '')
    throw new ProblemError('REQUEST_NOT_JSON', 'The request has no body.');
  try {
    return JSON.parse(isBase64Encoded ? readBytes(body, true).toString('utf8') : body);
  } catch (error) {
    throw new ProblemError(
      'REQUEST_NOT_JSON',
      `The body cannot be read as JSON: ${(error as Error).message}`,
    );
  }
}
