import { createHistogram } from 'node:perf_hooks';

/** Times of all attempts that got an answer, in constant memory. */
export interface Latency {
  record(ms: number): void;
  /** @returns milliseconds, or null when nothing was recorded. */
  percentile(percent: number): number | null;
}

export function latencyRecorder(): Latency {
  // The histogram keeps whole numbers, so it is fed microseconds.
  const histogram = createHistogram();
  return {
    record: (ms) => histogram.record(Math.max(1, Math.round(ms * 1_000))),
    percentile: (percent) => (histogram.count === 0 ? null : histogram.percentile(percent) / 1_000),
  };
}
