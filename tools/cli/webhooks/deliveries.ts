import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import type { DeliveryList } from '../../../shared/contracts/webhooks.ts';
import { type ApiClient, ApiProblem } from '../program/api-client.ts';
import { rowsTable } from '../rows-table.ts';
import { attemptText, type Delivery } from './endpoints.ts';

export interface DeliveryOptions {
  readonly failed?: true;
  readonly limit: number;
}

const PAGE = 100;

/** Deliveries as a table. */
export async function deliveriesText(
  api: ApiClient,
  endpointId: string,
  { failed, limit }: DeliveryOptions,
): Promise<string> {
  const rows: Delivery[] = [];
  for await (const delivery of deliveriesOf(api, endpointId, Math.max(1, limit), failed)) {
    if (rows.length >= limit) break;
    rows.push(delivery);
  }
  return rowsTable(rows.map(rowOf));
}

/**
 * Sends all again that was given up, the oldest first, so that it comes in the order in which it happened as far as that goes.
 * Run again it sends what has failed since.
 */
export async function redeliverFailed(api: ApiClient, endpointId: string): Promise<string> {
  const failed: Delivery[] = [];
  for await (const delivery of deliveriesOf(api, endpointId, PAGE, true)) failed.push(delivery);
  const stay: string[] = [];
  for (const { deliveryId } of failed.reverse()) {
    const headers = { 'idempotency-key': randomUUID() };
    try {
      await api.call('POST', `/v1/webhook-deliveries/${deliveryId}/redeliveries`, { headers });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.problem?.code !== 'WEBHOOK_REDELIVERY_LIMIT_REACHED')
        throw error;
      stay.push(deliveryId);
    }
  }
  const sent = `${failed.length - stay.length} deliveries are on their way again.`;
  return stay.length === 0 ? sent : `${sent} Sent again too often already: ${stay.join(', ')}.`;
}

async function* deliveriesOf(
  api: ApiClient,
  endpointId: string,
  limit: number,
  onlyFailed = false,
): AsyncGenerator<Delivery> {
  let cursor: string | null = null;
  do {
    const query: string = `limit=${limit}${onlyFailed ? '&status=failed' : ''}${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
    const path = `/v1/webhook-endpoints/${encodeURIComponent(endpointId)}/deliveries?${query}`;
    const page = await api.call<z.infer<typeof DeliveryList>>('GET', path);
    yield* page.deliveries;
    cursor = page.nextCursor;
  } while (cursor !== null);
}

function rowOf({ deliveryId, type, status, createdAt, attempts, nextAttemptAt }: Delivery) {
  const last = attempts.at(-1);
  return {
    delivery: deliveryId,
    type,
    at: createdAt,
    status,
    attempts: attempts.length,
    'last answer': last === undefined ? '' : attemptText(last),
    next: nextAttemptAt ?? '',
  };
}
