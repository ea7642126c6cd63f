import type { EpochSeconds } from '../domain/calendar.ts';
import { newJourney } from '../domain/journeys/journey.ts';
import type { Program } from '../domain/program/program.ts';
import { advance } from '../domain/triggers/advance.ts';
import type { AskDecision, Decided } from '../domain/triggers/ask-decision.ts';
import { hear } from '../domain/triggers/hear.ts';
import type { Known, TriggerProgram } from '../domain/triggers/known.ts';
import { triggerProgramOf } from '../domain/triggers/trigger-program.ts';
import { wakesAt } from '../domain/triggers/wakes-at.ts';
import type { AnswerStore } from '../storage/answer-store.ts';
import type { DuePlaces } from '../storage/due-places.ts';
import { Fault } from '../storage/fault.ts';
import type { JourneyStore, StoredJourney } from '../storage/journey-store.ts';
import { isPoke, type Place, placeOf, readPlace } from '../storage/journeys-keys.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';
import type { OutboxStore } from '../storage/outbox-store.ts';
import type { ProfileStore } from '../storage/profile-store.ts';
import type { ProgramSource } from '../storage/program-source.ts';
import { untilCommitted } from '../storage/until-committed.ts';
import { assignByHash } from './assign-by-hash.ts';
import { commitJourney } from './commit-journey.ts';
import { gatherKnown } from './gather-known.ts';
import type { HeardEntry } from './heard-entry.ts';
import { journeyWrites } from './journey-writes.ts';
import { nextEntries } from './next-entries.ts';
import { signalsOfEvent } from './signals-of-event.ts';

export interface KeepingDeps {
  readonly ledger: Pick<LedgerStore, 'readAccount' | 'findEntry'>;
  readonly profiles: Pick<ProfileStore, 'readProfile'>;
  readonly programs: Pick<ProgramSource, 'inForce'>;
  readonly journeys: JourneyStore;
  readonly places: Pick<DuePlaces, 'taking' | 'leaving'>;
  readonly outbox: Pick<OutboxStore, 'adding'>;
  /** Only to be erased with a member. */
  readonly answers: Pick<AnswerStore, 'erase'>;
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

/** About a second, far more than the statement is usually behind. */
const TRIES_FOR_ENTRY = 10;
const NOTHING: Kept = { taken: 0, filled: 0, decisions: [] };

export type JourneyKeeper = ReturnType<typeof journeyKeeper>;

/**
 * Brings one member's journey up to `now`: entries are taken in the order of the ledger, gaps are filled from it, and what was
 * taken before is left out; then all happens that time has brought. Journey, place in the index, outbox, assignments and events
 * are one transaction on the journey's revision, so that whatever comes twice, late or out of order, or is cut off in between,
 * ends in the same.
 *
 * Reads 3 units (journey, account, profile). Writes 2 for each KB of the journey, 2 to 4 where its place moves, and 2 for each
 * action and each assignment.
 */
export function journeyKeeper(deps: KeepingDeps) {
  const { ledger, programs, journeys } = deps;

  /** @throws Fault when storage fails, or an entry is not to be had yet: the same news again, later. */
  return async (news: MemberNews, now: EpochSeconds): Promise<Kept> => {
    let kept = NOTHING;
    for (;;) {
      const step = await untilCommitted(
        (tries) => attempt(news, now, tries),
        `keeping the journey of ${news.memberId}`,
      );
      kept = {
        taken: kept.taken + step.taken,
        filled: kept.filled + step.filled,
        decisions: [...kept.decisions, ...step.decisions],
      };
      if (!step.hasMore) return kept;
    }
  };

  /** Null where somebody else was faster, or the next entry is not in the statement yet. */
  async function attempt(
    news: MemberNews,
    now: EpochSeconds,
    tries: number,
  ): Promise<(Kept & { hasMore: boolean }) | null> {
    const { memberId } = news;
    const stored = await journeys.read(memberId);
    const sequence = stored?.journey.sequence ?? 0;
    const fresh = news.entries.filter((entry) => entry.sequence > sequence);
    const isDue = stored !== null && news.due.some((place) => isPoke(place) || place === stored.place);
    if (fresh.length === 0 && !isDue) return { ...NOTHING, hasMore: false };
    const { entries, filled } = await nextEntries(ledger, memberId, sequence, fresh);
    if (entries.length === 0 && fresh.length > 0) return waitedFor(memberId, sequence + 1, tries);
    const program = await programs.inForce(now);
    const { decided, known, rules } = await decide(stored, memberId, entries, program, now);
    const after = placed(stored, decided, known, rules, news.due, now);
    const last = decided.journey.sequence;
    const done = { taken: entries.length, filled, decisions: decided.decisions };
    const hasMore = fresh.some((entry) => entry.sequence > last);
    if (after === stored) return { ...done, hasMore };
    if (decided.journey.status === 'erased') await eraseBeside(memberId);
    const taken = news.due.find((place) => place === stored?.place) ?? null;
    const writes = journeyWrites(deps, stored, after, decided, { known, rules, program, taken, now });
    return (await commitJourney(journeys, writes)) ? { ...done, hasMore } : null;
  }

  async function eraseBeside(memberId: string): Promise<void> {
    await Promise.all([journeys.eraseBeside(memberId), deps.answers.erase(memberId)]);
  }

  async function decide(
    stored: StoredJourney | null,
    memberId: string,
    entries: readonly HeardEntry[],
    program: Program,
    now: EpochSeconds,
  ): Promise<{ decided: Decided; known: Known; rules: TriggerProgram }> {
    const { known } = await gatherKnown(deps, memberId, program, now);
    const rules = triggerProgramOf(program);
    const tiers = program.tiers?.tiers.map(({ id }) => id) ?? [];
    const begin: Decided = { journey: stored?.journey ?? newJourney(memberId), decisions: [] };
    const heard = entries.reduce(({ journey, decisions }, { event, sequence }) => {
      const signals = event === null ? [] : signalsOfEvent(event, tiers);
      const other = { type: 'other', memberId, sequence, index: 0, occurredAt: journey.stagesUntil } as const;
      const next = hear(journey, signals.length === 0 ? [other] : signals, known, rules, assignByHash, now);
      return { journey: next.journey, decisions: [...decisions, ...next.decisions] };
    }, begin);
    if (entries.length > 0) return { decided: heard, known, rules };
    return { decided: advance(begin.journey, known, rules, assignByHash, now), known, rules };
  }

  /**
   * The journey with its place. A place that is earlier than the wake stays, and costs nothing: who is looked at too early is
   * given another place then, so that who orders every week does not move with each order.
   *
   * @returns `stored` itself where nothing changed
   */
  function placed(
    stored: StoredJourney | null,
    { journey }: Decided,
    known: Known,
    rules: TriggerProgram,
    due: readonly Place[],
    now: EpochSeconds,
  ): StoredJourney {
    const revision = (stored?.revision ?? 0) + 1;
    if (journey.status === 'erased' && journey.asks.length === 0) return { journey, revision, place: null };
    const wake = wakesAt(journey, known, rules, now);
    const held = stored === null || stored.place === null || due.includes(stored.place) ? null : stored.place;
    // What is due at once is done by now; a second later is the earliest that a dispatcher has not passed.
    const place = wake === null ? held : placeFor(journey.memberId, Math.max(wake, now + 1), held, revision);
    if (stored !== null && journey === stored.journey && place === stored.place) return stored;
    return { journey, revision, place };
  }
}

function placeFor(memberId: string, at: EpochSeconds, held: Place | null, revision: number): Place {
  return held !== null && readPlace(held).at <= at ? held : placeOf(memberId, at, revision);
}

/** @throws Fault when it was waited for long enough: it comes by itself, or the message comes again */
function waitedFor(memberId: string, sequence: number, tries: number): null {
  if (tries < TRIES_FOR_ENTRY) return null;
  throw new Fault('BUSY', `entry ${sequence} of ${memberId} is not in the statement yet`);
}
