import type { MemberTier, ProgramDocument } from '../../../../client/generated/types.ts';

/** How much of what the next tier asks for is there, from 0 to 1; null where there is no next one or nothing to count by. */
export function progressShare({ outlook }: MemberTier, program: ProgramDocument | null): number | null {
  const qualifyBy = program?.tiers?.qualifyBy;
  if (outlook == null || outlook.next === null || qualifyBy === undefined) return null;
  const { missing } = outlook.next;
  const { progress } = outlook.window;
  if (typeof missing !== 'object')
    return shareOf(qualifyBy === 'orders' ? progress.orders : progress.points, missing);
  // Any one currency is enough, so the one that is furthest counts.
  return Math.max(
    ...Object.entries(missing).map(([currency, amount]) => shareOf(progress.amounts[currency] ?? 0, amount)),
  );
}

const shareOf = (there: number, missing: number): number =>
  there + missing <= 0 ? 0 : Math.max(0, there) / (Math.max(0, there) + missing);
