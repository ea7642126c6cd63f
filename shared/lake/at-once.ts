/** Does the work for each, at most so many at once, and gives the results in the order of the things. */
export async function atOnce<T, R>(
  limit: number,
  things: readonly T[],
  work: (thing: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const waiting = things.entries();
  const worker = async (): Promise<void> => {
    for (const [place, thing] of waiting) results[place] = await work(thing);
  };
  await Promise.all(Array.from({ length: Math.min(limit, things.length) }, worker));
  return results;
}
