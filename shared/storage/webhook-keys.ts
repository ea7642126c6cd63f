import { createHash } from 'node:crypto';
import type { Key } from './keys.ts';

/**
 * The webhooks table:
 *
 * | pk                        | sk               | item                                                           |
 * | ------------------------- | ---------------- | -------------------------------------------------------------- |
 * | `ENDPOINTS`               | `<endpointId>`   | an endpoint                                                    |
 * | `COUNT`                   | `ENDPOINTS`      | how many there are                                             |
 * | `SECRET#<endpointId>`     | `SECRET`         | what an endpoint's deliveries are signed with                  |
 * | `LANES`                   | `<endpointId>`   | who works for an endpoint, and how it has been doing           |
 * | `DELIVERIES#<endpointId>` | `<time><digest>` | an event on its way to an endpoint                             |
 * | `REQUEST#<hash>`          | `REQUEST`        | what a request with an `Idempotency-Key` came to               |
 *
 * Secrets stand apart from endpoints, so that listing endpoints cannot read them. Deliveries that are pending are also in
 * the index `due`, by endpoint and by the moment at which they are to be tried.
 */
const key = (pk: string, sk: string): Key => ({ pk: { S: pk }, sk: { S: sk } });

export const ENDPOINT_PARTITION = 'ENDPOINTS';
export const endpointKey = (endpointId: string): Key => key(ENDPOINT_PARTITION, endpointId);
export const endpointCountKey: Key = key('COUNT', ENDPOINT_PARTITION);

export const secretKey = (endpointId: string): Key => key(`SECRET#${endpointId}`, 'SECRET');

export const LANE_PARTITION = 'LANES';
export const laneKey = (endpointId: string): Key => key(LANE_PARTITION, endpointId);

export const deliveryPartition = (endpointId: string): string => `DELIVERIES#${endpointId}`;

const DELIVERY_ID = /^dlv_([0-9a-z]{20})_([0-9a-z]{27})$/;

/** A delivery's id says where it is. @throws Error when it is none. */
export function deliveryKey(deliveryId: string): Key {
  const [, endpoint, place] = DELIVERY_ID.exec(deliveryId) ?? [];
  if (endpoint === undefined || place === undefined) throw new Error(`${deliveryId} is no id of a delivery`);
  return key(deliveryPartition(`whe_${endpoint}`), place);
}

/** By a hash, because an `Idempotency-Key` may be whatever a shop likes. */
export const requestKey = (operation: string, idempotencyKey: string): Key =>
  key(
    `REQUEST#${createHash('sha256').update(`${operation} ${idempotencyKey}`).digest('base64url')}`,
    'REQUEST',
  );

export const DUE_INDEX = 'due';
