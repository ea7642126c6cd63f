/** One line of the final table. */
export interface Finding {
  readonly what: string;
  /** With its unit. */
  readonly measured: string;
  /** What it should be; absent where the figure is only told. */
  readonly bar?: string;
  readonly isMet?: boolean;
}

export interface BenchReport {
  readonly findings: readonly Finding[];
  /** How it was measured, and what explains the figures. */
  readonly notes: readonly string[];
  /** The figures behind the findings, for `--json`. */
  readonly figures: Readonly<Record<string, unknown>>;
}

export interface BenchContext {
  /** Rounds, the first of which is dropped. */
  readonly rounds: number;
  /** Whether shops of all sizes are measured, where a benchmark has some, and not the least alone. */
  readonly hasAllSizes: boolean;
  /** Folder of the synthesized stack with the bundles of its functions. */
  readonly assembly: string;
  /** Says what is going on, and how much of it is done. */
  readonly progress: Progress;
}

export interface Progress {
  /** A benchmark of so many steps begins. */
  begin(title: string, steps: number): void;
  step(): void;
  end(): void;
}

export interface Benchmark {
  /** For `--only`. */
  readonly name: string;
  readonly title: string;
  run(context: BenchContext): Promise<BenchReport>;
}
