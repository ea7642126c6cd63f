import { memberChallenge } from '../../../functions/rewards/challenge-view.ts';
import { nextFriendGives, wayView } from '../../../functions/rewards/ways-view.ts';
import { isoTime, parseTime } from '../../../shared/contracts/time.ts';
import { localTime } from '../../../shared/domain/calendar.ts';
import { factsOf } from '../../../shared/domain/ledger/judgment-inputs.ts';
import { waysToEarn } from '../../../shared/domain/program/ways-to-earn.ts';
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
  const local = localTime(now, program.timeZone);
  const ways = waysToEarn({ facts, uses: account.uses, program, now, local }, parseTime);
  return {
    listWaysToEarn: {
      path: { memberId: MEMBER_ID },
      query: { locale: 'en' },
      answers: {
        200: {
          memberId: MEMBER_ID,
          programVersion: program.version,
          asOf: isoTime(now),
          pointsName: program.pointsName,
          ways: ways.map((way) => wayView(way, program)),
          referral: nextFriendGives(account, program),
        },
      },
    },
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
