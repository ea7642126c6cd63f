import type { OrderLine } from '../order.ts';
import type { GoodsFilter } from './goods.ts';

/** Lines that rules and conditions count: those of one filter without those of others. */
export interface LineSet {
  /** Number of the filter, or `null` for all lines. */
  readonly of: number | null;
  readonly without: readonly number[];
}

/** The set of all lines that earn. */
export const ALL_GOODS = 0;

/** All filters of a program by what they look for, so that a line finds its filters by looking itself up, however many there are. */
export interface LineSets {
  readonly sets: readonly LineSet[];
  readonly filters: number;
  readonly bySku: ReadonlyMap<string, readonly number[]>;
  readonly byCategory: ReadonlyMap<string, readonly number[]>;
  readonly byTag: ReadonlyMap<string, readonly number[]>;
}

/** Collects sets while a program is compiled; the same filters give the same set. */
export function lineSetsBuilder(excludedGoods: GoodsFilter | undefined) {
  const filters = new Map<string, number>();
  const sets = new Map<string, { number: number; set: LineSet }>();
  const index = { bySku: new Map(), byCategory: new Map(), byTag: new Map() } as Record<
    'bySku' | 'byCategory' | 'byTag',
    Map<string, number[]>
  >;
  const never = excludedGoods === undefined ? [] : [filterOf(excludedGoods)];
  const setOf = (goods: GoodsFilter | undefined, excluding?: GoodsFilter): number => {
    const set: LineSet = {
      of: goods === undefined ? null : filterOf(goods),
      without: excluding === undefined ? never : [...never, filterOf(excluding)],
    };
    const key = JSON.stringify(set);
    const known = sets.get(key) ?? { number: sets.size, set };
    sets.set(key, known);
    return known.number;
  };
  setOf(undefined);
  return {
    setOf,
    build: (): LineSets => ({
      sets: [...sets.values()].map(({ set }) => set),
      filters: filters.size,
      ...index,
    }),
  };

  function filterOf({ skus = [], categories = [], tags = [] }: GoodsFilter): number {
    const key = JSON.stringify([skus, categories, tags]);
    const known = filters.get(key);
    if (known !== undefined) return known;
    const number = filters.size;
    filters.set(key, number);
    for (const [map, words] of [
      [index.bySku, skus],
      [index.byCategory, categories],
      [index.byTag, tags],
    ] as const) {
      for (const word of new Set(words)) map.set(word, [...(map.get(word) ?? []), number]);
    }
    return number;
  }
}

/** Which lines of one order are in which sets, worked out when asked for. */
export interface MatchedLines {
  /** Positions of the lines, ascending. */
  linesOf(set: number): readonly number[];
  /** The number of the set of lines that are in both. */
  both(a: number, b: number): number;
}

export function matchLines(sets: LineSets, lines: readonly OrderLine[]): MatchedLines {
  const byFilter = filterLines(sets, lines);
  const every = lines.map((_, position) => position);
  const known: (readonly number[] | undefined)[] = [];
  const meetings = new Map<number, number>();
  // Sets that only two sets together make are numbered after those of the program.
  let count = sets.sets.length;
  const linesOf = (set: number): readonly number[] => {
    const found = known[set] ?? gather(sets.sets[set]);
    known[set] = found;
    return found;
  };
  return { linesOf, both };

  function gather(set: LineSet | undefined): readonly number[] {
    if (set === undefined) throw new Error('a rule counts a set of lines that was never made');
    const all = set.of === null ? every : (byFilter[set.of] ?? []);
    return set.without.reduce((left, filter) => without(left, byFilter[filter] ?? []), all);
  }

  function both(a: number, b: number): number {
    if (a === b || b === ALL_GOODS) return a;
    if (a === ALL_GOODS) return b;
    const key = a * MEETING + b;
    const found = meetings.get(key);
    if (found !== undefined) return found;
    const [first, second] = [linesOf(a), linesOf(b)];
    const shared = second.length === 0 ? [] : intersection(first, second);
    const meeting = sameAs(shared, first, a) ?? sameAs(shared, second, b) ?? count++;
    known[meeting] = shared;
    meetings.set(key, meeting);
    return meeting;
  }
}

/** Above any number of sets that one judgment makes, so that two numbers make one key. */
const MEETING = 2 ** 26;

const sameAs = (shared: readonly number[], lines: readonly number[], set: number): number | undefined =>
  shared.length === lines.length ? set : undefined;

function filterLines(sets: LineSets, lines: readonly OrderLine[]): readonly (readonly number[])[] {
  const byFilter: number[][] = Array.from({ length: sets.filters }, () => []);
  if (sets.filters === 0) return byFilter;
  const add = (filters: readonly number[] | undefined, position: number) => {
    for (const filter of filters ?? []) {
      const found = byFilter[filter];
      // A line that is wanted for two reasons is still one line.
      if (found !== undefined && found.at(-1) !== position) found.push(position);
    }
  };
  for (const [position, { sku, categories, tags }] of lines.entries()) {
    add(sets.bySku.get(sku), position);
    for (const category of categories) add(sets.byCategory.get(category), position);
    for (const tag of tags) add(sets.byTag.get(tag), position);
  }
  return byFilter;
}

function without(lines: readonly number[], others: readonly number[]): readonly number[] {
  if (others.length === 0) return lines;
  const unwanted = new Set(others);
  return lines.filter((position) => !unwanted.has(position));
}

/** Both ascending, so one walk finds what they share. */
function intersection(a: readonly number[], b: readonly number[]): readonly number[] {
  const shared: number[] = [];
  let at = 0;
  for (const position of a) {
    while ((b[at] ?? Number.POSITIVE_INFINITY) < position) at += 1;
    if (b[at] === position) shared.push(position);
  }
  return shared;
}
