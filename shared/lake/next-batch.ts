import { daysAfter, type UtcDay } from './days.ts';
import type { Manifest, TakenRaw } from './manifest.ts';
import type { Objects } from './objects.ts';
import { afterArrival, beforeArrival, RAW_PREFIX, type RawObject, rawObjectOf } from './raw-object.ts';

/** How much is taken in with one manifest. */
export interface BatchLimits {
  /** Of raw objects as they lie there, compressed. */
  readonly bytes: number;
  readonly objects: number;
}

export interface Batch {
  readonly objects: readonly RawObject[];
  /** Whether nothing else waits. */
  readonly isLast: boolean;
}

/**
 * The raw objects that the manifest does not name, in the order of their keys, as many as fit the limits, and one at least.
 * Only the days that are not closed are listed.
 *
 * @param again lists from this key on, and takes what lies in closed days and what was set aside, too:
 *   rows that are there already are not added twice
 */
export async function nextBatch(
  objects: Objects,
  { taken, setAside }: Manifest,
  limits: BatchLimits,
  again: string | null,
): Promise<Batch> {
  const batch: RawObject[] = [];
  const names = new Set(
    Object.entries(taken.names).flatMap(([day, all]) => all.map((name) => `${beforeArrival(day)}/${name}`)),
  );
  if (again !== null) for (const { key } of setAside) names.delete(key);
  const after = again ?? (taken.through === null ? undefined : afterArrival(taken.through));
  let bytes = 0;
  for await (const entry of objects.list(RAW_PREFIX, after)) {
    const raw = rawObjectOf(entry.key, entry.bytes);
    if (raw === null || names.has(raw.key)) continue;
    const isFull = batch.length >= limits.objects || (batch.length > 0 && bytes + raw.bytes > limits.bytes);
    if (isFull) return { objects: batch, isLast: false };
    batch.push(raw);
    bytes += raw.bytes;
  }
  return { objects: batch, isLast: true };
}

/**
 * What waited for more than six hours arrives when it is written, and not when it was sent; so a day is complete six hours after
 * its end, and closed some eighteen hours later.
 */
export const MARGIN_DAYS = 2;

/**
 * What is in, once a batch is. A day is closed where all is in that was listed of it, and so long has passed that nothing more
 * comes: then its objects are counted, and no longer named.
 */
export function takenAfter(taken: TakenRaw, { objects, isLast }: Batch, today: UtcDay): TakenRaw {
  const names = new Map(Object.entries(taken.names).map(([day, all]) => [day, new Set(all)]));
  for (const { arrived, name } of objects) {
    if (taken.through !== null && arrived <= taken.through) continue;
    names.set(arrived, (names.get(arrived) ?? new Set()).add(name));
  }
  const last = objects.at(-1);
  const over = daysAfter(today, -MARGIN_DAYS);
  const complete = isLast || last === undefined ? over : earlier(over, daysAfter(last.arrived, -1));
  const through = taken.through !== null && taken.through > complete ? taken.through : complete;
  const closed = [...names].filter(([day]) => day <= through);
  return {
    through,
    closedObjects: taken.closedObjects + closed.reduce((sum, [, all]) => sum + all.size, 0),
    names: Object.fromEntries(
      [...names]
        .filter(([day]) => day > through)
        .map(([day, all]): [string, string[]] => [day, [...all].sort()]),
    ),
  };
}

const earlier = (a: UtcDay, b: UtcDay): UtcDay => (a < b ? a : b);
