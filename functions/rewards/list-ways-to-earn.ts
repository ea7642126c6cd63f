import { listWaysToEarn as operation } from '../../shared/contracts/operations/ways-to-earn.ts';
import { isoTime, parseTime } from '../../shared/contracts/time.ts';
import { localTime } from '../../shared/domain/calendar.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { factsOf as factsOfAccount } from '../../shared/domain/ledger/judgment-inputs.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import { inLanguage } from '../../shared/domain/program/in-language.ts';
import type { MemberFacts } from '../../shared/domain/program/member-facts.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { asksProfile } from '../../shared/domain/program/program-needs.ts';
import { waysToEarn } from '../../shared/domain/program/ways-to-earn.ts';
import { refuse } from '../../shared/domain/refusal.ts';
import { factsOf } from '../../shared/earning/known-besides.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { RewardsDeps } from './deps.ts';
import { nextFriendGives, wayView } from './ways-view.ts';

type Deps = Pick<RewardsDeps, 'ledger' | 'profiles' | 'programs'>;

/**
 * How a member can earn: the account, and the profile where a rule asks for it. Nothing is written.
 * Refusals: MEMBER_NOT_FOUND.
 */
export function listWaysToEarn({ ledger, profiles, programs }: Deps) {
  return route(operation, async ({ path: { memberId }, query: { locale }, now }) => {
    const stored = await ledger.readAccount(memberId);
    if (stored === null)
      return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
    const { account } = settle(stored, now);
    const program = inLanguage(await programs.inForce(now), locale);
    const facts = await factsFor(account, program, now);
    const local = localTime(now, program.timeZone);
    const ways = waysToEarn({ facts, uses: account.uses, program, now, local }, parseTime);
    return answer(200, {
      memberId,
      programVersion: program.version,
      asOf: isoTime(now),
      pointsName: program.pointsName,
      ways: ways.map((way) => wayView(way, program)),
      referral: nextFriendGives(account, program, locale),
    });
  });

  async function factsFor(account: Account, program: Program, now: number): Promise<MemberFacts> {
    const known = factsOfAccount(account, program, now);
    const isAsked = program.earningRules.some(({ when }) => when !== undefined && asksProfile(when, program));
    if (account.status !== 'active' || !isAsked) return known;
    const profile = await profiles.readProfile(account.memberId);
    return profile === null ? known : { ...known, ...factsOf(profile) };
  }
}
