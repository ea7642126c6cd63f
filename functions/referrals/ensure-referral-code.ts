import { ensureReferralCode as operation } from '../../shared/contracts/operations/referrals.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { ReferralCode } from '../../shared/storage/referral-code-store.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import { admitAdvocate } from './advocate-standing.ts';
import type { ReferralsDeps } from './deps.ts';
import { newCode } from './new-code.ts';
import { referralCodeView } from './referral-code-view.ts';

type Deps = Pick<ReferralsDeps, 'ledger' | 'profiles' | 'programs' | 'codes' | 'linkBase'>;

/**
 * A member's code, made where there is none, and the name that is shown with it. Idempotent by nature. Refusals: those of
 * `admitAdvocate`.
 */
export function ensureReferralCode(deps: Deps) {
  const { codes } = deps;
  return route(operation, async ({ path: { memberId }, query, body: { shownAs }, origin, now }) => {
    const program = await admitAdvocate(deps, memberId, now);
    if (isRefusal(program)) return program;
    const view = (code: ReferralCode) =>
      referralCodeView(code, program, deps.linkBase ?? origin, query.locale);
    let taken = 0;
    return untilCommitted(async () => {
      const known = await codes.readCode(memberId);
      if (known !== null) {
        const shown = await shownWith(known, shownAs);
        return shown === null ? null : answer(200, view(shown));
      }
      const code = { memberId, code: newCode(taken), shownAs: shownAs ?? null, issuedAt: now, version: 1 };
      const outcome = await codes.issue(code);
      if (outcome === 'issued') return answer(201, view(code));
      if (outcome === 'taken') taken += 1;
      return null;
    }, `issuing a referral code to ${memberId}`);
  });

  /** Null when somebody else changed it meanwhile. */
  async function shownWith(
    known: ReferralCode,
    shownAs: string | null | undefined,
  ): Promise<ReferralCode | null> {
    if (shownAs === undefined || shownAs === known.shownAs) return known;
    return (await codes.showAs(known, shownAs)) ? { ...known, shownAs } : null;
  }
}
