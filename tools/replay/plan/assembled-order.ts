import type { SkipReason } from '../source/skip-reasons.ts';
import type { StagedLine } from '../source/staged-line.ts';

/** A line of goods as it will be sent: rows of one sku at one exact price and discount, added up. */
export interface GoodsLine {
  readonly sku: string;
  readonly price: string;
  readonly unitPrice: number;
  readonly units: number;
  /** After the row's own discount. */
  readonly net: number;
  /** This line's part of a discount on the whole order. */
  readonly orderDiscount: number;
  readonly coupon: string | null;
  readonly category: string | null;
}

/** One order of the API: an order of the export, or a part of one with too many lines. */
export interface OrderPart {
  readonly id: string;
  readonly lines: readonly GoodsLine[];
  readonly shipping: number;
}

/** What became of the rows of one order id. */
export interface AssembledOrder {
  readonly orderId: string;
  readonly customer: string | null;
  readonly at: number;
  readonly row: number;
  readonly parts: readonly OrderPart[];
  readonly skipped: readonly { readonly line: StagedLine; readonly reason: SkipReason }[];
  readonly counts: AssemblyCounts;
}

export interface AssemblyCounts {
  /** Rows sent as goods, and how many of them were added to another. */
  readonly goodsRows: number;
  readonly mergedRows: number;
  readonly shippingRows: number;
  readonly discountRows: number;
  /** Minor units of discount that found no goods to lower. */
  readonly discountUnused: number;
}
