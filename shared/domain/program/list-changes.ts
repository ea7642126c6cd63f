import { pointer } from './contradictions/contradiction.ts';
import { isSame, type ProgramChange } from './program-change.ts';

/** How the items of a list are matched and told. */
export interface ListWords<T> {
  readonly path: readonly string[];
  /** In the plural, for a change of their order. */
  readonly noun: string;
  readonly nameOf: (item: T) => string;
  readonly added: (item: T) => string;
  readonly removed: (item: T) => string;
  readonly changes: (before: T, after: T, index: number) => readonly ProgramChange[];
}

/** Items are matched by name, not by place; where those on both sides stand in another order, that is a change by itself. */
export function listChanges<T>(
  before: readonly T[],
  after: readonly T[],
  { path, noun, nameOf, added, removed, changes }: ListWords<T>,
): readonly ProgramChange[] {
  const old = new Map(before.map((item) => [nameOf(item), item]));
  const names = new Set(after.map(nameOf));
  return [
    ...orderChange(before.map(nameOf), after.map(nameOf), path, noun),
    ...after.flatMap((item, index): readonly ProgramChange[] => {
      const known = old.get(nameOf(item));
      if (known !== undefined) return isSame(known, item) ? [] : changes(known, item, index);
      return [
        { path: pointer(...path, index), kind: 'added', before: undefined, after: item, words: added(item) },
      ];
    }),
    ...before.flatMap((item, index): readonly ProgramChange[] =>
      names.has(nameOf(item))
        ? []
        : [
            {
              path: pointer(...path, index),
              kind: 'removed',
              before: item,
              after: undefined,
              words: removed(item),
            },
          ],
    ),
  ];
}

function orderChange(
  before: readonly string[],
  after: readonly string[],
  path: readonly string[],
  noun: string,
): readonly ProgramChange[] {
  const [old, new_] = [
    before.filter((name) => after.includes(name)),
    after.filter((name) => before.includes(name)),
  ];
  return isSame(old, new_)
    ? []
    : [
        {
          path: pointer(...path),
          kind: 'changed',
          before: old,
          after: new_,
          words: `The ${noun} stand in another order: ${new_.join(', ')} (before: ${old.join(', ')})`,
        },
      ];
}
