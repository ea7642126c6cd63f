import { type EpochSeconds, SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import type { ReferralEvidence } from '../../../shared/domain/referrals/evidence.ts';
import { countedOf, sightingsOf } from '../../../shared/domain/referrals/sightings.ts';
import type { ComparedSignal, Signals } from '../../../shared/domain/referrals/signals.ts';

/** What is known of one advocate so far, as the engine counts it. */
export interface AdvocateRecord {
  judged: number;
  returned: number;
  rejected: number;
  /** Sign-ups of the last day, oldest first. */
  recent: EpochSeconds[];
  /** Friends by signal and hash. */
  readonly seen: Map<string, number>;
}

export const newRecord = (): AdvocateRecord => ({
  judged: 0,
  returned: 0,
  rejected: 0,
  recent: [],
  seen: new Map(),
});

const keyOf = ([signal, hash]: readonly [ComparedSignal, string]): string => `${signal} ${hash}`;

/** @returns the sign-ups of the day before this one */
export function signUp(record: AdvocateRecord, friend: Signals, at: EpochSeconds): readonly EpochSeconds[] {
  const before = record.recent.filter((earlier) => earlier > at - SECONDS_PER_DAY);
  record.recent = [...before, at];
  for (const seen of countedOf(friend).map(keyOf)) record.seen.set(seen, (record.seen.get(seen) ?? 0) + 1);
  return before;
}

/** How many others have each signal of the friend, who is counted among them. */
export const sightingsIn = ({ seen }: AdvocateRecord, friend: Signals): ReferralEvidence['sightings'] =>
  sightingsOf(friend, (...signal) => (seen.get(keyOf(signal)) ?? 1) - 1);
