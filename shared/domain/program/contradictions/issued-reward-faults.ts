import type { EpochSeconds } from '../../calendar.ts';
import type { ProgramDocument } from '../program.ts';
import type { Contradiction } from './contradiction.ts';
import { grantFaults } from './not-grantable.ts';
import { unknownName } from './unknown-name.ts';
import { validityFaults } from './validity-faults.ts';

/**
 * A reward that something gives for nothing, and that the program does not have, cannot give so, or has no more.
 *
 * @param giver what gives it, and what to remove where there are no rewards
 */
export function issuedRewardFaults(
  id: string,
  path: string,
  document: ProgramDocument,
  now: EpochSeconds,
  giver: string,
): readonly Contradiction[] {
  const reward = document.rewards?.find((each) => each.id === id);
  if (reward === undefined) return unknownName('reward', id, path, document, `the ${giver}`);
  const words = { noun: giver, never: 'never gives it', over: 'no longer gives it' };
  // What was never in force is told where the reward stands.
  const over = validityFaults(reward, path, now, words).filter(({ severity }) => severity === 'warning');
  return [...grantFaults(reward, path, document), ...over.map((fault) => ({ ...fault, path, value: id }))];
}
