import type { Account } from '../domain/ledger/account.ts';
import { openAccount } from '../domain/ledger/account.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { anonymousAccountId, newAccountId } from '../storage/account-id.ts';
import type { OrderingDeps } from './ordering-deps.ts';

/** How a request names whose order it is: by at most one of these. */
export interface Buyer {
  readonly customerId?: string | undefined;
  readonly memberId?: string | undefined;
  readonly guestReference?: string | undefined;
}

/**
 * The account an order goes to. A customer who has not enrolled, and a guest under a reference, each get an account of
 * their own, which is theirs from then on; an order of nobody gets a pseudonym made from its id.
 *
 * Refusals: MEMBER_NOT_FOUND, for a memberId that was never given out.
 */
export async function accountOfBuyer(
  { ledger, profiles }: Pick<OrderingDeps, 'ledger' | 'profiles'>,
  buyer: Buyer,
  orderId: string,
): Promise<Account | Refusal> {
  const memberId = await accountIdOf(profiles, buyer, orderId);
  const account = await ledger.readAccount(memberId);
  if (account === null && buyer.memberId !== undefined) return refuseUnknownMember(buyer.memberId);
  return account ?? openAccount(memberId);
}

async function accountIdOf(
  profiles: OrderingDeps['profiles'],
  buyer: Buyer,
  orderId: string,
): Promise<string> {
  if (buyer.memberId !== undefined) return buyer.memberId;
  if (buyer.customerId !== undefined)
    return profiles.ensureLink('CUSTOMER', buyer.customerId, newAccountId());
  if (buyer.guestReference !== undefined)
    return profiles.ensureLink('GUEST', buyer.guestReference, newAccountId());
  return anonymousAccountId(orderId);
}

export function refuseUnknownMember(memberId: string): Refusal {
  return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/memberId');
}
