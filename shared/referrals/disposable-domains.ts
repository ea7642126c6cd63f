import { createHash } from 'node:crypto';
import { DISPOSABLE_DOMAIN_HASHES } from './disposable-domain-hashes.ts';

/**
 * Whether a mail domain, or one above it, is a provider of throw-away addresses. The list holds the first 32 bits of each
 * domain's hash, because functions that start often carry it; one honest domain in some 480,000 is taken for one of them,
 * and the sign alone is not enough for a review.
 * @param domain in lower case and in ASCII, as `mailboxOf` gives it
 */
export function isDisposableDomain(domain: string): boolean {
  const labels = domain.split('.');
  return labels.slice(0, -1).some((_, first) => hashes().has(domainHash(labels.slice(first).join('.'))));
}

/** The first 32 bits of the domain's SHA-256. */
export function domainHash(domain: string): number {
  return createHash('sha256').update(domain).digest().readUInt32BE(0);
}

let decoded: ReadonlySet<number> | undefined;

/** Decoded at the first question: most requests of a function ask none. */
function hashes(): ReadonlySet<number> {
  decoded ??= decodeHashes(DISPOSABLE_DOMAIN_HASHES);
  return decoded;
}

/** Ascending numbers as differences, each in groups of seven bits, lowest first, with the eighth bit where more follow. */
export function encodeHashes(numbers: readonly number[]): string {
  const bytes: number[] = [];
  let last = 0;
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    let rest = number - last;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
    bytes.push(rest);
    last = number;
  }
  return Buffer.from(bytes).toString('base64');
}

export function decodeHashes(text: string): ReadonlySet<number> {
  const numbers = new Set<number>();
  let [last, difference, factor] = [0, 0, 1];
  for (const byte of Buffer.from(text, 'base64')) {
    difference += (byte & 0x7f) * factor;
    factor *= 0x80;
    if (byte >= 0x80) continue;
    last += difference;
    numbers.add(last);
    [difference, factor] = [0, 1];
  }
  return numbers;
}
