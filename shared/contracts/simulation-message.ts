import * as z from 'zod/mini';

/** What the queue of simulations holds: the next slice of a part, and which checkpoint it goes on from. */
export const SliceMessage = z.object({
  simulationId: z.string(),
  part: z.int().check(z.nonnegative()),
  revision: z.int().check(z.positive()),
});
export type SliceMessage = z.infer<typeof SliceMessage>;
