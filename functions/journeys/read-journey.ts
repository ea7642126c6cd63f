import { readJourney as operation } from '../../shared/contracts/operations/journeys.ts';
import { newJourney } from '../../shared/domain/journeys/journey.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { triggerProgramOf } from '../../shared/domain/triggers/trigger-program.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { JourneyStore } from '../../shared/storage/journey-store.ts';
import { readPlace } from '../../shared/storage/journeys-keys.ts';
import type { LedgerStore } from '../../shared/storage/ledger-store.ts';
import type { ProgramSource } from '../../shared/storage/program-source.ts';
import { journeyView } from './journey-view.ts';

interface Deps {
  readonly journeys: Pick<JourneyStore, 'read' | 'readAssignments'>;
  readonly ledger: Pick<LedgerStore, 'readAccount'>;
  readonly programs: Pick<ProgramSource, 'inForce'>;
}

/**
 * The journey as it is now; of a member whose first entry was not taken yet, an empty one. Nothing is written. Refusals:
 * MEMBER_NOT_FOUND.
 */
export function readJourney({ journeys, ledger, programs }: Deps) {
  return route(operation, async ({ path: { memberId }, now }) => {
    const [stored, assignments] = await Promise.all([
      journeys.read(memberId),
      journeys.readAssignments(memberId),
    ]);
    if (stored === null && (await ledger.readAccount(memberId)) === null)
      return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
    const { journey, place } = stored ?? { journey: newJourney(memberId), place: null };
    const nextLookAt = place === null ? null : readPlace(place).at;
    const program = triggerProgramOf(await programs.inForce(now));
    return answer(200, journeyView({ journey, assignments, nextLookAt }, program, now));
  });
}
