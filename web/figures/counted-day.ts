import type { Figure, IsoDay } from '../../shared/metrics/figure.ts';

export interface MetricSummary {
  readonly metric: string;
  readonly definitionVersion: number;
  /** What is counted, in words. */
  readonly says: string;
}

/** All that was counted for one day, as it was exported. */
export interface CountedDay {
  /** What happened before it is counted. */
  readonly asOf: IsoDay;
  readonly timeZone: string;
  readonly metrics: readonly MetricSummary[];
  readonly figures: readonly Figure[];
}

/** Where the figures of a day come from. @param asOf left out: the newest. @throws Error that says what was not found */
export type FiguresOf = (asOf?: IsoDay) => Promise<CountedDay>;
