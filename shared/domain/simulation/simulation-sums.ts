import type { RefusalCode } from '../refusal.ts';
import type { MemberOutcome } from './live-member.ts';
import { addBook, type MonthBook, totalOf } from './month-figures.ts';
import { type AffectedMember, keepMostAffected } from './most-affected.ts';
import { bucketOf } from './point-distribution.ts';
import { addTally, count, type Tally } from './tally.ts';

/** What one program came to, over all members so far. Its size grows with months, tiers and decades, not with members. */
export interface ProgramSums {
  readonly months: MonthBook;
  pending: number;
  active: number;
  deficit: number;
  /** Members by the lower end of the bucket of their points. */
  readonly distribution: Tally<number>;
  readonly refused: Tally<RefusalCode>;
}

/** Two programs over the same members. Plain maps and numbers, so that it passes between threads as it is. */
export interface SimulationSums {
  members: number;
  gaining: number;
  losing: number;
  readonly current: ProgramSums;
  readonly draft: ProgramSums;
  readonly mostAffected: AffectedMember[];
  /** Members by the tiers that they stand in: from the current program's to the draft's. */
  readonly moves: Map<string | null, Tally<string | null>>;
}

const noProgramSums = (): ProgramSums => ({
  months: new Map(),
  pending: 0,
  active: 0,
  deficit: 0,
  distribution: new Map(),
  refused: new Map(),
});

export const noSums = (): SimulationSums => ({
  members: 0,
  gaining: 0,
  losing: 0,
  current: noProgramSums(),
  draft: noProgramSums(),
  mostAffected: [],
  moves: new Map(),
});

/** Adds one member, who is forgotten but for the ten most affected. */
export function addMember(
  sums: SimulationSums,
  memberId: string,
  { current, draft }: { readonly current: MemberOutcome; readonly draft: MemberOutcome },
): void {
  const points = { current: netIssued(current), draft: netIssued(draft) };
  sums.members += 1;
  if (points.draft > points.current) sums.gaining += 1;
  if (points.draft < points.current) sums.losing += 1;
  addOutcome(sums.current, current, points.current);
  addOutcome(sums.draft, draft, points.draft);
  keepMostAffected(sums.mostAffected, { memberId, ...points });
  count(movesFrom(sums, current.tier), draft.tier);
}

/** Adds what another part of the members came to. */
export function addSums(into: SimulationSums, part: SimulationSums): void {
  into.members += part.members;
  into.gaining += part.gaining;
  into.losing += part.losing;
  addProgramSums(into.current, part.current);
  addProgramSums(into.draft, part.draft);
  for (const member of part.mostAffected) keepMostAffected(into.mostAffected, member);
  for (const [from, to] of part.moves) addTally(movesFrom(into, from), to);
}

function netIssued({ months }: MemberOutcome): number {
  const { issued, reversed } = totalOf(months);
  return issued - reversed;
}

function addOutcome(sums: ProgramSums, outcome: MemberOutcome, points: number): void {
  addBook(sums.months, outcome.months);
  sums.pending += outcome.balance.pending;
  sums.active += outcome.balance.active;
  sums.deficit += outcome.balance.deficit;
  count(sums.distribution, bucketOf(points));
  addTally(sums.refused, outcome.refused);
}

function addProgramSums(into: ProgramSums, part: ProgramSums): void {
  addBook(into.months, part.months);
  into.pending += part.pending;
  into.active += part.active;
  into.deficit += part.deficit;
  addTally(into.distribution, part.distribution);
  addTally(into.refused, part.refused);
}

function movesFrom({ moves }: SimulationSums, from: string | null): Tally<string | null> {
  const known = moves.get(from);
  if (known !== undefined) return known;
  const fresh: Tally<string | null> = new Map();
  moves.set(from, fresh);
  return fresh;
}
