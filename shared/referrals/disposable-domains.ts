import { DISPOSABLE_DOMAIN_HASHES } from './disposable-domain-hashes.ts';
import { hashedDomain, signalHash } from './signal-hash.ts';

/**
 * Providers of throw-away addresses, as `hashedSignals` writes their domains into `emailDomains`. The list weighs 35 KB and
 * is kept out of what a checkout waits for: only whoever judges imports this file. It holds 32 bits of each domain's hash, so
 * one honest domain in some 480,000 is taken for one of them, and the sign alone is not enough for a review.
 *
 * It hashes some 9,000 domains, which takes tens of milliseconds: make it once a salt, and keep it.
 * @param salt of the deployment, as `hashedSignals` has it
 * @throws RangeError when the salt is too short
 */
export function disposableDomains(salt: Uint8Array): ReadonlySet<string> {
  const hash = signalHash(salt);
  return new Set([...decodeHashes(DISPOSABLE_DOMAIN_HASHES)].map((domain) => hashedDomain(domain, hash)));
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
