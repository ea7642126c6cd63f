import type { EpochSeconds } from '../../../shared/domain/calendar.ts';

export type LineKind = 'goods' | 'shipping' | 'discount';

/** One row of the export, understood. Money in minor units of the mapping's currency. */
export interface StagedLine {
  /** Line number in the file, from 1. */
  readonly row: number;
  readonly orderId: string;
  readonly kind: LineKind;
  readonly isReturn: boolean;
  /** The order that a return says it belongs to; null when it does not say. */
  readonly namedOrder: string | null;
  readonly customer: string | null;
  readonly sku: string;
  /** Positive, also for returns; 1 for shipping and discounts. */
  readonly units: number;
  /** Exact price of a unit before discounts, as `Ratio` formats it: what purchases and returns are compared by. */
  readonly price: string;
  /** The price as an order states it: rounded up to whole minor units; what it is too high by becomes a discount. */
  readonly unitPrice: number;
  /** What the row costs after discounts; of a discount, what it takes off. */
  readonly net: number;
  readonly coupon: string | null;
  readonly category: string | null;
  readonly at: EpochSeconds;
  /** The amount had a fraction of a minor unit, which was rounded half up. */
  readonly isRounded: boolean;
}
