import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { MembersDeps } from './deps.ts';

/** A writer gives up after 15 seconds: by then the change is there, or never comes. */
const AFTER_CHANGE_SECONDS = 30;

/**
 * Has the engine look at a member once a change of the profile is written, by which birthdays and quiet hours come at other
 * moments than it had foreseen.
 *
 * @throws Fault when storage fails.
 */
export const pokeAfterChange = (
  { pokes }: Pick<MembersDeps, 'pokes'>,
  memberId: string,
  now: EpochSeconds,
): Promise<void> => pokes.poke(memberId, now + AFTER_CHANGE_SECONDS);
