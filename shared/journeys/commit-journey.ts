import type { JourneyStore } from '../storage/journey-store.ts';
import type { JourneyWrites } from './journey-writes.ts';

/**
 * Writes a change of a journey, all or nothing. An action that is in the outbox already, because the journey was lost and made
 * anew from the ledger, stays as it is: it is done once.
 *
 * @returns false where somebody else was faster, or nothing is known
 * @throws Fault when storage fails.
 */
export async function commitJourney(
  journeys: Pick<JourneyStore, 'commit'>,
  { changes, actions }: JourneyWrites,
): Promise<boolean> {
  const failures = await journeys.commit([...changes, ...actions]);
  if (failures === null) return false;
  if (!failures.includes(true)) return true;
  if (failures.slice(0, changes.length).includes(true)) return false;
  const fresh = actions.filter((_, index) => failures[changes.length + index] !== true);
  const again = await journeys.commit([...changes, ...fresh]);
  return again !== null && !again.includes(true);
}
