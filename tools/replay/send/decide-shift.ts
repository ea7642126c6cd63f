import * as z from 'zod';
import { NO_SHIFT, type Shift, shiftBetween, shiftMoment, shiftToToday } from '../plan/shift.ts';
import { ReplayError } from '../replay-error.ts';
import type { Meta } from '../state/meta.ts';
import type { ApiClient } from './api-client.ts';
import { isoMoment } from './http-request.ts';
import type { RequestQueue } from './request-queue.ts';

export type Dates = 'own' | 'shifted';

export interface DatesOptions {
  readonly dates: Dates;
  readonly timeZone: string;
  /** Epoch seconds. */
  readonly now: number;
}

const StoredShift = z.object({ days: z.int(), seconds: z.int() });
const RecordedOrder = z.object({ placedAt: z.string() });

/**
 * By how much this replay moves dates. A repeated replay must send the very same dates, so an order that the API knows
 * already decides, even when the state was lost; a ledger that has been emptied since gets a new shift and everything
 * again.
 *
 * @throws ReplayError when `own` is asked for, and the API knows an order with another date.
 */
export async function decideShift(
  queue: RequestQueue,
  meta: Meta,
  api: ApiClient,
  options: DatesOptions,
): Promise<Shift> {
  const shift = await findShift(queue, meta, api, options);
  meta.set('shift', JSON.stringify(shift));
  return shift;
}

async function findShift(
  queue: RequestQueue,
  meta: Meta,
  api: ApiClient,
  { dates, timeZone, now }: DatesOptions,
): Promise<Shift> {
  const order = queue.probe();
  const placedAt = order === null ? null : await recordedAt(api, order.target);
  if (order === null || placedAt === null) {
    queue.reopen();
    return dates === 'own' ? NO_SHIFT : shiftToToday(queue.lastMoment(), now, timeZone);
  }
  if (dates === 'own') {
    if (placedAt !== order.at) throw otherDates(order.target, placedAt, order.at);
    return NO_SHIFT;
  }
  const stored = meta.get('shift');
  const known = stored === null ? null : StoredShift.parse(JSON.parse(stored));
  const isStill = known !== null && shiftMoment(order.at, known, timeZone) === placedAt;
  return isStill ? known : shiftBetween(order.at, placedAt, timeZone);
}

/** When the API says the order was placed, in epoch seconds; null when it does not know the order. */
async function recordedAt(api: ApiClient, orderId: string): Promise<number | null> {
  const { status, body } = await api.call('GET', `/v1/orders/${encodeURIComponent(orderId)}`);
  if (status === 404) return null;
  const { data } = RecordedOrder.safeParse(body);
  return data === undefined ? null : Math.floor(Date.parse(data.placedAt) / 1_000);
}

function otherDates(orderId: string, recorded: number, own: number): ReplayError {
  return new ReplayError(
    `order ${orderId} is recorded with the date ${isoMoment(recorded)}, its own would be ${isoMoment(own)}`,
    'it was replayed with shifted dates: use --dates shifted, or an empty ledger',
  );
}
