import type { Program } from '../program/program.ts';
import type { ReferralProgram, ReferralStep } from '../program/referral-program.ts';

/**
 * What a version promises to advocates and friends. A referral stands by the version under which the friend came, whatever
 * is published later: so its end depends on what happened and not on when we looked.
 *
 * @throws Error when the version has none: the caller loaded another one than the referral names.
 */
export function referralTerms({ version, referrals }: Program): ReferralProgram {
  if (referrals === undefined) throw new Error(`program version ${version} has no referrals`);
  return referrals;
}

/** What a success gives; `null` where there are no steps, as for friends who get nothing. */
export function stepOf(steps: readonly ReferralStep[], success: number): ReferralStep | null {
  return steps.findLast(({ from }) => from <= success) ?? null;
}
