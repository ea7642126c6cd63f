import type { EpochSeconds } from '../calendar.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { type Account, balanceOf } from './account.ts';
import { type Settled, settle } from './settle.ts';

/**
 * The account as it is now.
 *
 * @throws Error when it is not the one that the entry belongs on: its points would move on another member's account.
 */
export function settledOf(account: Account, memberId: string, now: EpochSeconds): Settled {
  if (account.memberId !== memberId)
    throw new Error(`an entry of member ${memberId} was to be written on account ${account.memberId}`);
  return settle(account, now);
}

/** Refusals, in this order: MEMBER_NOT_FOUND (a guest has no points), MEMBER_CLOSED. */
export function refuseOutsider({ memberId, status }: Account): Refusal | null {
  if (status === 'active') return null;
  return status === 'guest'
    ? refuse('MEMBER_NOT_FOUND', `${memberId} is not enrolled.`, '/memberId')
    : refuse('MEMBER_CLOSED', `Member ${memberId} is ${status}.`, '/memberId');
}

/** Refusals: INSUFFICIENT_POINTS. */
export function refuseUncovered(account: Account, points: number): Refusal | null {
  const { active } = balanceOf(account);
  if (points <= active) return null;
  return refuse(
    'INSUFFICIENT_POINTS',
    `The member has ${active} active points; ${points} are needed.`,
    '/points',
  );
}
