import { pointer } from './contradictions/contradiction.ts';

/** One difference between two documents. */
export interface ProgramChange {
  /** JSON pointer: into the new document, and into the old one for what was removed. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** `undefined` where there was, or is, nothing. */
  readonly before: unknown;
  readonly after: unknown;
  /** A sentence for whoever decides on the change. */
  readonly words: string;
}

/** How each field of `T` is told; a field without words does not compile. */
export type FieldWords<T> = {
  readonly [Field in keyof T]-?: (value: Exclude<T[Field], undefined>, side: 'before' | 'after') => string;
};

export type Telling = (before: string, after: string) => string;

export const isSame = (before: unknown, after: unknown): boolean => canonical(before) === canonical(after);

/** JSON with keys in one order, because the order of fields means nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/** Fields of which the values differ. `tell` makes a sentence of a field and what is said of both values. */
export function changedFields<T extends object>(
  before: T,
  after: T,
  path: readonly (string | number)[],
  words: FieldWords<T>,
  tell: (field: keyof T & string, before: string, after: string) => string,
): readonly ProgramChange[] {
  return (Object.keys(words) as (keyof T & string)[]).flatMap((field) => {
    const [old, new_] = [before[field], after[field]];
    if (isSame(old, new_)) return [];
    const say = (value: T[typeof field], side: 'before' | 'after'): string =>
      value === undefined ? 'none' : words[field](value as Exclude<T[typeof field], undefined>, side);
    return [
      {
        path: pointer(...path, field),
        kind: old === undefined ? 'added' : new_ === undefined ? 'removed' : 'changed',
        before: old,
        after: new_,
        words: tell(field, say(old, 'before'), say(new_, 'after')),
      },
    ];
  });
}
