import type { StagedLine } from '../source/staged-line.ts';

/** SQLite has no booleans, and whether a row was rounded has been counted already. */
export function stagedLine(record: Record<string, unknown>): StagedLine {
  const line = record as unknown as StagedLine;
  return { ...line, isReturn: Number(record['isReturn']) === 1, isRounded: false };
}

/** Runs of neighbors with the same key, one at a time: only the longest run is ever in memory. */
export function* runsOf<T>(items: Iterable<T>, keyOf: (item: T) => string): Generator<readonly T[]> {
  let run: T[] = [];
  let key: string | undefined;
  for (const item of items) {
    const next = keyOf(item);
    if (next !== key && run.length > 0) yield run;
    if (next !== key) run = [];
    key = next;
    run.push(item);
  }
  if (run.length > 0) yield run;
}
