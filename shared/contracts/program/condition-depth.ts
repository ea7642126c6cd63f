import { MAX_CONDITION_DEPTH } from './limits.ts';

type Path = readonly (string | number)[];

/**
 * Where conditions of a document, as it came, are nested deeper than allowed. It looks no further down than that, so that
 * a text of any depth costs nothing.
 */
export function tooDeepConditions(document: unknown): readonly Path[] {
  return PLACES.flatMap(([list, name]) => conditionsOf(document, list, name)).flatMap(({ condition, path }) =>
    tooDeep(condition, path, 1),
  );
}

/** Lists whose items have a condition, and the field that it is in. */
const PLACES = [
  ['segments', 'when'],
  ['earningRules', 'when'],
  ['triggers', 'who'],
] as const;

function conditionsOf(
  document: unknown,
  list: string,
  name: string,
): readonly { condition: unknown; path: Path }[] {
  const items = field(document, list);
  return Array.isArray(items)
    ? items.map((item, index) => ({ condition: field(item, name), path: [list, index, name] }))
    : [];
}

function tooDeep(condition: unknown, path: Path, depth: number): readonly Path[] {
  if (typeof condition !== 'object' || condition === null) return [];
  if (depth > MAX_CONDITION_DEPTH) return [path];
  const of = field(condition, 'of');
  if (!Array.isArray(of)) return tooDeep(of, [...path, 'of'], depth + 1);
  return of.flatMap((each, index) => tooDeep(each, [...path, 'of', index], depth + 1));
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
