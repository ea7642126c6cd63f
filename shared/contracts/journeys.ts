import * as z from 'zod/mini';
import { STAGES } from '../domain/program/journey-rules.ts';
import { DROPPED } from './journey-events.ts';
import { described, named } from './named.ts';
import { MemberId, Timestamp } from './primitives.ts';

const momentOrNull = (description: string) => described(description, z.nullable(Timestamp));
const stage = z.enum(STAGES);
const because = described('The rule that made it, as a code such as `first_order`.', z.string());
const says = described('The same in words, for people.', z.string());
const ask = {
  askId: z.string(),
  triggerId: z.string(),
  description: described(
    'What the program says of the trigger; `null`: it does not have it any more.',
    z.nullable(z.string()),
  ),
};
const stageChange = z.object({ stage, at: Timestamp, because, says });

/** Where a member stands, why, and what the engine does about it: for people who help the member. */
export const JourneyView = named(
  'Journey',
  'Where a member stands with the shop, and what triggers have done and plan to do.',
  z.object({
    memberId: MemberId,
    asOf: Timestamp,
    status: z.enum(['guest', 'active', 'closed', 'erased']),
    stage: described(
      '`awareness`: known, and nothing more; `consideration`: showed interest of late; `onboarding`: bought for the first time of late; `active`: buys as usual; `at_risk` and `lapsed`: silent for longer than is usual for them; `advocate`: buys, and brings others.',
      stage,
    ),
    because,
    says,
    since: Timestamp,
    nextStage: described(
      'The stage that comes by itself if nothing happens, and when; `null`: none.',
      z.nullable(stageChange),
    ),
    orders: described('Valid orders: recorded, and not wholly refunded.', z.int()),
    firstOrderAt: momentOrNull('`null`: none.'),
    lastOrderAt: momentOrNull('`null`: none.'),
    usualIntervalDays: described(
      'What is usual for them between two orders, or what the program takes for usual while they have too few.',
      z.number(),
    ),
    lastSequence: described('The last entry of the ledger that is in it.', z.int()),
    nextLookAt: momentOrNull('When the engine looks again if nothing happens; `null`: not at all.'),
    history: described('Stages, the newest first.', z.array(stageChange)),
    nextAsks: described(
      'What triggers have planned, by due time. Whether it is done is decided when it is due.',
      z.array(
        z.object({
          ...ask,
          firedAt: described('When its cause happened.', Timestamp),
          dueAt: described('Not before; quiet hours, gap and caps move it on.', Timestamp),
          expiresAt: Timestamp,
          about: described('Such as `order:1001`.', z.nullable(z.string())),
          says: described('Why it waits, in words.', z.string()),
        }),
      ),
    ),
    madeAsks: described(
      'What was done, or would have been done to one who is held out, the newest first, as long as caps, cooling-off or goals ask for it.',
      z.array(
        z.object({
          ...ask,
          at: Timestamp,
          outcome: z.enum(['made', 'held_out']),
          variant: z.nullable(z.string()),
          wentToCustomer: described('And so counts towards gap and caps.', z.boolean()),
          coolsUntil: momentOrNull('The same trigger does not ask before then; `null`: never again.'),
          goalUntil: momentOrNull('Success is looked for until then; `null`: the trigger has no goal.'),
          reachedAt: momentOrNull('When the goal was reached; `null`: not, or not yet.'),
        }),
      ),
    ),
    droppedAsks: described(
      'What was planned and given up, the newest first; the last eight.',
      z.array(z.object({ ...ask, at: Timestamp, reason: z.enum(DROPPED), says })),
    ),
    assignments: described(
      'Where chance put the member, by trigger.',
      z.array(
        z.object({
          triggerId: z.string(),
          group: z.enum(['treated', 'held_out']),
          variant: z.nullable(z.string()),
          firstAt: Timestamp,
          lastAt: Timestamp,
          times: z.int(),
        }),
      ),
    ),
  }),
);
