import * as z from 'zod/mini';
import { observation } from './event-envelope.ts';
import { described } from './named.ts';

const cause = {
  triggerId: z.string(),
  askId: described('The same for all that one firing of the trigger did for this member.', z.string()),
  facts: described(
    'What the trigger says of its cause, such as the score of a survey. Nothing personal.',
    z.record(z.string(), z.union([z.string(), z.number()])),
  ),
};

/** What triggers tell others than the customer. */
export const TRIGGER_EVENTS = {
  'team.told': observation(
    'TeamTold',
    'A trigger calls for people of the shop: to look after a dissatisfied customer, for one.',
    z.object({ team: described('As the program names it.', z.string()), ...cause }),
  ),
  'webhook.called': observation(
    'WebhookCalled',
    'A trigger calls a system of the shop.',
    z.object({ endpoint: described('As the program names it.', z.string()), ...cause }),
  ),
} as const;
