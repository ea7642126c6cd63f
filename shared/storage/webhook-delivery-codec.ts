import type { Attempt, Delivery, FailureReason } from '../domain/webhooks/delivery.ts';
import { number, text } from './account-codec.ts';
import type { Item } from './keys.ts';
import { deliveryKey } from './webhook-keys.ts';

/** A month to look, and to ask for a delivery again. */
export const KEPT_SECONDS = 30 * 24 * 60 * 60;

/** A pending delivery has `lane` and `dueAt`, by which the index finds it; any other has neither. */
export function encodeDelivery(delivery: Delivery): Item {
  const { dueAt, failedBecause } = delivery;
  return {
    ...deliveryKey(delivery.deliveryId),
    deliveryId: { S: delivery.deliveryId },
    endpointId: { S: delivery.endpointId },
    messageId: { S: delivery.messageId },
    type: { S: delivery.type },
    body: { S: delivery.body },
    createdAt: { N: delivery.createdAt.toString() },
    standing: { S: delivery.status },
    round: { N: delivery.round.toString() },
    tries: { N: delivery.tries.toString() },
    deadline: { N: delivery.deadline.toString() },
    attempts: { L: delivery.attempts.map(encodeAttempt) },
    forgottenAt: { N: (delivery.createdAt + KEPT_SECONDS).toString() },
    ...(failedBecause === null ? {} : { failedBecause: { S: failedBecause } }),
    ...(dueAt === null ? {} : { lane: { S: delivery.endpointId }, dueAt: { N: dueAt.toString() } }),
  };
}

/** @throws Error when an attribute is missing: the item was damaged or written by something else. */
export function decodeDelivery(item: Item): Delivery {
  return {
    deliveryId: text(item, 'deliveryId'),
    endpointId: text(item, 'endpointId'),
    messageId: text(item, 'messageId'),
    type: text(item, 'type'),
    body: text(item, 'body'),
    createdAt: number(item, 'createdAt'),
    status: text(item, 'standing') as Delivery['status'],
    failedBecause: (item['failedBecause']?.S ?? null) as FailureReason | null,
    round: number(item, 'round'),
    tries: number(item, 'tries'),
    dueAt: item['dueAt'] === undefined ? null : number(item, 'dueAt'),
    deadline: number(item, 'deadline'),
    attempts: (item['attempts']?.L ?? []).map(({ S: attempt }) => JSON.parse(attempt ?? 'null') as Attempt),
  };
}

export const encodeAttempt = (attempt: Attempt): { S: string } => ({ S: JSON.stringify(attempt) });
