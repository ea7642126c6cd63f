import { createHash } from 'node:crypto';

/** Listed domains have four labels at most, and what is below them is told by them; more would only fill tables. */
export const MOST_LABELS = 5;

/**
 * A mail domain and those above it, without the last label alone; of a long one, the five shortest of them.
 * @param domain in lower case and in ASCII, as `mailboxOf` gives it
 */
export function domainsOf(domain: string): readonly string[] {
  const labels = domain.split('.').slice(-MOST_LABELS);
  return labels.slice(0, -1).map((_, first) => labels.slice(first).join('.'));
}

/** The first 32 bits of the domain's SHA-256: so lists of domains stay small. */
export function domainHash(domain: string): number {
  return createHash('sha256').update(domain).digest().readUInt32BE(0);
}
