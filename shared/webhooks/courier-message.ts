import * as z from 'zod/mini';
import { BusEvent } from './payload.ts';

/** What the courier's queues bring: an event to be told, or a call for work for an endpoint. */
const CourierMessage = z.union([BusEvent, z.object({ endpointId: z.string() })]);
export type CourierMessage = z.infer<typeof CourierMessage>;

/** @throws ZodError when it is neither: the queue sets it aside after a few tries. */
export function readCourierMessage(body: unknown): CourierMessage {
  return CourierMessage.parse(body);
}
