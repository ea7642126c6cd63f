import type { EpochSeconds } from '../calendar.ts';
import { AWARDED, awardedOf, cellsOf, LEFT, leftOf, type Mark } from '../challenges/mark.ts';
import { roundsOf } from '../challenges/rounds.ts';
import type { Challenge } from '../program/challenge.ts';
import type { Program, ProgramDocument } from '../program/program.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import type { ChallengeAward } from './challenge.ts';
import type { Accrual, Claim, Entry } from './entry.ts';
import { issue } from './record-order.ts';
import { settle } from './settle.ts';

/** One time that a challenge is given: the `round`-th of those that stand. */
export interface ChallengeRound {
  readonly challenge: Challenge;
  readonly round: number;
}

/**
 * At most so many times are given, or taken back, at once: they are entries of one transaction, which has room for a hundred
 * items. More are due only where a goal was made easier for those who ordered often; the next orders give the rest.
 */
export const MAX_ROUNDS_AT_ONCE = 20;

/**
 * What an order completes: of the challenges that it counts for, what the orders counted so far come to by this version, less
 * what stands already. So nothing is given twice, whatever a challenge asked for before. Where that is too much at once, each
 * challenge gives one time after the other, all in turn.
 *
 * @param counted what the order added
 * @param marks of the member after it
 */
export function completedBy(
  counted: readonly Mark[],
  marks: readonly Mark[],
  { challenges = [] }: Pick<ProgramDocument, 'challenges'>,
): readonly ChallengeRound[] {
  const all = challenges
    .filter(({ id }) => counted.some(({ challenge }) => challenge === id))
    .flatMap((challenge) => {
      const standing = awardedOf(marks, challenge.id);
      const due = Math.max(0, roundsOf(challenge, cellsOf(marks, challenge.id)) - standing);
      const length = Math.min(due, MAX_ROUNDS_AT_ONCE);
      return Array.from({ length }, (_, turn) => ({ turn, challenge, round: standing + turn + 1 }));
    });
  return all
    .sort((one, other) => one.turn - other.turn)
    .slice(0, MAX_ROUNDS_AT_ONCE)
    .map(({ challenge, round }) => ({ challenge, round }));
}

/**
 * Books what a challenge gives, in the lot of the order that completed it: what waits for the order's return window waits with
 * it. What the clawback policy left with the member of an earlier time that was undone, it does not give again: nobody keeps
 * more than stands by sending back what completed it. It does not count towards caps on earning, which are for what single orders give, nor as progress towards tiers.
 *
 * @param account after the order, or its claim
 * @param completed the entry of that order, or claim
 */
export function awardChallenge(
  account: Account,
  { challenge, round }: ChallengeRound,
  completed: Entry<Accrual | Claim>,
  program: Program,
  now: EpochSeconds,
): Appended<ChallengeAward> {
  const { cause, occurredAt, programVersion, span } = completed;
  const { gives } = challenge;
  const whole = 'points' in gives ? gives.points : 0;
  const left = Math.min(whole, leftOf(account.marks, challenge.id));
  const points = whole - left;
  const orderId = cause.kind === 'accrual' ? cause.order.orderId : cause.orderId;
  return append<ChallengeAward>(settle(account, now), program, {
    cause: {
      kind: 'challenge_award',
      challengeId: challenge.id,
      round,
      orderId,
      points,
      ...(left === 0 ? {} : { left }),
      ...('reward' in gives ? { rewardId: gives.reward } : {}),
      lot: cause.lot,
    },
    occurredAt,
    programVersion,
    postings: issue(points, cause.lot),
    // Where points slide with activity, their end is told with the entry that gives them.
    ...(span === undefined ? {} : { span }),
    marks: [
      { challenge: challenge.id, cell: AWARDED, times: 1 },
      ...(left === 0 ? [] : [{ challenge: challenge.id, cell: LEFT, times: 0 - left }]),
    ],
  });
}

/** All that an order completes, one entry after the other. */
export function awardsAfter(
  account: Account,
  completed: Entry<Accrual | Claim>,
  program: Program,
  now: EpochSeconds,
): readonly Appended<ChallengeAward>[] {
  const awards: Appended<ChallengeAward>[] = [];
  for (const round of completedBy(completed.marks ?? [], account.marks, program))
    awards.push(awardChallenge(awards.at(-1)?.account ?? account, round, completed, program, now));
  return awards;
}
