import type { CodeOwner } from '../../shared/storage/referral-code-store.ts';
import type { ReferralsDeps } from './deps.ts';
import { canBeCode } from './friendly-code.ts';

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
