import type { Experiment } from '../domain/experiments/experiment.ts';
import type { IsoDay } from './figure.ts';

/** What the shop says besides what its customers did; each may be left out. */
export interface MetricSettings {
  /** Days without an order after which a customer is inactive; left out: the 90th percentile of the gaps between orders. */
  readonly inactivityDays?: number;
  /** Share of net value that is left after the cost of goods, for payback; left out: no payback. */
  readonly grossMargin?: number;
  /** What a point is worth in minor units of `currency`, for the liability; left out: no liability in money. */
  readonly pointValueMinor?: number;
  readonly currency?: string;
  /**
   * The shop's own estimates of the share of issued points that will be redeemed, from 0 to 1, each from the day on which it was made;
   * left out: what came of points that are all gone.
   */
  readonly redemptionEstimates?: readonly { readonly from: IsoDay; readonly rate: number }[];
  /** What triggers planned for their experiments, from the program; left out: groups are counted and not compared. */
  readonly experiments?: readonly PlannedExperiment[];
  /** Days after an ask in which spending counts for its uplift; 30 where it is left out. */
  readonly upliftDays?: number;
}

/** The experiment that a trigger is. */
export interface PlannedExperiment {
  /** Its id is the trigger's. */
  readonly experiment: Experiment;
  /** Days after an ask in which its goal counts; null where the trigger has none. */
  readonly goalDays: number | null;
  /** What was asked before this day was of another experiment under the same name; left out: nothing was. */
  readonly since?: IsoDay;
}
