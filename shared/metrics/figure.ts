/** A day of the program's calendar, such as `2026-01-31`. */
export type IsoDay = string;

/** What a figure is cut by; all are left out where it is of everything. */
export interface Cut {
  /** First day of a month, such as `2026-01-01`. */
  readonly month?: IsoDay;
  /** First day of the month of a customer's first order. */
  readonly cohort?: IsoDay;
  /** First day of the month in which points were issued. */
  readonly vintage?: IsoDay;
  /** Periods, days or months after the start, as the metric says. */
  readonly step?: number;
  readonly tier?: string;
  readonly segment?: string;
  readonly channel?: string;
  readonly country?: string;
  readonly currency?: string;
  readonly survey?: string;
  readonly trigger?: string;
  readonly variant?: string;
  /** A band, group or line of the metric's own, such as an RFM group or a line of the roll-forward. */
  readonly part?: string;
}

export interface FigureInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * One number that a retention officer may quote, with all it takes to check it. A value is null, with its reason, and never 0,
 * while it is immature.
 */
export interface Figure {
  readonly metric: string;
  readonly definitionVersion: number;
  /** Half-open, in local days of the program: [from, to). */
  readonly from: IsoDay;
  readonly to: IsoDay;
  readonly asOf: IsoDay;
  readonly cut: Cut;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  /** `ratio`, `points`, `minor` (of the currency in `cut`), `days`, `customers`, `count`, `score`. */
  readonly unit: string;
  /** Why there is no value, as a code such as `IMMATURE` or `NO_CUSTOMERS`; null where there is one. */
  readonly reason: string | null;
  /** 95 %, where the metric has one. */
  readonly interval: FigureInterval | null;
}
