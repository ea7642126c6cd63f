import type { ItemKey, OutboxItem } from '../domain/delivery/outbox-item.ts';
import type { Item, Key } from './keys.ts';

/**
 * The outbox table. Nothing personal is in it; all of it belongs to a member, and is erased with them.
 *
 * | pk                  | sk                     | item                                                                 |
 * | ------------------- | ---------------------- | -------------------------------------------------------------------- |
 * | `MEMBER#<memberId>` | `ITEM#<askId>#<index>` | a decided action, and what became of it; `decided` is its place below |
 *
 * The index `decided` has the keys of a member's items in the order in which they were decided. It is written once an item,
 * because what becomes of an item does not move it.
 */
const ITEM = 'ITEM#';
const MEMBER = 'MEMBER#';
const INDEX_DIGITS = 2;
const EPOCH_DIGITS = 11;

export const DECIDED_INDEX = 'decided';

export const outboxPartition = (memberId: string): string => `${MEMBER}${memberId}`;

export const outboxItemKey = ({ memberId, askId, index }: ItemKey): Key => ({
  pk: { S: outboxPartition(memberId) },
  sk: { S: `${ITEM}${askId}#${indexText(index)}` },
});

/** What the actions of an ask begin with. */
export const askPrefix = (askId: string): string => `${ITEM}${askId}#`;

/** Whose action an item is of, from its key as a stream or an index brings it; null where it is none. */
export function itemKeyOf(keys: Item): ItemKey | null {
  const member = keys['pk']?.S;
  const name = /^ITEM#(.+)#(\d+)$/s.exec(keys['sk']?.S ?? '');
  if (!member?.startsWith(MEMBER) || name === null) return null;
  return { memberId: member.slice(MEMBER.length), askId: name[1] ?? '', index: Number(name[2]) };
}

/** Where an item stands among all that was decided for its member: by moment, and by name where that is the same. */
export const decidedPlace = ({ createdAt, askId, index }: OutboxItem): string =>
  `${createdAt.toString().padStart(EPOCH_DIGITS, '0')}#${askId}#${indexText(index)}`;

/** What a place looks like, for whoever is given one by a caller. */
export const DECIDED_PLACE = /^(\d{11}#[\x21-\x7e]{1,160}#\d{2,3})$/;

const indexText = (index: number): string => index.toString().padStart(INDEX_DIGITS, '0');
