import * as z from 'zod/mini';
import { event } from './event-envelope.ts';
import { described } from './named.ts';
import { points, Timestamp } from './primitives.ts';

const challengeId = described('The challenge, by its id in the program.', z.string());
const rewardId = described(
  'A reward of the catalogue, instead of points; `null`: points.',
  z.nullable(z.string()),
);
const round = described('The how many-th time of those that stand; 1 for the first.', z.int());

/** What is told of challenges. */
export const CHALLENGE_EVENTS = {
  'challenge.achieved': event(
    'ChallengeAchieved',
    'A member achieved a challenge, and is given its points; or its reward, which `redemption.captured` tells of.',
    z.object({
      challengeId,
      round,
      orderId: described('The order that completed it.', z.string()),
      points: points('Given; less what stayed with the member of an earlier time that a refund undid.'),
      rewardId,
      activatesAt: Timestamp,
      expiresAt: z.nullable(Timestamp),
    }),
  ),
  'challenge.reversed': event(
    'ChallengeReversed',
    'A refund undid what completed a challenge, so what it gave was taken back. Who completes it again is given it again.',
    z.object({
      challengeId,
      round,
      orderId: described('The order that went back.', z.string()),
      refundId: z.string(),
      reversed: points('Taken back.'),
      forgiven: points('Left with the member by the clawback policy.'),
      rewardId,
      awardSequence: described(
        "Where it gave a reward: the number of the member's entry that promised it; else `null`.",
        z.nullable(z.int()),
      ),
    }),
  ),
} as const;
