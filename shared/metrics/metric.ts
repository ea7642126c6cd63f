import type { Query } from '../lake/engine.ts';
import type { Figure, IsoDay } from './figure.ts';
import type { MetricSettings } from './metric-settings.ts';

/** What one run counts: all that happened before `asOf`, in days of the program's time zone. */
export interface MetricRun {
  /** Exclusive: the first local day that is not counted. */
  readonly asOf: IsoDay;
  readonly timeZone: string;
  readonly settings: MetricSettings;
}

/** A selection that metrics share, as SQL that DuckDB and Athena both understand. */
export interface View {
  readonly name: string;
  /** What one row is. */
  readonly row: string;
  /** A SELECT over tables of the lake, `run`, and views before it in the list. */
  readonly sql: string;
  /** Whether it is counted once a run and kept as a table, because many metrics read it. */
  readonly isKept?: boolean;
}

/** One metric: SQL that counts, and what is made of the counts. */
export interface Metric {
  readonly name: string;
  /** Rises with whatever changes a figure that the same lake gives. */
  readonly definitionVersion: number;
  /** Numerator, denominator and window in a sentence each, for the data dictionary. */
  readonly says: string;
  figures(query: Query, run: MetricRun): Promise<readonly Figure[]>;
}
