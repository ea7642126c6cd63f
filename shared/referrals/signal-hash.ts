import { createHmac } from 'node:crypto';
import type { StoredSignals } from '../domain/referrals/stored-signals.ts';

/** 128 bits: among a thousand million people no two are the same by chance. */
const HASH_BYTES = 16;
/** A salt that can be tried out protects nobody: mail addresses and telephone numbers are few. */
const SHORTEST_SALT_BYTES = 16;

/** What a value in its normal form is hashed by: HMAC-SHA256, the first 128 bits in base64url (22 characters). */
export type SignalHash = (signal: keyof StoredSignals, value: string) => string;

/**
 * @param salt of the deployment, secret, 16 bytes or more
 * @throws RangeError when the salt is shorter
 */
export function signalHash(salt: Uint8Array): SignalHash {
  if (salt.byteLength < SHORTEST_SALT_BYTES)
    throw new RangeError(
      `the salt of the signals has ${salt.byteLength} bytes; give it ${SHORTEST_SALT_BYTES} random ones or more`,
    );
  return (signal, value) =>
    createHmac('sha256', salt)
      .update(`${signal}\n${value}`)
      .digest()
      .subarray(0, HASH_BYTES)
      .toString('base64url');
}

/**
 * A mail domain is hashed by its place in the list of throw-away domains, which holds 32 bits of each.
 * @param domain its `domainHash`
 */
export const hashedDomain = (domain: number, hash: SignalHash): string =>
  hash('emailDomains', domain.toString(16));
