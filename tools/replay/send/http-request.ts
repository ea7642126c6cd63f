import { type Shift, shiftMoment } from '../plan/shift.ts';
import type { QueuedRequest } from './request-queue.ts';

export interface HttpRequest {
  readonly path: string;
  readonly body: string;
}

/** The same bytes for the same request and shift, which is what makes a second run change nothing. */
export function httpRequest(request: QueuedRequest, shift: Shift, timeZone: string): HttpRequest {
  const { kind, target, body, at } = request;
  if (kind === 'enroll') return { path: '/v1/members', body };
  const moment = isoMoment(shiftMoment(at, shift, timeZone));
  if (kind === 'order') return { path: '/v1/orders', body: withField(body, 'placedAt', moment) };
  const path = `/v1/orders/${encodeURIComponent(target)}/refunds`;
  return { path, body: withField(body, 'refundedAt', moment) };
}

export function isoMoment(epochSeconds: number): string {
  return new Date(epochSeconds * 1_000).toISOString().replace('.000Z', 'Z');
}

/** Adds a field to an object that is JSON already. */
function withField(json: string, name: string, value: string): string {
  return `{${JSON.stringify(name)}:${JSON.stringify(value)},${json.slice(1)}`;
}
