/** A member whom the draft would have given most more, or most less. Points as issued less reversed. */
export interface AffectedMember {
  readonly memberId: string;
  readonly current: number;
  readonly draft: number;
}

export const MOST_AFFECTED = 10;

/**
 * Keeps the few members with the largest difference, whatever their number: a member below the last one kept costs one
 * comparison. Equal differences go by id, so that parts of a history give the same list in whatever order they are added.
 */
export function keepMostAffected(kept: AffectedMember[], member: AffectedMember): void {
  const last = kept[MOST_AFFECTED - 1];
  if (member.current === member.draft) return;
  if (last !== undefined && byDifference(member, last) >= 0) return;
  const place = kept.findIndex((other) => byDifference(member, other) < 0);
  kept.splice(place === -1 ? kept.length : place, 0, member);
  kept.length = Math.min(kept.length, MOST_AFFECTED);
}

function byDifference(a: AffectedMember, b: AffectedMember): number {
  const difference = Math.abs(b.draft - b.current) - Math.abs(a.draft - a.current);
  if (difference !== 0) return difference;
  return a.memberId < b.memberId ? -1 : 1;
}
