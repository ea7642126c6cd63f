import { createHash } from 'node:crypto';
import type { UniformHash } from '../domain/experiments/assign-group.ts';

/** As many as a double holds exactly. */
const BITS = 53n;

/**
 * The first 53 bits of a text's SHA-256 as a fraction from 0 up to 1: what experiments are drawn by, everywhere. It may never
 * change, or members would move between groups.
 */
export const sha256Fraction: UniformHash = (text) => {
  const first = createHash('sha256').update(text).digest().readBigUInt64BE(0);
  return Number(first >> (64n - BITS)) / 2 ** Number(BITS);
};
