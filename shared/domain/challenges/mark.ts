/**
 * Where a challenge keeps a number: `*` times it was given and stands; `!` points of what was taken back that the clawback
 * policy left with the member all the same; `w`, `m` or `y` and a number: orders in that week, month or
 * year of the program's calendar; `#`, a category, `@` and a year: orders of that year with goods of it. What counts for ever is
 * kept by years too, so that one can tell from when it is.
 */
export type Cell = '*' | '!' | `${CellPeriod}${number}` | `#${string}@${number}`;
export type CellPeriod = 'w' | 'm' | 'y';

export const AWARDED: Cell = '*';
export const LEFT: Cell = '!';

/**
 * One number of one challenge. In an account what it is, never zero; in an entry what is added or, negative, taken back. The
 * orders themselves are not kept: what one of them counted says its own entry.
 */
export interface Mark {
  readonly challenge: string;
  readonly cell: Cell;
  readonly times: number;
}

/** The marks after an entry. Sorted by challenge and cell; nothing goes below zero, and zero is not kept. */
export function addMarks(marks: readonly Mark[], changes: readonly Mark[]): readonly Mark[] {
  return changes.reduce(addMark, marks);
}

function addMark(marks: readonly Mark[], { challenge, cell, times }: Mark): readonly Mark[] {
  const kept = marks.find((mark) => mark.challenge === challenge && mark.cell === cell);
  const after = Math.max(0, (kept?.times ?? 0) + times);
  const others = marks.filter((mark) => mark !== kept);
  return after === 0 ? others : [...others, { challenge, cell, times: after }].sort(byPlace);
}

function byPlace(a: Mark, b: Mark): number {
  if (a.challenge !== b.challenge) return a.challenge < b.challenge ? -1 : 1;
  return a.cell < b.cell ? -1 : 1;
}

/** The numbers of one challenge by cell; what is not there is zero. */
export function cellsOf(marks: readonly Mark[], challenge: string): ReadonlyMap<Cell, number> {
  return new Map(
    marks.filter((mark) => mark.challenge === challenge).map(({ cell, times }) => [cell, times]),
  );
}

/** How often a challenge was given and stands. */
export const awardedOf = (marks: readonly Mark[], challenge: string): number =>
  timesOf(marks, challenge, AWARDED);

/** Points that were left with the member although what gave them was undone: the next time gives so many less. */
export const leftOf = (marks: readonly Mark[], challenge: string): number => timesOf(marks, challenge, LEFT);

const timesOf = (marks: readonly Mark[], challenge: string, cell: Cell): number =>
  marks.find((mark) => mark.challenge === challenge && mark.cell === cell)?.times ?? 0;
