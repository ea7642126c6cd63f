import type { RefundCommand } from '../domain/ledger/refund-order.ts';
import { number, text } from './account-codec.ts';
import { type Item, orderKey } from './keys.ts';

/** A refund that came before its order, with what tells its retries from other refunds. */
export interface ParkedRefund {
  readonly command: RefundCommand;
  readonly requestHash: string;
}

/**
 * Refunds that wait for their order. They stand where the order's accrual will, so that the order cannot be recorded
 * without seeing them. This is no entry: nothing has moved yet, and recording the order replaces it.
 */
export interface ParkedRefunds {
  readonly version: number;
  readonly refunds: readonly ParkedRefund[];
}

/** All of them become entries of the order's one transaction, which DynamoDB limits to 100 items. */
export const MAX_PARKED_REFUNDS = 20;

export function encodeParkedRefunds(orderId: string, { version, refunds }: ParkedRefunds): Item {
  return {
    ...orderKey(orderId),
    parkedVersion: { N: version.toString() },
    parked: { S: JSON.stringify(refunds) },
  };
}

/** Null when the item is the order itself. */
export function decodeParkedRefunds(item: Item): ParkedRefunds | null {
  if (item['parked'] === undefined) return null;
  return {
    version: number(item, 'parkedVersion'),
    refunds: JSON.parse(text(item, 'parked')) as ParkedRefund[],
  };
}
