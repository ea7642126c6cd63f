import { createHash } from 'node:crypto';

/**
 * How an order names a guest: `sha256:` and the hash of the e-mail address in lower case without spaces around it, in
 * hexadecimal, never the address itself. The shop can make the same from an address when the guest enrolls, and the same
 * guest is one person whichever platform the order comes from.
 *
 * @returns null where there is no address: then nobody is named
 */
export function guestReferenceOf(email: string | null | undefined): string | null {
  const address = email?.trim().toLowerCase() ?? '';
  if (address === '') return null;
  return `sha256:${createHash('sha256').update(address).digest('hex')}`;
}
