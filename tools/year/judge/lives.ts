import type { EpochSeconds } from '../../../shared/domain/calendar.ts';
import type { Deed } from '../population/deed.ts';
import type { Person } from '../population/person.ts';
import type { Evidence } from './evidence.ts';

/** A value that holds from a moment on. */
interface Since<T> {
  readonly at: EpochSeconds;
  readonly value: T;
}

export interface Answer {
  readonly at: EpochSeconds;
  readonly score: number;
  readonly activityId: string;
}

/** What is true of people at a moment, by what they did themselves. */
export interface Lives {
  /** Whether they agree to e-mails. */
  agreesAt(memberId: string, at: EpochSeconds): boolean;
  /** IANA name. */
  zoneAt(memberId: string, at: EpochSeconds): string;
  /** Their last answer of how likely they would recommend the shop, which they have not taken back by then. */
  answerAt(memberId: string, at: EpochSeconds): Answer | null;
  personOf(memberId: string): Person | null;
}

export function livesOf({ program, members, deeds }: Evidence): Lives {
  const deedsOf = (memberId: string): readonly Deed[] => {
    const person = members.get(memberId);
    return person === undefined ? [] : (deeds.get(person.number) ?? []).map(({ deed }) => deed);
  };
  const agreements = new Map<string, readonly Since<boolean>[]>();
  const zones = new Map<string, readonly Since<string | null>[]>();
  for (const [memberId, person] of members) {
    const own = deedsOf(memberId);
    agreements.set(
      memberId,
      own.flatMap((deed) => agreementOf(deed, person)),
    );
    zones.set(
      memberId,
      own.flatMap((deed) => zoneOf(deed, person)),
    );
  }
  return {
    agreesAt: (memberId, at) => valueAt(agreements.get(memberId), at) ?? false,
    zoneAt: (memberId, at) => valueAt(zones.get(memberId), at) ?? program.timeZone,
    answerAt(memberId, at) {
      const own = deedsOf(memberId).filter((deed) => deed.at <= at);
      const takenBack = new Set(own.flatMap((deed) => (deed.kind === 'take_back' ? [deed.activityId] : [])));
      return (
        own.flatMap((deed) => answerOf(deed)).findLast(({ activityId }) => !takenBack.has(activityId)) ?? null
      );
    },
    personOf: (memberId) => members.get(memberId) ?? null,
  };
}

/** Null where nothing was ever said, or the last that was said is null. */
const valueAt = <T>(history: readonly Since<T>[] | undefined, at: EpochSeconds): T | null =>
  history?.findLast((since) => since.at <= at)?.value ?? null;

function agreementOf(deed: Deed, { agrees }: Person): readonly Since<boolean>[] {
  const { at } = deed;
  if (deed.kind === 'join') return [{ at, value: agrees }];
  if (deed.kind === 'say') return [{ at, value: deed.email }];
  return deed.kind === 'stop' ? [{ at, value: false }] : [];
}

function zoneOf(deed: Deed, { timeZone }: Person): readonly Since<string | null>[] {
  const { at } = deed;
  if (deed.kind === 'join') return [{ at, value: timeZone }];
  return deed.kind === 'move' ? [{ at, value: deed.timeZone }] : [];
}

export function answerOf(deed: Deed): readonly Answer[] {
  if (deed.kind !== 'act' || deed.type !== 'survey_answered') return [];
  const { at, activityId, attributes } = deed;
  return [{ at, score: Number(attributes['score']), activityId }];
}
