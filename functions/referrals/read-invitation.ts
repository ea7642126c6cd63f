import { readInvitation as operation } from '../../shared/contracts/operations/referrals.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { offeredBy } from './advocate-standing.ts';
import { codeInForce } from './code-in-force.ts';
import type { ReferralsDeps } from './deps.ts';
import { invitationView } from './invitation-view.ts';

type Deps = Pick<ReferralsDeps, 'ledger' | 'programs' | 'codes' | 'metrics'>;

/** What a code promises. Refusals: REFERRALS_NOT_OFFERED, REFERRAL_CODE_NOT_FOUND. */
export function readInvitation(deps: Deps) {
  const { programs, codes } = deps;
  return route(operation, async ({ path: { code }, query: { locale }, now }) => {
    const program = await programs.inForce(now);
    const offered = offeredBy(program);
    if (isRefusal(offered)) return offered;
    const owner = await codeInForce(deps, code);
    if (owner === null) return unknownCode(code);
    const shown = await codes.readCode(owner.memberId);
    return answer(
      200,
      invitationView({ code: owner.code, shownAs: shown?.shownAs ?? null }, offered, program, locale),
      // A page of the shop may show it, and a name that was taken back is gone within the minute.
      { 'cache-control': 'public, max-age=60' },
    );
  });
}

export const unknownCode = (code: string): Refusal =>
  refuse('REFERRAL_CODE_NOT_FOUND', `The code ${code.slice(0, 64)} leads to no member.`, '/path/code');
