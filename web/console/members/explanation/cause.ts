import type { EntryExplanation } from '../../../../client/generated/types.ts';

type Cause = EntryExplanation['cause'];

/** A field of what an entry was made from, where it is a text. Causes differ by kind, and old entries have fewer fields. */
export function textOf(cause: Cause, ...path: readonly string[]): string | null {
  const value = at(cause, path);
  return typeof value === 'string' && value !== '' ? value : null;
}

export function numberOf(cause: Cause, ...path: readonly string[]): number | null {
  const value = at(cause, path);
  return typeof value === 'number' ? value : null;
}

const at = (cause: unknown, [name, ...rest]: readonly string[]): unknown => {
  if (name === undefined) return cause;
  if (typeof cause !== 'object' || cause === null) return undefined;
  return at((cause as Readonly<Record<string, unknown>>)[name], rest);
};
