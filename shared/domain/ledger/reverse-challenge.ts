import type { EpochSeconds } from '../calendar.ts';
import { AWARDED } from '../challenges/mark.ts';
import type { Program } from '../program/program.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import type { ChallengeAward, ChallengeReversal } from './challenge.ts';
import { reverse } from './clawback.ts';
import type { Entry, Refund } from './entry.ts';
import { settle } from './settle.ts';

/**
 * Takes back what a challenge gave, all of it, by the clawback policy of the version that the refund is judged by.
 *
 * @param account after the refund
 * @param award what stands and is met no longer
 * @param refund the entry that undid it
 * @param program the version that the refunded order names
 */
export function reverseChallenge(
  account: Account,
  award: Entry<ChallengeAward>,
  refund: Entry<Refund>,
  program: Program,
  now: EpochSeconds,
  inForce: Program = program,
): Appended<ChallengeReversal> {
  const { challengeId, round, points, lot } = award.cause;
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
    },
    occurredAt: refund.occurredAt,
    programVersion: refund.programVersion,
    postings,
    marks: [{ challenge: challengeId, cell: AWARDED, times: -1 }],
  });
}
