import type { EpochSeconds } from '../calendar.ts';
import type { RefundCommand } from '../ledger/refund-order.ts';
import type { Order } from '../order.ts';

/**
 * What happened to one member, as far as a program decides what it means. `isGuest`: bought before anybody knew whose it
 * was, and claimed later. Redemptions and adjustments are left out: they are people's decisions, which under another
 * program would have been others.
 */
export type Happening =
  | {
      readonly kind: 'order';
      readonly at: EpochSeconds;
      readonly order: Order;
      readonly isGuest: boolean;
    }
  | {
      readonly kind: 'refund';
      readonly at: EpochSeconds;
      readonly orderId: string;
      readonly command: RefundCommand;
    }
  | { readonly kind: 'claim'; readonly at: EpochSeconds; readonly orderId: string }
  | { readonly kind: 'close' | 'enroll'; readonly at: EpochSeconds };

/** One member's past, oldest first. The membership begins with the first happening that is not a guest's order. */
export interface MemberHistory {
  readonly memberId: string;
  readonly happenings: readonly Happening[];
}
