import type { EpochSeconds } from '../../../shared/domain/calendar.ts';
import type { ProgramDocument } from '../../../shared/domain/program/program.ts';
import type { Person } from '../population/person.ts';
import type { BookedEntry, DoneDeed, Outcome, SentMessage, ToldEvent } from '../run/outcome.ts';

/** Something that must not be, with whom and when. */
export interface Breach {
  readonly law: string;
  readonly memberId: string;
  readonly at: EpochSeconds;
  readonly detail: string;
}

/** An ask as it was decided: what the bus told of it. */
export interface MadeAsk {
  readonly memberId: string;
  readonly triggerId: string;
  readonly askId: string;
  readonly at: EpochSeconds;
  /** Null: held out. */
  readonly variant: string | null;
  readonly actions: readonly string[];
  /** Whether it goes to the customer. */
  readonly isToCustomer: boolean;
}

/**
 * A year as the judge sees it: what people did, what came out, and the program as text. Nothing here, and in no law, is computed by
 * the code that is judged.
 */
export interface Evidence {
  readonly begin: EpochSeconds;
  readonly end: EpochSeconds;
  readonly program: Omit<ProgramDocument, 'version'>;
  readonly people: readonly Person[];
  readonly members: ReadonlyMap<string, Person>;
  /** By person; only what the shop accepted; by time. */
  readonly deeds: ReadonlyMap<number, readonly DoneDeed[]>;
  readonly refusedDeeds: readonly DoneDeed[];
  readonly messages: readonly SentMessage[];
  readonly asks: readonly MadeAsk[];
  readonly told: readonly ToldEvent[];
  readonly entries: readonly BookedEntry[];
}

interface Given extends Pick<Evidence, 'begin' | 'end' | 'program' | 'people'> {
  readonly outcomes: readonly Outcome[];
}

export function evidenceOf({ outcomes, ...given }: Given): Evidence {
  const all = <T>(pick: (outcome: Outcome) => readonly T[]): readonly T[] => outcomes.flatMap(pick);
  const deeds = all((outcome) => outcome.deeds);
  const told = all((outcome) => outcome.told);
  return {
    ...given,
    members: new Map(given.people.map((person) => [person.memberId, person])),
    deeds: grouped(
      deeds.filter(({ problem }) => problem === null).toSorted((a, b) => a.deed.at - b.deed.at),
      ({ deed }) => deed.person,
    ),
    refusedDeeds: deeds.filter(({ problem }) => problem !== null),
    messages: all((outcome) => outcome.messages),
    asks: told.flatMap((event) => askOf(event) ?? []),
    told,
    entries: all((outcome) => outcome.entries),
  };
}

function askOf({ type, memberId, at, data }: ToldEvent): MadeAsk | null {
  const { triggerId, askId, variant, actions, channel } = data as Record<string, unknown>;
  const said = { memberId, triggerId: triggerId as string, askId: askId as string, at };
  if (type === 'ask.held_out') return { ...said, variant: null, actions: [], isToCustomer: false };
  if (type !== 'ask.made') return null;
  return {
    ...said,
    variant: variant as string,
    actions: actions as readonly string[],
    isToCustomer: channel !== null,
  };
}

/** By key, in the order in which they came. */
export function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}
