import type { OrderRequest } from '../contracts/orders.ts';
import type { PersonSignals } from '../contracts/referring.ts';
import type { RefundRequest } from '../contracts/refunds.ts';

/** A shop platform whose webhooks are understood. */
export const PLATFORMS = ['shopify', 'woocommerce'] as const;
export type Platform = (typeof PLATFORMS)[number];

export const PLATFORM_NAMES: Readonly<Record<Platform, string>> = {
  shopify: 'Shopify',
  woocommerce: 'WooCommerce',
};

/** What a delivery of a platform asks of us: a closed list. One delivery can ask for several, in their order. */
export type Intent = RecordIntent | RefundIntent | IgnoreIntent;

/** A paid order. The same for every delivery of the order, whichever comes first, unless the platform edited the order. */
export interface RecordIntent {
  readonly kind: 'record';
  readonly request: OrderRequest;
  /** Codes the shopper gave; those that are coupons of ours become redemptions of the order. */
  readonly coupons: readonly string[];
  /** What it tells of the person: apart from the order, because the order may be set aside and this must not be. */
  readonly signals?: PersonSignals;
}

/** Something goes back. The refund id is the platform's, so that the same refund told twice is one. */
export interface RefundIntent {
  readonly kind: 'refund';
  readonly orderId: string;
  readonly request: RefundRequest;
}

/** Nothing is to be done, and why. */
export interface IgnoreIntent {
  readonly kind: 'ignore';
  readonly reason: string;
}

export const ignore = (reason: string): IgnoreIntent => ({ kind: 'ignore', reason });

/**
 * The id of the refund that an order's cancellation is. Platforms give cancellations no id of their own, and a number
 * would be one of theirs.
 */
export const CANCELLATION = 'cancellation';

/** The id of the refund by which all that is left of an order goes back, where the platform states that it did. */
export const FULL_REFUND = 'full-refund';
