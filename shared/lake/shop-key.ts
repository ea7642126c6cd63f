import { createHmac } from 'node:crypto';

/** What an id names. In another kind the same text has another key: order 7 and activity 7 have nothing to do with each other. */
export type KeyedKind = 'order' | 'refund' | 'activity' | 'redemption' | 'ask' | 'event';

/** The key of an id. The same for the same id wherever it stands, and nobody without the salt can tell the id from it. */
export type KeyOf = (kind: KeyedKind, id: string) => string;

/** 128 bits: two ids of a shop with a billion of them have the same key with a chance of one in 10²⁰. */
const DIGITS = 32;

/** @param salt of this deployment; with another one, all keys are others */
export const keyedBy =
  (salt: Uint8Array): KeyOf =>
  (kind, id) =>
    createHmac('sha256', salt).update(`${kind}:${id}`).digest('hex').slice(0, DIGITS);

export const orderKey = (key: KeyOf, orderId: string | null): string | null =>
  orderId === null ? null : key('order', orderId);

/** The id of a refund is unique within its order alone. */
export const refundKey = (key: KeyOf, orderId: string, refundId: string): string =>
  key('refund', JSON.stringify([orderId, refundId]));
