import { listMemberChallenges as operation } from '../../shared/contracts/operations/challenges.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import { awardedOf } from '../../shared/domain/challenges/mark.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { factsOf as factsOfAccount } from '../../shared/domain/ledger/judgment-inputs.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import { inLanguage } from '../../shared/domain/program/in-language.ts';
import type { MemberFacts } from '../../shared/domain/program/member-facts.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { challengesAskProfile } from '../../shared/domain/program/program-needs.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { factsOf } from '../../shared/earning/known-besides.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { memberChallenge } from './challenge-view.ts';
import type { RewardsDeps } from './deps.ts';

type Deps = Pick<RewardsDeps, 'ledger' | 'profiles' | 'programs'>;

/**
 * Challenges and a member's progress: the account, what was given last where something was, and the profile where a challenge
 * is for a segment that asks for it. Nothing is written. Refusals: MEMBER_NOT_FOUND.
 */
export function listMemberChallenges({ ledger, profiles, programs }: Deps) {
  return route(operation, async ({ path: { memberId }, query: { locale }, now }) => {
    const stored = await ledger.readAccount(memberId);
    if (stored === null)
      return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
    const { account } = settle(stored, now);
    const program = inLanguage(await programs.inForce(now), locale);
    const facts = await factsFor(account, program, now);
    const challenges = await Promise.all(
      (program.challenges ?? []).map(async (challenge) => {
        const standing = awardedOf(account.marks, challenge.id);
        const last =
          standing === 0 ? null : await ledger.readChallengeAward(memberId, challenge.id, standing);
        return memberChallenge(challenge, { account, facts, last, program, now });
      }),
    );
    return answer(200, {
      memberId,
      programVersion: program.version,
      asOf: isoTime(now),
      pointsName: program.pointsName,
      challenges,
    });
  });

  async function factsFor(account: Account, program: Program, now: number): Promise<MemberFacts> {
    const known = factsOfAccount(account, program, now);
    if (account.status !== 'active' || !challengesAskProfile(program)) return known;
    const profile = await profiles.readProfile(account.memberId);
    return profile === null ? known : { ...known, ...factsOf(profile) };
  }
}
