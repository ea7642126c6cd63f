import type { Account } from '../../shared/domain/ledger/account.ts';
import type { AppliedReward } from '../../shared/domain/ledger/redemption.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { MemberFacts } from '../../shared/domain/program/member-facts.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { Reward } from '../../shared/domain/program/reward.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { Guesser } from '../../shared/redeeming/find-coupon.ts';
import type { OrdersDeps } from './deps.ts';

export type QuotingDeps = Pick<
  OrdersDeps,
  'ledger' | 'profiles' | 'programs' | 'coupons' | 'stocks' | 'guesses' | 'onMiss'
>;

/** What a reward is tried on. */
export interface Quoting {
  /** The shopper's, with what the rewards before would hold; that of nobody where the shopper is not known. */
  readonly account: Account;
  /** As the rewards before leave it. */
  readonly cart: Order;
  readonly program: Program;
  /** Where a reward is for a segment that asks for it. */
  readonly facts: Partial<MemberFacts>;
  /** Units left of each reward that has a stock, less those of the rewards before. */
  readonly unitsLeft: ReadonlyMap<string, number>;
  readonly guesser: Guesser;
  /** Redemptions whose coupons the rewards before used. */
  readonly used: ReadonlySet<string>;
}

/** A reward that can be had for the cart. */
export interface Applicable {
  readonly reward: Reward;
  readonly points: number;
  readonly applied: AppliedReward | null;
  /** What the next reward is tried on, but for the cart. */
  readonly next: Partial<Quoting>;
}

/** What came of trying a reward; `rewardId` is null where the code is not known. */
export interface Tried {
  readonly rewardId: string | null;
  readonly outcome: Applicable | Refusal;
}
