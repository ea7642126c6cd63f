import type { AchievedChallenge } from '../contracts/achieved-challenge.ts';
import { isoExpiry, isoTime, spansOf } from '../contracts/time.ts';
import type { ChallengeAward } from '../domain/ledger/challenge.ts';
import type { Entry } from '../domain/ledger/entry.ts';
import type { ProgramDocument } from '../domain/program/program.ts';

/**
 * The challenges that an order completes, or would complete, and what they give.
 *
 * @param program the version that gives it
 */
export function achievedView(
  awards: readonly Entry<ChallengeAward>[],
  { challenges = [] }: Pick<ProgramDocument, 'challenges'>,
): AchievedChallenge[] {
  return awards.map((award) => {
    const { challengeId, round, points, rewardId = null, lot } = award.cause;
    const challenge = challenges.find(({ id }) => id === challengeId);
    if (challenge === undefined)
      throw new Error(
        `version ${award.programVersion} gave for challenge ${challengeId} and does not have it`,
      );
    return {
      challengeId,
      name: challenge.name,
      round,
      points,
      rewardId,
      activatesAt: isoTime(lot.activatesAt),
      expiresAt: rewardId === null ? isoExpiry(lot.expiresAt, spansOf(award)) : null,
    };
  });
}
