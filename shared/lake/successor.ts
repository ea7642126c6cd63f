import type { Manifest } from './manifest.ts';
import { SCHEMA_VERSION } from './tables.ts';

/** So long those who hold an older manifest find its files. */
export const GRACE_SECONDS = 86_400;

/** The next manifest of the same lake, before anything in it is changed. Files superseded long ago are forgotten. */
export const successorOf = (before: Manifest, now: number): Manifest => ({
  ...before,
  schemaVersion: SCHEMA_VERSION,
  sequence: before.sequence + 1,
  madeAt: `${new Date(now * 1000).toISOString().slice(0, 19)}Z`,
  superseded: before.superseded.filter(({ since }) => now - since < GRACE_SECONDS),
});
