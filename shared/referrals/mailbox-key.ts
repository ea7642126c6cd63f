import { createHmac } from 'node:crypto';
import { normalizedEmail } from './normalized-email.ts';

/** 128 bits: among a thousand million addresses no two are the same by chance. */
const KEY_BYTES = 16;

/**
 * By what members are found who gave a mail address: a keyed hash of the mailbox that it leads to, so that a list of keys tells
 * nobody's address, and who has the salt alone can ask. Its label keeps it apart from the hashes that referrals are judged by: neither
 * can be looked up in the other.
 *
 * @param salt of the deployment, secret
 * @returns null for what is no mail address
 */
export function mailboxKey(salt: Uint8Array, email: string): string | null {
  const mailbox = normalizedEmail(email);
  if (mailbox === null) return null;
  const digest = createHmac('sha256', salt).update(`members by mailbox\n${mailbox}`).digest();
  return digest.subarray(0, KEY_BYTES).toString('base64url');
}

/** The same with a salt that is read once somebody asks. */
export const mailboxKeys = (salt: () => Promise<Uint8Array>) => async (email: string) =>
  mailboxKey(await salt(), email);
