/** What the shop says besides what its customers did; each may be left out. */
export interface MetricSettings {
  /** Days without an order after which a customer is inactive; left out: the 90th percentile of the gaps between orders. */
  readonly inactivityDays?: number;
  /** Share of net value that is left after the cost of goods, for payback; left out: no payback. */
  readonly grossMargin?: number;
  /** What a point is worth in minor units of `currency`, for the liability; left out: no liability in money. */
  readonly pointValueMinor?: number;
  readonly currency?: string;
}
