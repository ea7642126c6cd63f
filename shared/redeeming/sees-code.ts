import type { Caller } from '../contracts/access.ts';
import type { RedemptionState } from '../domain/ledger/redemption-state.ts';

const WRITERS = ['redemptions:write', 'coupons:write'];

/** Whether the caller may read the code of a coupon: who has it now, and keys that could use it anyway. */
export function seesCode(caller: Caller | null, { holderId }: Pick<RedemptionState, 'holderId'>): boolean {
  if (caller === null) return false;
  if (caller.kind === 'member_token') return caller.memberId === holderId;
  return caller.scopes.split(' ').some((scope) => WRITERS.includes(scope));
}

/** Whether the redemption is any business of the caller's: a member token knows its own, and the gifts that were claimed. */
export function reaches(
  caller: Caller | null,
  { memberId, holderId }: Pick<RedemptionState, 'memberId' | 'holderId'>,
): boolean {
  return caller?.kind !== 'member_token' || caller.memberId === memberId || caller.memberId === holderId;
}
