import * as z from 'zod/mini';
import type { FieldError } from '../contracts/problems.ts';
import { ProblemError } from './problem-error.ts';

/** Parts of a request, as JSON pointers begin: a body's fields stand at the root, because callers think of the body. */
export type RequestPart = '' | '/path' | '/query' | '/headers';

/** At most so many errors in one answer: a thousand wrong lines are one mistake. */
const MAX_ERRORS = 20;

type Issue = z.core.$ZodIssue;

/** @throws ProblemError REQUEST_INVALID naming each field, what is wrong with its value, and what would be right. */
export function parsePart<S extends z.ZodMiniType>(
  schema: S,
  value: unknown,
  part: RequestPart,
): z.output<S> {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap((issue) => fieldErrors(issue, part, value)).slice(0, MAX_ERRORS);
  const [first] = errors;
  throw new ProblemError(
    'REQUEST_INVALID',
    first ? `${first.pointer || 'The body'}: ${first.detail}` : 'not valid',
    errors,
  );
}

function fieldErrors(issue: Issue, part: RequestPart, input: unknown): readonly FieldError[] {
  const pointer =
    part + issue.path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: `${pointer}/${key}`,
      detail: 'is not a field of this request; remove it or check its spelling',
    }));
  }
  return [{ pointer, detail: detailOf(issue, valueAt(input, issue.path)) }];
}

function valueAt(input: unknown, path: Issue['path']): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | null | undefined)?.[step],
    input,
  );
}

/** How much of a wrong value is shown: enough to find it, and no essay. */
const MAX_SHOWN = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function detailOf(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined
        ? `is missing; it must be ${article(issue.expected)}`
        : `must be ${article(issue.expected)}, not ${shown(value)}`;
    case 'too_small':
      return `must ${sizeOf(issue.origin, issue.minimum, 'at least')}`;
    case 'too_big':
      return `must ${sizeOf(issue.origin, issue.maximum, 'at most')}`;
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'invalid_union':
      return `must be one of ${formsOf(issue)}, not ${shown(value)}`;
    default:
      return issue.message;
  }
}

/** The forms of a discriminated union, as its issue carries them. */
function formsOf(issue: Issue): string {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
  return options.length === 0
    ? 'the forms in /docs'
    : options.map((option) => JSON.stringify(option)).join(', ');
}

function sizeOf(origin: string, limit: number | bigint, bound: string): string {
  if (origin === 'string') return `have ${bound} ${limit} characters`;
  if (origin === 'array') return `have ${bound} ${limit} items`;
  return `be ${bound} ${limit}`;
}

function article(expected: string): string {
  const words: Record<string, string> = {
    int: 'a whole number',
    number: 'a number',
    string: 'a text',
    array: 'a list',
    object: 'an object',
    boolean: 'true or false',
  };
  return words[expected] ?? expected;
}

/** @throws ProblemError REQUEST_NOT_JSON */
export function parseJson(body: string | undefined, isBase64Encoded: boolean): unknown {
  if (body === undefined || body === '')
    throw new ProblemError('REQUEST_NOT_JSON', 'The request has no body.');
  try {
    return JSON.parse(isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body);
  } catch (error) {
    throw new ProblemError(
      'REQUEST_NOT_JSON',
      `The body cannot be read as JSON: ${(error as Error).message}`,
    );
  }
}
