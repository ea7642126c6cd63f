import { ProblemError } from './problem-error.ts';

/** Opaque to callers, so that what it holds may change; to us, where the page before has ended. */
export const cursorOf = (position: string): string => Buffer.from(`after:${position}`).toString('base64url');

/**
 * The groups of `position` in what a cursor holds.
 *
 * @throws ProblemError CURSOR_INVALID
 */
export function positionIn(cursor: string, position: RegExp): readonly string[] {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const match = text.startsWith('after:') ? position.exec(text.slice('after:'.length)) : null;
  if (match !== null) return match.slice(1);
  throw new ProblemError('CURSOR_INVALID', 'The cursor cannot be read.', [
    { pointer: '/query/cursor', detail: 'is not a nextCursor of this API' },
  ]);
}
