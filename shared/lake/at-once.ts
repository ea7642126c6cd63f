/**
 * Does the work for each, at most so many at once, and gives the results in the order of the things. Where one fails, no other is begun,
 * and all that were are over before it throws: nobody still writes where the caller already cleans up.
 */
export async function atOnce<T, R>(
  limit: number,
  things: readonly T[],
  work: (thing: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const failures: unknown[] = [];
  const waiting = things.entries();
  const worker = async (): Promise<void> => {
    for (const [place, thing] of waiting) {
      if (failures.length > 0) return;
      await work(thing).then(
        (result) => {
          results[place] = result;
        },
        (error: unknown) => failures.push(error),
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, things.length) }, worker));
  if (failures.length > 0) throw failures[0];
  return results;
}
