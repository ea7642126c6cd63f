import type { EpochSeconds } from '../calendar.ts';
import type { ProgramDocument } from '../program/program.ts';
import { AWARDED, type Cell, LEFT, type Mark } from './mark.ts';
import { periodAt } from './marked-cells.ts';

type Terms = Pick<ProgramDocument, 'challenges' | 'timeZone'>;

/**
 * What is taken out of an account because it is over: all of challenges that the program does not have any more, and for which
 * no order of this year or the last one counted. Without it an account would grow with every campaign there ever was. A refund
 * that comes later still finds nothing to take back, which is to the member's favor.
 */
export function forgottenMarks(
  marks: readonly Mark[],
  { challenges = [], timeZone }: Terms,
  now: EpochSeconds,
): readonly Mark[] {
  if (marks.length === 0) return [];
  const kept = new Set(challenges.map(({ id }) => id));
  const ended = new Set(marks.map(({ challenge }) => challenge).filter((id) => !kept.has(id)));
  if (ended.size === 0) return [];
  const thisYear = periodAt('y', now, timeZone);
  for (const { challenge, cell } of marks) if (yearOf(cell) >= thisYear - 1) ended.delete(challenge);
  return marks
    .filter(({ challenge }) => ended.has(challenge))
    .map(({ challenge, cell, times }) => ({ challenge, cell, times: 0 - times }));
}

/** As years are numbered, or the one after it where a week or so lies in both. */
function yearOf(cell: Cell): number {
  if (cell === AWARDED || cell === LEFT) return Number.NEGATIVE_INFINITY;
  const number = Number(cell.slice(cell.startsWith('#') ? cell.lastIndexOf('@') + 1 : 1));
  switch (cell.charAt(0)) {
    case 'w':
      return Math.ceil((number * 7) / 365.25);
    case 'm':
      return Math.floor(number / 12);
    default:
      return number;
  }
}
