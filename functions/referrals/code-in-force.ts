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
 */
export async function codeInForce(
  { codes, ledger }: Pick<ReferralsDeps, 'codes' | 'ledger'>,
  typed: string,
): Promise<CodeOwner | null> {
  const owner = canBeCode(typed) ? await codes.findOwner(typed) : null;
  if (owner === null || owner.retiredAt !== null) return null;
  const advocate = await ledger.readAccount(owner.memberId);
  return advocate?.status === 'active' ? owner : null;
}
