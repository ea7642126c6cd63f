import type { Figure, IsoDay } from '../figure.ts';
import { monthsUntil } from '../months.ts';
import { type Told, windowOf } from './point-figure.ts';

/** So many members went from one group to another in a month; null: from outside all groups, or out of them. */
export interface Moves {
  readonly month: IsoDay;
  readonly from: string | null;
  readonly to: string | null;
  readonly moves: number;
}

/** How many members are in each group when a month is over: all who came to it by then, less those who left it. */
export function mixByMonth(
  moves: readonly Moves[],
  asOf: IsoDay,
): ReadonlyMap<IsoDay, ReadonlyMap<string, number>> {
  const first = moves.map(({ month }) => month).sort()[0];
  const members = new Map<string, number>();
  const add = (group: string | null, count: number) => {
    if (group !== null) members.set(group, (members.get(group) ?? 0) + count);
  };
  return new Map(
    monthsUntil(first, asOf).map((month) => {
      for (const move of moves.filter((each) => each.month === month)) {
        add(move.from, -move.moves);
        add(move.to, move.moves);
      }
      return [month, new Map([...members].sort(([a], [b]) => (a < b ? -1 : 1)))] as const;
    }),
  );
}

/** Each group's share of all members when a month is over, or as of now where it is still running. */
export function mixFigures(
  moves: readonly Moves[],
  asOf: IsoDay,
  cutOf: (group: string) => Figure['cut'],
  figure: (told: Told) => Figure,
): readonly Figure[] {
  return [...mixByMonth(moves, asOf)].flatMap(([month, groups]) => {
    const all = [...groups.values()].reduce((sum, members) => sum + members, 0);
    return [...groups].map(([group, members]) =>
      figure({
        window: windowOf(month, asOf),
        cut: { month, ...cutOf(group) },
        numerator: members,
        denominator: all,
        value: all === 0 ? null : members / all,
        unit: 'ratio',
        reason: all === 0 ? 'NO_CUSTOMERS' : null,
      }),
    );
  });
}
