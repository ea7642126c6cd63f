import * as z from 'zod/mini';
import { MESSAGE_CHANNELS } from '../domain/program/trigger.ts';
import { described, named } from './named.ts';
import { Timestamp } from './primitives.ts';

const idOrNull = (description: string) => described(description, z.nullable(z.string()));
const momentOrNull = (description: string) => described(description, z.nullable(Timestamp));

/** An action that a trigger decided for a member, and what became of it. Nothing of what a message said. */
const MemberMessage = named(
  'MemberMessage',
  'Something that a trigger decided to do for a member, and what became of it. What a message said is kept nowhere.',
  z.object({
    messageId: described('The name of the action: its ask, and its number there.', z.string()),
    askId: z.string(),
    triggerId: z.string(),
    variant: idOrNull(
      'Of the trigger, where chance put the member; `all` where the trigger tries no variants.',
    ),
    programVersion: described('The version that decided it, and whose template is used.', z.int()),
    action: described(
      '`message` and what begins with `ask_` go to the customer; the others are done for them, or tell somebody of them.',
      z.enum([
        'message',
        'ask_review',
        'ask_referral',
        'ask_survey',
        'award_points',
        'issue_reward',
        'tell_team',
        'webhook',
      ]),
    ),
    subject: described(
      'What it is done with: a template, points, a reward, a team or an endpoint, as the program names it.',
      z.string(),
    ),
    survey: idOrNull('Of `ask_survey`.'),
    channel: described('`null`: it does not go to the customer.', z.nullable(z.enum(MESSAGE_CHANNELS))),
    decidedAt: Timestamp,
    sendBefore: momentOrNull(
      'It is not sent from then on: the ask has expired, or quiet hours have begun. `null`: at any time.',
    ),
    status: described(
      '`waiting`: to be done, or done again after it failed; `sending`: at this moment; `sent`: the provider took it; `done`; `dropped`: for good, for the reason that is given; `unknown`: it was begun, and nobody knows whether it left. It is not sent again, because twice is worse than perhaps not.',
      z.enum(['waiting', 'sending', 'sent', 'done', 'dropped', 'unknown']),
    ),
    statusAt: momentOrNull('Since when it is so; `null`: since it was decided.'),
    reason: described(
      'Why it was dropped, or waits, or nobody knows; `null`: there is nothing to say.',
      z.nullable(
        z.object({
          code: described('Such as `NO_CONSENT`.', z.string()),
          words: described('The same in English, for people.', z.string()),
        }),
      ),
    ),
    triedAgainAt: momentOrNull('Of what failed and waits; about then it is tried again.'),
    locale: idOrNull('Of the words that were sent.'),
    providerMessageId: idOrNull('By which the provider knows a message that was sent.'),
    aftermath: described(
      'What the provider told afterwards, by which the channel was turned off: `bounced`, the address does not exist, or `complained`, the reader called it spam. `null`: nothing.',
      z.nullable(z.object({ kind: z.enum(['bounced', 'complained']), at: Timestamp })),
    ),
  }),
);
export type MemberMessage = z.infer<typeof MemberMessage>;

export const MemberMessageList = named(
  'MemberMessageList',
  'What triggers decided to do for a member, newest first.',
  z.object({
    messages: z.array(MemberMessage),
    nextCursor: described('Of the page that follows; `null`: this is the last one.', z.nullable(z.string())),
  }),
);
