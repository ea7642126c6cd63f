import * as z from 'zod/mini';
import { described, named } from './named.ts';
import { points, Timestamp } from './primitives.ts';
import { RewardId } from './reward-ids.ts';

export const AchievedChallenge = named(
  'AchievedChallenge',
  'A challenge that the order completes, and what it gives for it: points besides those that are earned, or a reward.',
  z.strictObject({
    challengeId: described('By its id in the program.', z.string()),
    name: described('As members read it.', z.string()),
    round: described('The how many-th time of those that stand; 1 for the first.', z.int()),
    points: points(
      'Given; 0 where it gives a reward. Less by what stayed with the member of an earlier time that a refund undid.',
    ),
    rewardId: described('A reward of the catalogue; `null`: it gives points.', z.nullable(RewardId)),
    activatesAt: described(
      'From this moment the points can be spent. A reward is given from then on, mostly within seconds, unless a refund undoes the challenge before, or the one of an earlier time, which a refund undid, was used already; `redemption.captured` tells of it.',
      Timestamp,
    ),
    expiresAt: described(
      'From this moment the points are gone; `null`: never, or it gives a reward.',
      z.nullable(Timestamp),
    ),
  }),
);
export type AchievedChallenge = z.infer<typeof AchievedChallenge>;
