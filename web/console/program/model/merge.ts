import { isEqual } from './judge.ts';
import { isFields, type Place, pointerOf } from './place.ts';

export interface Merged {
  readonly document: unknown;
  /** Where both changed the same, differently; mine stands there. */
  readonly conflicts: readonly string[];
}

/**
 * What two people made of one document, together: what only one of them changed is as that one has it. Lists of things with a name
 * are matched by their names, so that two who each add a rule both have it.
 */
export function merge(base: unknown, mine: unknown, theirs: unknown, place: Place = []): Merged {
  if (isEqual(mine, theirs) || isEqual(base, theirs)) return { document: mine, conflicts: [] };
  if (isEqual(base, mine)) return { document: theirs, conflicts: [] };
  if (isFields(mine) && isFields(theirs)) return mergeFields(isFields(base) ? base : {}, mine, theirs, place);
  const lists = [base, mine, theirs].map(named);
  const [was, own, other] = lists;
  if (was && own && other) return mergeLists(was, own, other, place);
  return { document: mine, conflicts: [pointerOf(place)] };
}

type Fields = Readonly<Record<string, unknown>>;

function mergeFields(base: Fields, mine: Fields, theirs: Fields, place: Place): Merged {
  const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  const merged = keys.map((key) => ({ key, ...merge(base[key], mine[key], theirs[key], [...place, key]) }));
  return {
    document: Object.fromEntries(
      merged.filter(({ document }) => document !== undefined).map(({ key, document }) => [key, document]),
    ),
    conflicts: merged.flatMap(({ conflicts }) => conflicts),
  };
}

type Named = ReadonlyMap<string, unknown>;

/** Null where the items do not each have a name of their own. */
function named(list: unknown): Named | null {
  if (list === undefined) return new Map();
  if (!Array.isArray(list)) return null;
  const names = new Map(list.map((item) => [isFields(item) ? item['id'] : undefined, item]));
  const isNamed = names.size === list.length && [...names.keys()].every((name) => typeof name === 'string');
  return isNamed ? (names as Named) : null;
}

function mergeLists(base: Named, mine: Named, theirs: Named, place: Place): Merged {
  const order = [...mine.keys(), ...[...theirs.keys()].filter((name) => !mine.has(name))];
  const merged = order.map((name) =>
    merge(base.get(name), mine.get(name), theirs.get(name), [...place, name]),
  );
  return {
    document: merged.map(({ document }) => document).filter((item) => item !== undefined),
    conflicts: merged.flatMap(({ conflicts }) => conflicts),
  };
}
