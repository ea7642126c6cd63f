import { createHmac } from 'node:crypto';
import type { ItemKey } from '../domain/delivery/outbox-item.ts';

/** What a message is told by when the provider says what became of it: whose it is, which, and the address by its hash. */
export interface MessageTags {
  readonly item: ItemKey;
  readonly addressHash: string;
}

/** What the provider takes for a tag. */
const base64url = (text: string): string => Buffer.from(text).toString('base64url');

export const writeTags = ({ item, addressHash }: MessageTags): Readonly<Record<string, string>> => ({
  member: item.memberId,
  ask: base64url(item.askId),
  action: item.index.toString(),
  address: addressHash,
});

/** Each tag as the provider repeats it, in a list; null for what is no message of ours. */
export function readTags(tags: Readonly<Record<string, readonly string[]>>): MessageTags | null {
  const of = (name: string): string => tags[name]?.[0] ?? '';
  const index = Number.parseInt(of('action'), 10);
  if (of('member') === '' || of('ask') === '' || of('address') === '' || !Number.isInteger(index))
    return null;
  const askId = Buffer.from(of('ask'), 'base64url').toString();
  return { item: { memberId: of('member'), askId, index }, addressHash: of('address') };
}

/** Half of the hash says enough. */
const HASH_BYTES = 16;

/**
 * An address as nobody can read it who has not the secret: what comes back says whether it is still the member's, and
 * without it in any queue or log.
 */
export const addressHash = (address: string, secret: string): string =>
  createHmac('sha256', Buffer.from(secret, 'base64url'))
    .update(`address:${address.toLowerCase()}`)
    .digest()
    .subarray(0, HASH_BYTES)
    .toString('base64url');
