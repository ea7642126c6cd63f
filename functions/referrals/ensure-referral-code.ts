import { ensureReferralCode as operation } from '../../shared/contracts/operations/referrals.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { type ApiAnswer, route } from '../../shared/lambda/route.ts';
import { newCode } from '../../shared/storage/referral-code-draw.ts';
import type { ReferralCode } from '../../shared/storage/referral-code-store.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import { admitAdvocate } from './advocate-standing.ts';
import type { ReferralsDeps } from './deps.ts';
import { referralCodeView } from './referral-code-view.ts';

type Deps = Pick<ReferralsDeps, 'ledger' | 'profiles' | 'programs' | 'codes' | 'stillMember' | 'linkBase'>;

/**
 * A member's code, made where there is none, and the name that is shown with it. Idempotent by nature. Who is erased at
 * that very moment leaves no name behind. Refusals: those of `admitAdvocate`.
 */
export function ensureReferralCode(deps: Deps) {
  const { codes } = deps;
  return route(operation, async ({ path: { memberId }, query, body: { shownAs }, origin, now }) => {
    let taken = 0;
    return untilCommitted<ApiAnswer<typeof operation> | Refusal>(async () => {
      // Asked at each attempt: who was erased meanwhile has no code any more, and is not to have another.
      const program = await admitAdvocate(deps, memberId, now);
      if (isRefusal(program)) return program;
      const view = (code: ReferralCode) =>
        referralCodeView(code, program, deps.linkBase ?? origin, query.locale);
      const known = await codes.readCode(memberId);
      if (known !== null) {
        const shown = await shownWith(known, shownAs);
        return shown && answer(200, view(shown));
      }
      const code = { memberId, code: newCode(taken), shownAs: shownAs ?? null, issuedAt: now, version: 1 };
      const outcome = await codes.issue(code, deps.stillMember(memberId));
      if (outcome === 'taken') taken += 1;
      return outcome === 'issued' ? answer(201, view(code)) : null;
    }, `issuing a referral code to ${memberId}`);
  });

  /** Null when somebody else changed it meanwhile. */
  async function shownWith(
    known: ReferralCode,
    shownAs: string | null = known.shownAs,
  ): Promise<ReferralCode | null> {
    if (shownAs === known.shownAs) return known;
    return (await codes.showAs(known, shownAs)) ? { ...known, shownAs } : null;
  }
}
