import * as z from 'zod/mini';
import { described, named } from '../named.ts';
import { endpointId } from './teams.ts';
import { positivePoints, programId } from './values.ts';

const template = programId('A template of the program.');

export const TriggerAction = named(
  'TriggerAction',
  'What a trigger does. `message` and the three asks go to the customer, and so are bound by consent, quiet hours, gap and caps; there is one of them at most. The others are done at any hour, and before it.',
  z.discriminatedUnion('kind', [
    described('Sends a message.', z.strictObject({ kind: z.literal('message'), template })),
    described(
      'Asks for a review; never a detractor.',
      z.strictObject({ kind: z.literal('ask_review'), template }),
    ),
    described(
      'Asks to bring friends; never a detractor.',
      z.strictObject({ kind: z.literal('ask_referral'), template }),
    ),
    described(
      'Asks a question.',
      z.strictObject({
        kind: z.literal('ask_survey'),
        template,
        survey: programId('A survey of the program.'),
      }),
    ),
    described(
      'Gives points.',
      z.strictObject({ kind: z.literal('award_points'), points: positivePoints('How many.') }),
    ),
    described(
      'Gives a reward of the catalogue, which then costs nothing.',
      z.strictObject({ kind: z.literal('issue_reward'), reward: programId('A reward that needs no cart.') }),
    ),
    described(
      'Tells people of the shop.',
      z.strictObject({ kind: z.literal('tell_team'), team: programId('A team of the program.') }),
    ),
    described(
      "Tells one of the shop's systems.",
      z.strictObject({
        kind: z.literal('webhook'),
        endpoint: endpointId('As `GET /v1/webhook-endpoints` names it.'),
      }),
    ),
  ]),
);
