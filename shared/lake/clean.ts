import { atOnce } from './at-once.ts';
import { CURATED_PREFIX, editionOf, isAhead } from './lake-file.ts';
import type { Manifest } from './manifest.ts';
import { MANIFESTS_PREFIX, readManifest } from './manifest-store.ts';
import type { Objects } from './objects.ts';
import { GRACE_SECONDS } from './successor.ts';

/** For people who want to know what happened. */
const KEPT_MANIFESTS = 50;
const DELETES_AT_ONCE = 16;

/**
 * Deletes what no reader needs: files that a run wrote whose manifest never came, files that were superseded a day ago, and old
 * manifests. What a run at work is writing for the next manifest is told by its name and stays.
 *
 * @param now seconds since 1970
 * @returns how many objects were deleted
 */
export async function cleanLake(objects: Objects, now: number): Promise<number> {
  const { manifest } = await readManifest(objects);
  const needed = new Set([
    ...manifest.files.map(({ key }) => key),
    ...manifest.superseded.filter(({ since }) => now - since < GRACE_SECONDS).map(({ key }) => key),
  ]);
  const doomed: string[] = [];
  for await (const { key } of objects.list(CURATED_PREFIX))
    if (!needed.has(key) && isOver(key, manifest)) doomed.push(key);
  await atOnce(DELETES_AT_ONCE, doomed, (key) => objects.delete(key));
  return doomed.length;
}

function isOver(key: string, manifest: Manifest): boolean {
  if (key.startsWith(MANIFESTS_PREFIX)) {
    const sequence = Number(key.slice(MANIFESTS_PREFIX.length).split('-')[0]);
    return sequence <= manifest.sequence - KEPT_MANIFESTS;
  }
  const edition = editionOf(key);
  return edition !== null && !isAhead(edition, manifest);
}
