import { ProblemError } from '../../shared/lambda/problem-error.ts';

/** Opaque to callers, so that what it holds may change; to us, the sort key of the last row they have seen. */
export function cursorOf(sortKey: string | null): string | null {
  return sortKey === null ? null : Buffer.from(sortKey).toString('base64url');
}

/** @throws ProblemError CURSOR_INVALID when it is no sort key of the listed kind */
export function sortKeyOf(cursor: string | undefined, form: RegExp): string | null {
  if (cursor === undefined) return null;
  const sortKey = Buffer.from(cursor, 'base64url').toString('utf8');
  if (form.test(sortKey)) return sortKey;
  throw new ProblemError('CURSOR_INVALID', 'The cursor cannot be read.', [
    { pointer: '/query/cursor', detail: 'is not a nextCursor of this list' },
  ]);
}
