import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { normalizedCode } from '../../shared/domain/rewards/coupon-code.ts';
import type { CodeOwner } from '../../shared/storage/referral-code-store.ts';
import type { ReferralsDeps } from './deps.ts';

/** Codes are shorter, made or wished for; what is longer might be too long for a key. */
const CODE = /^[A-Z0-9]{4,40}$/;

/** Whether a text can be a code at all, however it is typed. */
export const canBeCode = (typed: string): boolean => CODE.test(normalizedCode(typed));

/**
 * Whose code it is, where it leads to a member: it is known, was not renewed, and its member is one still. What is no code
 * at all is not looked up.
 *
 * One that never was anybody's is counted in the metric `ReferralCodesUnknown`, which raises an alarm: who tries many finds
 * the names of advocates, whichever route tells that a code is one.
 */
export async function codeInForce(
  { codes, ledger, metrics }: Pick<ReferralsDeps, 'codes' | 'ledger' | 'metrics'>,
  typed: string,
): Promise<CodeOwner | null> {
  const owner = canBeCode(typed) ? await codes.findOwner(typed) : null;
  if (owner === null) {
    metrics.addMetric('ReferralCodesUnknown', MetricUnit.Count, 1);
    metrics.publishStoredMetrics();
  }
  if (owner === null || owner.retiredAt !== null) return null;
  const advocate = await ledger.readAccount(owner.memberId);
  return advocate?.status === 'active' ? owner : null;
}
