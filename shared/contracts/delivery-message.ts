import * as z from 'zod/mini';

const ItemMessage = z.object({ memberId: z.string(), askId: z.string(), index: z.int() });

/** What the queue brings: an item of the outbox by its name, or what became of a message, with its tags. */
export const DeliveryMessage = z.union([
  ItemMessage,
  z.object({
    happened: z.enum(['bounced', 'complained']),
    tags: z.record(z.string(), z.array(z.string())),
  }),
]);
