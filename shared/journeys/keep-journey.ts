import type { EpochSeconds } from '../domain/calendar.ts';
import { type Journey, newJourney } from '../domain/journeys/journey.ts';
import type { Program } from '../domain/program/program.ts';
import { advance } from '../domain/triggers/advance.ts';
import type { AskDecision } from '../domain/triggers/ask-decision.ts';
import type { Known, TriggerProgram } from '../domain/triggers/known.ts';
import { isUnfinished } from '../domain/triggers/make-due.ts';
import { triggerProgramOf } from '../domain/triggers/trigger-program.ts';
import type { AnswerStore } from '../storage/answer-store.ts';
import type { DuePlaces } from '../storage/due-places.ts';
import { Fault } from '../storage/fault.ts';
import type { JourneyStore, StoredJourney } from '../storage/journey-store.ts';
import { isPoke, type Place } from '../storage/journeys-keys.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';
import type { OutboxHistory } from '../storage/outbox-history.ts';
import type { OutboxStore } from '../storage/outbox-store.ts';
import type { ProfileStore } from '../storage/profile-store.ts';
import type { ProgramSource } from '../storage/program-source.ts';
import { untilCommitted } from '../storage/until-committed.ts';
import { assignByHash } from './assign-by-hash.ts';
import { commitJourney } from './commit-journey.ts';
import { gatherKnown } from './gather-known.ts';
import { type Heard, hearEntries } from './hear-entries.ts';
import type { HeardEntry } from './heard-entry.ts';
import { ROOM_OF_STEP } from './journey-room.ts';
import { journeyTold } from './journey-told.ts';
import { journeyWrites } from './journey-writes.ts';
import { nextEntries } from './next-entries.ts';
import { placedJourney } from './placed-journey.ts';

export interface KeepingDeps {
  readonly ledger: Pick<LedgerStore, 'readAccount' | 'findEntry'>;
  readonly profiles: Pick<ProfileStore, 'readProfile'>;
  readonly programs: Pick<ProgramSource, 'inForce'>;
  readonly journeys: JourneyStore;
  readonly places: Pick<DuePlaces, 'taking' | 'leaving'>;
  readonly outbox: Pick<OutboxStore, 'adding'>;
  /** Only to be erased with a member. */
  readonly answers: Pick<AnswerStore, 'erase'>;
  readonly history: Pick<OutboxHistory, 'erase'>;
}

/** What came for one member: entries, in any order and any number of times, and places that were due. */
export interface MemberNews {
  readonly memberId: string;
  readonly entries: readonly HeardEntry[];
  readonly due: readonly Place[];
}

/** What was done about it. */
export interface Kept {
  /** Entries that were taken, and how many of them the ledger had to tell. */
  readonly taken: number;
  readonly filled: number;
  readonly decisions: readonly AskDecision[];
}

/** One step of it, whole in itself. */
interface Step extends Kept {
  /** News that were not looked at yet. */
  readonly hasMore: boolean;
  /** Asks that are due, and that a transaction had no room for. */
  readonly hasRest: boolean;
}

/** What was decided, and by what. */
interface Decision {
  readonly decided: Heard;
  readonly known: Known;
  readonly rules: TriggerProgram;
  readonly program: Program;
}

/** About a second, far more than the statement is usually behind. */
const TRIES_FOR_ENTRY = 10;
const NOTHING: Kept = { taken: 0, filled: 0, decisions: [] };
const NO_STEP: Step = { ...NOTHING, hasMore: false, hasRest: false };

export type JourneyKeeper = ReturnType<typeof journeyKeeper>;

/**
 * Brings one member's journey up to `now`: entries are taken in the order of the ledger, gaps are filled from it, and what was
 * taken before is left out; then all happens that time has brought. Journey, place in the index, outbox, assignments and events
 * are one transaction on the journey's revision, so that whatever comes twice, late or out of order, or is cut off in between,
 * ends in the same. What is more than a transaction takes is several, one after the other, by priority: each leaves the journey
 * with what is still due, in a place that is due at once, so that another goes on where one is cut off.
 *
 * Reads 3 units (journey, account, profile). Writes 2 for each KB of the journey, 2 to 4 where its place moves, and 2 for each
 * action and each assignment.
 */
export function journeyKeeper(deps: KeepingDeps) {
  const { ledger, programs, journeys, history, answers } = deps;

  /** @throws Fault when storage fails, or an entry is not to be had yet: the same news again, later. */
  return async (news: MemberNews, now: EpochSeconds): Promise<Kept> => {
    let kept = NOTHING;
    let hasRest = false;
    for (;;) {
      const isRest: boolean = hasRest;
      const step: Step = await untilCommitted(
        (tries) => attempt(news, isRest, now, tries),
        `keeping the journey of ${news.memberId}`,
      );
      kept = {
        taken: kept.taken + step.taken,
        filled: kept.filled + step.filled,
        decisions: [...kept.decisions, ...step.decisions],
      };
      hasRest = step.hasRest;
      if (!step.hasMore && !hasRest) return kept;
    }
  };

  /**
   * @param isRest what the step before had no room for is decided on first, and nothing is heard before that
   * @returns null where somebody else was faster, or the next entry is not in the statement yet
   */
  async function attempt(
    news: MemberNews,
    isRest: boolean,
    now: EpochSeconds,
    tries: number,
  ): Promise<Step | null> {
    const { memberId } = news;
    const stored = await journeys.read(memberId);
    const sequence = stored?.journey.sequence ?? 0;
    const fresh = news.entries.filter((entry) => entry.sequence > sequence);
    if (fresh.length === 0 && !isRest && !isDue(stored, news)) return NO_STEP;
    const program = await programs.inForce(now);
    const { known, account } = await gatherKnown(deps, memberId, program, now);
    const wanted = isRest ? [] : fresh;
    // Nobody is asked about what is over by the ledger, only because the news of it is still on its way.
    const booked = isRest || fresh.length > 0 ? sequence : account.sequence;
    const { entries, filled } = await nextEntries(ledger, memberId, sequence, wanted, booked);
    if (entries.length === 0 && wanted.length > 0) return waitedFor(memberId, sequence + 1, tries);
    const decision = decide(stored?.journey ?? newJourney(memberId), entries, known, program, now);
    if (!(await isWritten(stored, decision, news.due, now))) return null;
    const { journey, decisions } = decision.decided;
    return {
      taken: journey.sequence - sequence,
      filled,
      decisions,
      hasMore: fresh.some((entry) => entry.sequence > journey.sequence),
      hasRest: isUnfinished(journey, now),
    };
  }

  /** Also where there was nothing to write; false where somebody else was faster. */
  async function isWritten(
    stored: StoredJourney | null,
    { decided, known, rules, program }: Decision,
    due: readonly Place[],
    now: EpochSeconds,
  ): Promise<boolean> {
    const { journey } = decided;
    const after = placedJourney(stored, journey, { known, rules, due, now });
    if (after === stored) return true;
    if (journey.status === 'erased') {
      await journeys.eraseBeside(journey.memberId);
      await Promise.all([history.erase(journey.memberId), answers.erase(journey.memberId)]);
    }
    const taken = due.find((place) => place === stored?.place) ?? null;
    const writes = journeyWrites(deps, stored, after, decided, { known, rules, program, taken, now });
    return commitJourney(journeys, writes);
  }
}

function decide(
  journey: Journey,
  entries: readonly HeardEntry[],
  known: Known,
  program: Program,
  now: EpochSeconds,
): Decision {
  const rules = triggerProgramOf(program);
  const { version: programVersion } = program;
  if (entries.length > 0) {
    const tiers = program.tiers?.tiers.map(({ id }) => id) ?? [];
    const decided = hearEntries(journey, entries, { known, rules, tiers, now, programVersion });
    return { decided, known, rules, program };
  }
  const advanced = advance(journey, known, rules, assignByHash, now, ROOM_OF_STEP);
  const told = journeyTold(journey, advanced.journey, advanced.decisions, programVersion, now);
  return { decided: { ...advanced, told }, known, rules, program };
}

/** Whether the place that came is still the member's, or somebody asked for a look; nobody looks at strangers. */
const isDue = (stored: StoredJourney | null, { due }: MemberNews): boolean =>
  stored !== null && due.some((place) => isPoke(place) || place === stored.place);

/** @throws Fault when it was waited for long enough: it comes by itself, or the message comes again */
function waitedFor(memberId: string, sequence: number, tries: number): null {
  if (tries < TRIES_FOR_ENTRY) return null;
  throw new Fault('BUSY', `entry ${sequence} of ${memberId} is not in the statement yet`);
}
