import { readReferralCode as operation } from '../../shared/contracts/operations/referrals.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { admitAdvocate } from './advocate-standing.ts';
import type { ReferralsDeps } from './deps.ts';
import { referralCodeView } from './referral-code-view.ts';

type Deps = Pick<ReferralsDeps, 'ledger' | 'profiles' | 'programs' | 'codes' | 'linkBase'>;

/** A member's code in force. Refusals: those of `admitAdvocate`, REFERRAL_CODE_NOT_FOUND. */
export function readReferralCode(deps: Deps) {
  return route(operation, async ({ path: { memberId }, query, origin, now }) => {
    const program = await admitAdvocate(deps, memberId, now);
    if (isRefusal(program)) return program;
    const code = await deps.codes.readCode(memberId);
    if (code === null) return noCode(memberId);
    return answer(200, referralCodeView(code, program, deps.linkBase ?? origin, query.locale));
  });
}

export const noCode = (memberId: string): Refusal =>
  refuse('REFERRAL_CODE_NOT_FOUND', `Member ${memberId} has no code yet.`, '/path/memberId');
