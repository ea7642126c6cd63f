import { type Experiment, HOLDOUT, plannedShares } from './experiment.ts';

/**
 * What a changed experiment does to those already assigned:
 * - `none`: everybody stays where they are.
 * - `restarted`: another salt or id. All are drawn anew, and nothing counted before belongs to it.
 * - `rolled_out`: only the holdout shrank. Some of the holdout are treated from now on; nobody else moves.
 * - `mixed`: anything else, such as a larger holdout or other shares of variants. Members who were treated one way are treated
 *   another way.
 */
export type AssignmentChange = 'none' | 'restarted' | 'rolled_out' | 'mixed';

/**
 * What becomes of the assignments. A running experiment may only be changed where this is `none` or `restarted`: with `mixed`
 * groups, and with members who left the holdout in between, no later count is of those that were assigned. `rolled_out` ends
 * the experiment: its figures are those from before.
 */
export function assignmentChange(before: Experiment, after: Experiment): AssignmentChange {
  if (before.id !== after.id || before.salt !== after.salt) return 'restarted';
  const [was, will] = [plannedShares(before), plannedShares(after)];
  if (!sameVariants(was, will)) return 'mixed';
  const moved = (will.get(HOLDOUT) ?? 0) - (was.get(HOLDOUT) ?? 0);
  if (moved === 0) return 'none';
  return moved < 0 ? 'rolled_out' : 'mixed';
}

/** Whether the same variants have the same parts of those treated, in whatever unit and order. */
function sameVariants(was: ReadonlyMap<string, number>, will: ReadonlyMap<string, number>): boolean {
  const partOf = (shares: ReadonlyMap<string, number>, group: string) =>
    (shares.get(group) ?? 0) / (1 - (shares.get(HOLDOUT) ?? 0));
  return [...new Set([...was.keys(), ...will.keys()])]
    .filter((group) => group !== HOLDOUT)
    .every((group) => Math.abs(partOf(was, group) - partOf(will, group)) < 1e-12);
}
