import { createHash } from 'node:crypto';
import { CURATED_PREFIX, padded } from './lake-file.ts';
import { assertKnown, type Manifest, manifestText, NO_MANIFEST } from './manifest.ts';
import type { Objects } from './objects.ts';

export const POINTER_KEY = `${CURATED_PREFIX}manifest.json`;
export const MANIFESTS_PREFIX = `${CURATED_PREFIX}manifests/`;

/** What readers read first. */
interface Pointer {
  readonly schemaVersion: number;
  readonly sequence: number;
  readonly manifest: string;
  readonly sha256: string;
}

export interface StoredManifest {
  readonly manifest: Manifest;
  /** Of the pointer; null: there is none yet. */
  readonly etag: string | null;
}

/**
 * The manifest that counts now; an empty one where there is none yet.
 * @throws Error when it is of a newer schema, or was damaged
 */
export async function readManifest(objects: Objects): Promise<StoredManifest> {
  for (let attempt = 1; ; attempt += 1) {
    const found = await objects.get(POINTER_KEY);
    if (found === null) return { manifest: NO_MANIFEST, etag: null };
    const pointer = JSON.parse(found.bytes.toString()) as Pointer;
    assertKnown(POINTER_KEY, pointer);
    const stored = await objects.get(pointer.manifest);
    if (stored !== null) return { manifest: parsed(pointer, stored.bytes), etag: found.etag };
    // While we read the pointer, many newer manifests may have come, and the one it named may be gone.
    if (attempt === 3) throw new Error(`${POINTER_KEY} names ${pointer.manifest}, which does not exist.`);
  }
}

function parsed({ manifest: key, sha256 }: Pointer, bytes: Buffer): Manifest {
  if (hashOf(bytes) !== sha256) throw new Error(`${key} was damaged: its SHA-256 is not ${sha256}.`);
  const manifest = JSON.parse(bytes.toString()) as Manifest;
  assertKnown(key, manifest);
  return manifest;
}

/**
 * Makes `next` the manifest that counts, if it still follows the one it was made from. Its name holds its hash, so two runs
 * that make the same number at once write apart, and the pointer says which of them is true.
 *
 * @returns false when another was faster: what was made from the older one is no longer true, and has to be made again
 */
export async function commitManifest(
  objects: Objects,
  next: Manifest,
  base: StoredManifest,
): Promise<boolean> {
  const bytes = Buffer.from(manifestText(next));
  const sha256 = hashOf(bytes);
  const manifest = `${MANIFESTS_PREFIX}${padded(next.sequence)}-${sha256.slice(0, 16)}.json`;
  await objects.put(manifest, bytes);
  const pointer: Pointer = {
    schemaVersion: next.schemaVersion,
    sequence: next.sequence,
    manifest,
    sha256,
  };
  const body = Buffer.from(`${JSON.stringify(pointer)}\n`);
  const condition = base.etag === null ? { ifAbsent: true as const } : { ifMatch: base.etag };
  if (await objects.putIf(POINTER_KEY, body, condition)) return true;
  // The answer to an earlier attempt of this very request may have been lost.
  const found = await objects.get(POINTER_KEY);
  return found?.bytes.equals(body) === true;
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
