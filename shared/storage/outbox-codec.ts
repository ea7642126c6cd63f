import { type EpochSeconds, SECONDS_PER_DAY } from '../domain/calendar.ts';
import type { OutboxItem } from '../domain/delivery/outbox-item.ts';
import type { Aftermath, ItemState, Outcome, Trouble } from '../domain/delivery/outcome.ts';
import { number, text } from './account-codec.ts';
import type { Item } from './keys.ts';
import { decidedPlace, outboxItemKey } from './outbox-keys.ts';

/** So long can support see what was sent, and what an ask was for be told apart from another. */
const KEPT_SECONDS = 90 * SECONDS_PER_DAY;

/** An item with what became of it. */
export interface StoredOutboxItem {
  readonly item: OutboxItem;
  readonly state: ItemState;
  /** What the provider told of it afterwards. */
  readonly aftermath: { readonly kind: Aftermath; readonly at: EpochSeconds } | null;
}

/** As it is written when it is decided. */
export const encodeNewItem = (item: OutboxItem): Item => ({
  ...outboxItemKey(item),
  item: { S: JSON.stringify(item) },
  state: { S: 'waiting' },
  decided: { S: decidedPlace(item) },
  forgottenAt: { N: (item.createdAt + KEPT_SECONDS).toString() },
});

/** @throws Error when an attribute is missing: the item was damaged or written by something else. */
export function decodeStoredItem(stored: Item): StoredOutboxItem {
  const aftermath = stored['aftermath']?.S;
  return {
    item: JSON.parse(text(stored, 'item')) as OutboxItem,
    state: stateIn(stored),
    aftermath:
      aftermath === undefined ? null : { kind: aftermath as Aftermath, at: number(stored, 'aftermathAt') },
  };
}

function stateIn(stored: Item): ItemState {
  const kind = text(stored, 'state');
  if (kind === 'claimed') return { kind, at: number(stored, 'claimedAt') };
  if (kind === 'settled') {
    const outcome = JSON.parse(text(stored, 'outcome')) as Outcome;
    return { kind, at: number(stored, 'settledAt'), outcome };
  }
  const trouble = stored['trouble']?.S;
  return {
    kind: 'waiting',
    trouble:
      trouble === undefined ? null : { because: trouble as Trouble, until: number(stored, 'triedAgainAt') },
  };
}
