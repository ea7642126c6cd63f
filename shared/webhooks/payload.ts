import * as z from 'zod/mini';
import { isoTime } from '../contracts/time.ts';
import type { EpochSeconds } from '../domain/calendar.ts';
import { PING_TYPE } from '../domain/webhooks/endpoint.ts';

/** The part of an event of the bus that is needed to hand it on; the rest goes on as it is. */
export const BusEvent = z.object({
  'detail-type': z.string(),
  detail: z.looseObject({ id: z.string(), occurredAt: z.string(), recordedAt: z.string() }),
});
export type BusEvent = z.infer<typeof BusEvent>;

/** What a trigger may tell one endpoint alone. */
const ADDRESSED: ReadonlySet<string> = new Set(['team.told', 'webhook.called']);
const Addressed = z.object({ data: z.object({ endpoint: z.string() }) });

/** The endpoint that a trigger names; null where an event is for all who want it. */
export function addresseeOf({ 'detail-type': type, detail }: BusEvent): string | null {
  if (!ADDRESSED.has(type)) return null;
  return Addressed.safeParse(detail).data?.data.endpoint ?? null;
}

/** `type`, `timestamp` and `data` as the specification recommends, and beside them what all our events have. */
export function payloadOf({ 'detail-type': type, detail }: BusEvent): string {
  return JSON.stringify({ type, timestamp: detail.occurredAt, ...detail });
}

/** What an endpoint is sent to try it. */
export function pingPayload(messageId: string, endpointId: string, now: EpochSeconds): string {
  const data = { endpointId };
  return JSON.stringify({ type: PING_TYPE, timestamp: isoTime(now), id: messageId, version: 1, data });
}
