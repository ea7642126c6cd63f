import * as z from 'zod/mini';
import { MemberId } from './primitives.ts';

const reward = { challengeId: z.string(), round: z.int(), rewardId: z.string() };

/** An event of a challenge that gives a reward, as the bus hands it on: what tells which award it is about. */
export const ChallengeMessage = z.discriminatedUnion('detail-type', [
  z.object({
    'detail-type': z.literal('challenge.achieved'),
    detail: z.object({ memberId: MemberId, sequence: z.int(), data: z.object(reward) }),
  }),
  z.object({
    'detail-type': z.literal('challenge.reversed'),
    detail: z.object({ memberId: MemberId, data: z.object({ ...reward, awardSequence: z.int() }) }),
  }),
]);
export type ChallengeMessage = z.infer<typeof ChallengeMessage>;
