import { createHash } from 'node:crypto';

/**
 * Tells one request from another with the same key (law 4). The parts must come from a contract's parse, which puts
 * fields into the order of the schema and fills defaults in, so that the same request always has the same text.
 */
export function requestHash(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
