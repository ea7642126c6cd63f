import * as z from 'zod/mini';
import { actor } from './actor.ts';
import { described, named } from './named.ts';
import { Timestamp, text } from './primitives.ts';

/** Queues of dead letters, each by the function whose work waits there. */
export const DEAD_LETTER_QUEUES = [
  'relay',
  'courier',
  'reconciliation',
  'journeys',
  'delivery',
  'lake',
] as const;
export type DeadLetterQueueName = (typeof DEAD_LETTER_QUEUES)[number];

/** As many as a person reads at a time, and few enough to be answered within seconds. */
const MOST_SHOWN = 50;
/** What one call redrives at most; who has more asks again. */
export const MOST_REDRIVEN = 500;
const MOST_CHOSEN = 100;

export const DeadLetterQueueId = described(
  'The queue, by the function whose work waits there.',
  z.enum(DEAD_LETTER_QUEUES, { error: `must be one of ${DEAD_LETTER_QUEUES.join(', ')}` }),
);

export const DeadLetterQuery = z.strictObject({
  limit: described(
    'Letters shown of each queue, from 0 to 50.',
    z._default(
      z.pipe(
        z.string().check(z.regex(/^[0-9]{1,2}$/, { error: 'must be a whole number from 0 to 50' })),
        z.pipe(z.transform(Number), z.int().check(z.maximum(MOST_SHOWN))),
      ),
      10,
    ),
  ),
});

export const LETTER_KINDS = [
  'poison_entry',
  'abandoned_batch',
  'event',
  'platform_event',
  'call',
  'work',
  'decision',
  'mail_report',
  'unknown',
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

const messageId = described('Id of the message, as SQS named it.', z.string());

export const DeadLetter = named(
  'DeadLetter',
  'One message that was given up. Its body is not shown: of what a shop platform or a mail service sent it may hold personal data.',
  z.strictObject({
    messageId,
    kind: described(
      [
        '`poison_entry`: an entry of the ledger that could not be turned into events.',
        '`abandoned_batch`: entries that Lambda gave up, by their place in the stream.',
        '`event`: an event of ours.',
        '`platform_event`: an order, refund or cancellation that Shopify told of over EventBridge.',
        '`call`: a call for work for an endpoint of webhooks.',
        '`work`: a part of what journeys or a schedule had to look at.',
        '`decision`: what a trigger decided: a message, points or a reward.',
        '`mail_report`: what became of an e-mail.',
        '`unknown`: none of these.',
      ].join(' '),
      z.enum(LETTER_KINDS),
    ),
    about: described(
      'What it is about: ids and types, such as `memberId`, `eventType` and `eventId`; nothing of a person.',
      z.record(z.string(), z.string()),
    ),
    cause: described(
      'Why it was given up, where that came with it. Null: it was tried until its tries were over, and the cause is in the log of the function.',
      z.nullable(z.string()),
    ),
    at: described('When it was first sent.', Timestamp),
    canBeRedriven: described(
      'False: nothing here takes it again as it is; see docs/operations.md.',
      z.boolean(),
    ),
  }),
);
export type DeadLetter = z.infer<typeof DeadLetter>;

export const DeadLetterQueueView = named(
  'DeadLetterQueue',
  'What one function gave up.',
  z.strictObject({
    queue: DeadLetterQueueId,
    letters: described('How many there are; about, as SQS counts.', z.int()),
    oldestAt: described(
      'When the oldest of those shown was first sent. Letters are kept for 14 days. Null: none is shown.',
      z.nullable(Timestamp),
    ),
    shown: described(
      'Some of them, oldest first. SQS has no pages: who looks again may be shown others, and what another person looks at in this second is not shown.',
      z.array(DeadLetter),
    ),
  }),
);

export const DeadLetterList = named(
  'DeadLetterList',
  'Every queue of dead letters.',
  z.strictObject({ queues: z.array(DeadLetterQueueView) }),
);
export type DeadLetterList = z.infer<typeof DeadLetterList>;

export const RedriveRequest = named(
  'RedriveRequest',
  'What is to be tried again.',
  z.strictObject({
    messageIds: described(
      'Only these; all where it is not given.',
      z.optional(
        z
          .array(z.string().check(z.minLength(1), z.maxLength(100)))
          .check(z.minLength(1), z.maxLength(MOST_CHOSEN)),
      ),
    ),
    actor,
    reason: z.optional(text('Why; it must hold no personal data.', 500)),
  }),
);

export const RedriveResult = named(
  'RedriveResult',
  'What became of the letters.',
  z.strictObject({
    queue: DeadLetterQueueId,
    redriven: described(
      'Handed to the function again, or told to the bus, and gone from here.',
      z.array(messageId),
    ),
    stayed: described(
      'What could not be, and is there still.',
      z.array(z.strictObject({ messageId, cause: z.string() })),
    ),
    missing: described(
      'Of those that were asked for, what was not found: redriven before, expired, or in the hands of somebody else. Ask again after two minutes.',
      z.array(messageId),
    ),
    left: described('How many letters the queue holds now; about, as SQS counts.', z.int()),
    isDone: described(
      'False: there was more than one call does, which is 500 letters or 20 seconds. Ask again.',
      z.boolean(),
    ),
  }),
);
export type RedriveResult = z.infer<typeof RedriveResult>;
