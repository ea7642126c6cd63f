import type { EpochSeconds } from '../calendar.ts';
import type { ChallengeStep } from '../challenges/challenge-steps.ts';
import { AWARDED } from '../challenges/mark.ts';
import type { Program } from '../program/program.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import type { ChallengeAward } from './challenge.ts';
import type { Accrual, Claim, Entry } from './entry.ts';
import { issue } from './record-order.ts';
import { settle } from './settle.ts';

/**
 * Books what a challenge gives, in the lot of the order that completed it: what waits for the order's return window waits with
 * it. It does not count towards caps on earning, which are for what single orders give, nor as progress towards tiers.
 *
 * @param account after the order, or its claim
 * @param completed the entry of that order, or claim
 */
export function awardChallenge(
  account: Account,
  { challenge, round }: ChallengeStep,
  completed: Entry<Accrual> | Entry<Claim>,
  program: Program,
  now: EpochSeconds,
): Appended<ChallengeAward> {
  const { cause, occurredAt, programVersion } = completed;
  const { points } = challenge.gives;
  const orderId = cause.kind === 'accrual' ? cause.order.orderId : cause.orderId;
  return append<ChallengeAward>(settle(account, now), program, {
    cause: { kind: 'challenge_award', challengeId: challenge.id, round, orderId, points, lot: cause.lot },
    occurredAt,
    programVersion,
    postings: issue(points, cause.lot),
    marks: [{ challenge: challenge.id, cell: AWARDED, times: 1 }],
  });
}
