import type { ReferralCheckName } from '../program/referral-program.ts';

/** The checks that may reject a referral by themselves, whatever the score, unless their weight is 0. */
export const BLOCKING_CHECKS: readonly ReferralCheckName[] = ['same_email', 'mutual', 'circular'];
