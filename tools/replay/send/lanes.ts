import pLimit from 'p-limit';

/** Looking further ahead than this finds hardly more to do, and costs memory. */
const AHEAD_PER_SLOT = 32;

/**
 * Works through items with so many at a time, those of one lane strictly one after another. A lane that is waiting for
 * itself holds no slot. Items are taken only as fast as they are worked on.
 *
 * @param work is expected to handle its own failures; what it throws ends everything and is thrown from here, after
 * what is under way has finished.
 */
export async function workInLanes<T>(
  items: Iterable<T>,
  laneOf: (item: T) => string,
  work: (item: T) => Promise<void>,
  concurrency: number,
): Promise<void> {
  const limit = pLimit(concurrency);
  const tails = new Map<string, Promise<void>>();
  let fault: { readonly error: unknown } | null = null;
  let open = 0;
  let makeRoom = () => {};
  const run = async (before: Promise<void> | undefined, item: T) => {
    await before;
    try {
      if (fault === null) await limit(() => work(item));
    } catch (error) {
      fault ??= { error };
    }
    open -= 1;
    makeRoom();
  };
  for (const item of items) {
    if (fault !== null) break;
    const lane = laneOf(item);
    open += 1;
    const tail = run(tails.get(lane), item);
    tails.set(lane, tail);
    tail.then(() => tails.get(lane) === tail && tails.delete(lane));
    while (open >= concurrency * AHEAD_PER_SLOT)
      await new Promise<void>((resolve) => {
        makeRoom = resolve;
      });
  }
  await Promise.all(tails.values());
  if (fault !== null) throw (fault as { readonly error: unknown }).error;
}
