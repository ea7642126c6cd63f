import type { ReferralEvidence } from './evidence.ts';
import type { ComparedSignal, Signals } from './signals.ts';

/** Of an address the neighbors have the same, so it is not counted. */
const COUNTED: readonly ComparedSignal[] = [
  'email',
  'emailSkeleton',
  'namePostcode',
  'phone',
  'payment',
  'device',
  'networkAgent',
];

/** The signals that a friend has and that are counted, with what they are. */
export const countedOf = (friend: Signals): readonly (readonly [signal: ComparedSignal, hash: string])[] =>
  COUNTED.flatMap((signal) => {
    const hash = friend[signal];
    return hash === undefined ? [] : [[signal, hash] as const];
  });

/** @param others how many other friends of the advocate have the same */
export const sightingsOf = (
  friend: Signals,
  others: (signal: ComparedSignal, hash: string) => number,
): ReferralEvidence['sightings'] =>
  Object.fromEntries(countedOf(friend).map(([signal, hash]) => [signal, others(signal, hash)]));
