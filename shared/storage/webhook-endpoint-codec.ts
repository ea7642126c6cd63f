import type { WebhookEndpoint } from '../domain/webhooks/endpoint.ts';
import { number, text } from './account-codec.ts';
import type { Item } from './keys.ts';
import { endpointKey } from './webhook-keys.ts';

/** An item has no attribute for what is null. */
export function encodeEndpoint(endpoint: WebhookEndpoint): Item {
  const { description, disabledBecause, overlapUntil } = endpoint;
  return {
    ...endpointKey(endpoint.endpointId),
    url: { S: endpoint.url },
    types: { S: endpoint.types.join(' ') },
    isEnabled: { BOOL: endpoint.isEnabled },
    createdAt: { N: endpoint.createdAt.toString() },
    updatedAt: { N: endpoint.updatedAt.toString() },
    secretSince: { N: endpoint.secretSince.toString() },
    revision: { N: endpoint.revision.toString() },
    ...(description === null ? {} : { description: { S: description } }),
    ...(disabledBecause === null ? {} : { disabledBecause: { S: disabledBecause } }),
    ...(overlapUntil === null ? {} : { overlapUntil: { N: overlapUntil.toString() } }),
  };
}

/** @throws Error when an attribute is missing: the item was damaged or written by something else. */
export function decodeEndpoint(item: Item): WebhookEndpoint {
  return {
    endpointId: text(item, 'sk'),
    url: text(item, 'url'),
    types: text(item, 'types').split(' '),
    description: item['description']?.S ?? null,
    isEnabled: item['isEnabled']?.BOOL === true,
    disabledBecause: (item['disabledBecause']?.S ?? null) as WebhookEndpoint['disabledBecause'],
    createdAt: number(item, 'createdAt'),
    updatedAt: number(item, 'updatedAt'),
    secretSince: number(item, 'secretSince'),
    overlapUntil: item['overlapUntil'] === undefined ? null : number(item, 'overlapUntil'),
    revision: number(item, 'revision'),
  };
}
