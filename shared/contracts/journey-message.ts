import * as z from 'zod/mini';
import { MemberId } from './primitives.ts';

/** `<epoch>#<member>#<revision>`, as the index of what is due has it. */
const place = z.string().check(z.regex(/^\d{11}#.+#\w+$/));
const number = z.int().check(z.nonnegative());

/** What the queue of journeys holds: members whose time has come, work to go on with, and first events of entries. */
export const JourneyMessage = z.union([
  z.object({ kind: z.literal('due'), places: z.array(place) }),
  z.object({ kind: z.literal('go_on'), shards: z.array(number) }),
  z.object({
    kind: z.literal('all'),
    segment: number,
    after: z.nullable(z.string()),
    lostBefore: z.exactOptional(number),
  }),
  z.object({
    'detail-type': z.string(),
    detail: z.looseObject({ id: z.string(), memberId: MemberId, sequence: z.int().check(z.positive()) }),
  }),
]);
