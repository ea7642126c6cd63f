/** What the documentation says of a metric besides its definition. */
export interface MetricSection {
  /** As the metric is called where people talk. */
  readonly title: string;
  /** What it answers. */
  readonly question: string;
  /** What figures of it there are. */
  readonly cuts: string;
  readonly interval: string;
  /** What to mind when quoting it. */
  readonly mind: string;
  /** Who defines it so. */
  readonly source: string;
}
