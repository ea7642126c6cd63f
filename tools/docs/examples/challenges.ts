import { memberChallenge } from '../../../functions/rewards/challenge-view.ts';
import { isoTime } from '../../../shared/contracts/time.ts';
import { factsOf } from '../../../shared/domain/ledger/judgment-inputs.ts';
import { MEMBER_ID } from './cast.ts';
import { CHALLENGE_PROGRAM as program, STORY_CHALLENGES } from './challenging-story.ts';
import type { Story } from './story.ts';

/** How far the customer is, just after her order in October. */
export function challengeExamples({ achievement }: Pick<Story, 'achievement'>) {
  const { account, entry: last } = achievement;
  const now = account.settledAt;
  const facts = factsOf(account, program, now);
  const challenges = STORY_CHALLENGES.map((challenge) => {
    const given = last.cause.challengeId === challenge.id ? last : null;
    return memberChallenge(challenge, { account, facts, last: given, program, now });
  });
  return {
    listMemberChallenges: {
      path: { memberId: MEMBER_ID },
      answers: {
        200: {
          memberId: MEMBER_ID,
          programVersion: program.version,
          asOf: isoTime(now),
          pointsName: program.pointsName,
          challenges,
        },
      },
    },
  };
}
