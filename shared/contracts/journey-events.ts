import * as z from 'zod/mini';
import { STAGES } from '../domain/program/journey-rules.ts';
import { MESSAGE_CHANNELS } from '../domain/program/trigger.ts';
import { observation } from './event-envelope.ts';
import { described } from './named.ts';
import { Timestamp } from './primitives.ts';

const ask = {
  triggerId: z.string(),
  askId: described('The same in all that is told of one firing of the trigger for this member.', z.string()),
};
const programVersion = described('The version that decided it.', z.int());

/** Why an ask was given up, for good, in the order in which the reasons are looked at. */
export const DROPPED = [
  'LEFT',
  'TRIGGER_GONE',
  'GOAL_REACHED',
  'OVERTAKEN',
  'CROWDED_OUT',
  'EXPIRED',
  'NOT_ELIGIBLE',
  'COOLING_OFF',
  'DETRACTOR',
  'NO_CONSENT',
  'NO_CHANNEL',
] as const;

/** What is told of journeys and of what triggers did. They are no entries: who counts orders by them counts none. */
export const JOURNEY_EVENTS = {
  'journey.stage_changed': observation(
    'JourneyStageChanged',
    'A member came to another stage, by what they did or by silence.',
    z.object({
      from: described('`null`: it is the first.', z.nullable(z.enum(STAGES))),
      to: z.enum(STAGES),
      because: described('The rule that made it, as a code such as `first_order`.', z.string()),
    }),
  ),
  'ask.made': observation(
    'AskMade',
    'A trigger does something for a member: it was decided, and is on its way. What needs no leave may be done before what goes to the customer; then it is told twice, with the same `askId`.',
    z.object({
      ...ask,
      programVersion,
      variant: described(
        'The way in which chance has the member treated; `all` where there is one.',
        z.string(),
      ),
      actions: described('What is done, such as `message`.', z.array(z.string())),
      channel: described(
        'By which it goes to the customer; `null`: nothing does.',
        z.nullable(z.enum(MESSAGE_CHANNELS)),
      ),
    }),
  ),
  'ask.held_out': observation(
    'AskHeldOut',
    'A trigger would have done something at this moment, and chance held the member out: nothing is done, to know what doing it does.',
    z.object({ ...ask, programVersion }),
  ),
  'ask.dropped': observation(
    'AskDropped',
    'What a trigger had planned for a member is given up, for good.',
    z.object({ ...ask, programVersion, reason: z.enum(DROPPED) }),
  ),
  'ask.goal_reached': observation(
    'AskGoalReached',
    'A member did what a trigger had asked for, within its days; told alike of those who were held out.',
    z.object({
      ...ask,
      variant: described('`null`: held out.', z.nullable(z.string())),
      askedAt: Timestamp,
      by: described('What reached it, such as `order:1001`.', z.string()),
    }),
  ),
  'ask.goal_lost': observation(
    'AskGoalLost',
    'All that had reached the goal was taken back, such as an order that went back wholly: it was no success. Told again as reached, should something else reach it.',
    z.object({
      ...ask,
      variant: described('`null`: held out.', z.nullable(z.string())),
      askedAt: Timestamp,
    }),
  ),
} as const;
