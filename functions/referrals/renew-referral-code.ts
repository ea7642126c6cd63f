import { type Caller, isOfShop } from '../../shared/contracts/access.ts';
import { renewReferralCode as operation } from '../../shared/contracts/operations/referrals.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { wishedCode } from '../../shared/domain/referrals/referral-code.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { route } from '../../shared/lambda/route.ts';
import { newCode } from '../../shared/storage/referral-code-draw.ts';
import type { ReferralCode, Renewal } from '../../shared/storage/referral-code-store.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import { admitAdvocate } from './advocate-standing.ts';
import type { ReferralsDeps } from './deps.ts';
import { noCode } from './read-referral-code.ts';
import { referralCodeView } from './referral-code-view.ts';

type Deps = Pick<ReferralsDeps, 'ledger' | 'profiles' | 'programs' | 'codes' | 'linkBase'>;

/** What is asked, and whether a free code was drawn so far. */
interface Wanted {
  readonly memberId: string;
  readonly wish: string | undefined;
  readonly renewal: Renewal;
  readonly now: EpochSeconds;
  taken: number;
}

type Renewed = Pick<ReferralCode, 'code' | 'shownAs'> & { readonly isReplay: boolean };

/**
 * Another code in the place of a member's. Idempotent by member and Idempotency-Key: which code a call gave is kept beside
 * the code, in its transaction. Refusals: those of `admitAdvocate`, REFERRAL_CODE_NOT_FOUND, REFERRAL_CODE_INVALID,
 * REFERRAL_CODE_TAKEN.
 */
export function renewReferralCode(deps: Deps) {
  const { codes } = deps;
  return route(operation, async ({ path: { memberId }, query, headers, body, caller, origin, now }) => {
    refuseWishOfMember(body.code, caller);
    const renewal = { renewalId: headers['idempotency-key'], requestHash: requestHash(body) };
    const wanted: Wanted = { memberId, wish: body.code, renewal, now, taken: 0 };
    const renewed = await untilCommitted<Renewed | Refusal>(async () => {
      const first = await firstAnswer(wanted);
      if (first !== null) return first;
      const program = await admitAdvocate(deps, memberId, now);
      return isRefusal(program) ? program : renew(wanted);
    }, `renewing the referral code of ${memberId}`);
    if (isRefusal(renewed)) return renewed;
    const program = await deps.programs.inForce(now);
    const view = referralCodeView(renewed, program, deps.linkBase ?? origin, query.locale);
    return renewed.isReplay ? replayed(view) : answer(201, view);
  });

  /** @throws ProblemError IDEMPOTENCY_MISMATCH when something else was asked under the key then */
  async function firstAnswer({ memberId, renewal }: Wanted): Promise<Renewed | null> {
    const first = await codes.findRenewal(memberId, renewal.renewalId);
    if (first === null) return null;
    if (first.requestHash !== renewal.requestHash) {
      const detail = 'was used for another renewal of this code';
      throw new ProblemError(
        'IDEMPOTENCY_MISMATCH',
        'This Idempotency-Key came with another renewal of this code before.',
        [{ pointer: '/headers/idempotency-key', detail }],
      );
    }
    const inForce = await codes.readCode(memberId);
    return { code: first.code, shownAs: inForce?.shownAs ?? null, isReplay: true };
  }

  async function renew(wanted: Wanted): Promise<Renewed | Refusal | null> {
    const { memberId, wish, renewal, now } = wanted;
    const code = wish === undefined ? newCode(wanted.taken) : wishedCode(wish);
    if (code === null) return unfit(wish ?? '');
    const before = await codes.readCode(memberId);
    if (before === null) return noCode(memberId);
    const after = { ...before, code, issuedAt: now, version: before.version + 1 };
    const outcome = await codes.renew(before, after, now, renewal);
    if (outcome === 'renewed') return { ...after, isReplay: false };
    if (outcome === 'stale') return null;
    wanted.taken += 1;
    return wish === undefined ? null : refuse('REFERRAL_CODE_TAKEN', `The code ${wish} is taken.`, '/code');
  }
}

function unfit(wish: string): Refusal {
  const form =
    'must be 4 to 24 letters of A to Z and digits, beginning with a letter, with single dashes between them at most';
  return refuse('REFERRAL_CODE_INVALID', `The code ${wish} cannot be had: it ${form}.`, '/code');
}

/** Who chooses may take the name of a brand, or of another member: that is the shop's to decide. */
function refuseWishOfMember(wish: string | undefined, caller: Caller | null): void {
  if (wish === undefined || isOfShop(caller)) return;
  const detail = 'must be left out with a member token: only the shop may choose a code';
  throw new ProblemError('MEMBER_TOKEN_NOT_ALLOWED', `/code: ${detail}`, [{ pointer: '/code', detail }]);
}
