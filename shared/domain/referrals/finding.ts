import type { ReferralCheck } from '../ledger/referral.ts';
import type { ReferralEvidence } from './evidence.ts';

/** What one check says, before it is weighed: a sentence with figures, and without anything of the person. */
export type Finding = Pick<ReferralCheck, 'outcome' | 'detail'>;

/** Looks at one sign alone, and at nothing that another check looks at for the same reason. */
export type Check = (evidence: ReferralEvidence) => Finding;

export const passed = (detail: string): Finding => ({ outcome: 'passed', detail });
export const flagged = (detail: string): Finding => ({ outcome: 'flagged', detail });
export const blocked = (detail: string): Finding => ({ outcome: 'blocked', detail });
export const notAvailable = (detail: string): Finding => ({ outcome: 'not_available', detail });
