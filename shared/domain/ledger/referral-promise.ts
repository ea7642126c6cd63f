import type { EpochSeconds } from '../calendar.ts';
import { type ReferralSide, type ReferralState, reversalOf } from './referral-state.ts';

/** A reward of the catalogue that a side was promised, as a redemption for no points. */
export interface ReferralPromise {
  readonly side: ReferralSide;
  readonly rewardId: string;
  readonly redemptionId: string;
  /** `waiting` for the end of the hold; then it is `due`: opened, where it is not yet; `void`: canceled, where it was opened. */
  readonly status: 'waiting' | 'due' | 'void';
}

/** What a referral promised of the catalogue. The redemption itself tells whether it was opened. */
export function referralPromises(state: ReferralState, now: EpochSeconds): readonly ReferralPromise[] {
  return (['friend', 'advocate'] as const).flatMap((side) => {
    const { promised, lot } = state[side].reward?.cause ?? {};
    if (promised === undefined || lot === undefined) return [];
    const open = now < lot.activatesAt ? 'waiting' : 'due';
    return [{ side, ...promised, status: reversalOf(state) === null ? open : 'void' }];
  });
}
