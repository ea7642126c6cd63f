import type { EpochSeconds } from '../calendar.ts';
import { AWARDED, awardedOf, cellsOf, LEFT, type Mark } from '../challenges/mark.ts';
import { roundsOf } from '../challenges/rounds.ts';
import type { Program } from '../program/program.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import type { ChallengeAward, ChallengeReversal } from './challenge.ts';
import { reverse } from './clawback.ts';
import type { Entry, Refund } from './entry.ts';
import { settle } from './settle.ts';

/** The challenges that a refund took something of, and of which something stands: what to look at after it. */
export function touchedBy(refund: Entry<Refund>, marks: readonly Mark[]): readonly string[] {
  const ids = new Set((refund.marks ?? []).map(({ challenge }) => challenge));
  return [...ids].filter((id) => awardedOf(marks, id) > 0);
}

/**
 * Whether what was given is still met by the orders that are left, under the terms that it was given by.
 *
 * @param program the version that the award names
 */
export function isStillMet(
  { cause: { challengeId, round } }: Entry<ChallengeAward>,
  marks: readonly Mark[],
  program: Program,
): boolean {
  const challenge = program.challenges?.find(({ id }) => id === challengeId);
  if (challenge === undefined)
    throw new Error(`version ${program.version} gave for challenge ${challengeId} and does not have it`);
  return roundsOf(challenge, cellsOf(marks, challengeId)) >= round;
}

/**
 * Takes back what a challenge gave, all of it, by the clawback policy of the version that gave it. What that leaves with the
 * member is remembered.
 *
 * @param account after the refund
 * @param award the last one that stands
 * @param refund the entry that undid it
 * @param program the version that the award names
 */
export function reverseChallenge(
  account: Account,
  award: Entry<ChallengeAward>,
  refund: Entry<Refund>,
  program: Program,
  now: EpochSeconds,
  inForce: Program = program,
): Appended<ChallengeReversal> {
  const { challengeId, round, points, left = 0, lot, rewardId } = award.cause;
  const { orderId, refundId } = refund.cause;
  const settled = settle(account, now);
  const { postings, forgiven } = reverse(settled.account, lot, points, program.clawback);
  return append<ChallengeReversal>(settled, inForce, {
    cause: {
      kind: 'challenge_reversal',
      challengeId,
      round,
      orderId,
      refundId,
      reversed: points - forgiven,
      forgiven,
      ...(rewardId === undefined ? {} : { promised: { rewardId, awardSequence: award.sequence } }),
    },
    occurredAt: refund.occurredAt,
    programVersion: award.programVersion,
    postings,
    marks: [
      { challenge: challengeId, cell: AWARDED, times: -1 },
      ...(left + forgiven === 0 ? [] : [{ challenge: challengeId, cell: LEFT, times: left + forgiven }]),
    ],
  });
}
