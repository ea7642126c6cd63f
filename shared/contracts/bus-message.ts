import * as z from 'zod/mini';
import { MemberId } from './primitives.ts';

/** An event of ours as the bus hands it on: what whoever looks at how things are needs of it. */
export const BusMessage = z.object({
  'detail-type': z.string(),
  detail: z.object({ id: z.string(), memberId: MemberId }),
});
export type BusMessage = z.infer<typeof BusMessage>;
