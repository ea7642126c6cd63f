/** What driving some operations took. */
export interface LoadResult {
  readonly operations: number;
  readonly elapsedMs: number;
  /** Of each operation, in the order in which they ended. */
  readonly latenciesMs: readonly number[];
}

/** Runs `operation(0)` to `operation(count − 1)` in order, so many at a time: each caller begins the next when its own has ended. */
export async function drive(
  count: number,
  callers: number,
  operation: (index: number) => Promise<void>,
): Promise<LoadResult> {
  const latenciesMs: number[] = [];
  const startedAt = performance.now();
  let next = 0;
  const caller = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      const before = performance.now();
      await operation(index);
      latenciesMs.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return { operations: count, elapsedMs: performance.now() - startedAt, latenciesMs };
}

export const perSecond = ({ operations, elapsedMs }: Pick<LoadResult, 'operations' | 'elapsedMs'>): number =>
  (operations / elapsedMs) * 1_000;
