import { type EpochSeconds, SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import type { ReferralEvidence } from '../../../shared/domain/referrals/evidence.ts';
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

const COUNTED: readonly ComparedSignal[] = [
  'email',
  'emailSkeleton',
  'namePostcode',
  'phone',
  'payment',
  'device',
  'networkAgent',
];

/** @returns the sign-ups of the day before this one */
export function signUp(record: AdvocateRecord, friend: Signals, at: EpochSeconds): readonly EpochSeconds[] {
  const before = record.recent.filter((earlier) => earlier > at - SECONDS_PER_DAY);
  record.recent = [...before, at];
  for (const signal of COUNTED) {
    const key = `${signal} ${friend[signal]}`;
    if (friend[signal] !== undefined) record.seen.set(key, (record.seen.get(key) ?? 0) + 1);
  }
  return before;
}

/** How many others have each signal of the friend, who is counted among them. */
export function sightingsOf({ seen }: AdvocateRecord, friend: Signals): ReferralEvidence['sightings'] {
  return Object.fromEntries(
    COUNTED.filter((signal) => friend[signal] !== undefined).map((signal) => [
      signal,
      (seen.get(`${signal} ${friend[signal]}`) ?? 1) - 1,
    ]),
  );
}
