import * as z from 'zod/mini';
import { STAGES } from '../../domain/program/journey-rules.ts';
import { ANCHORS, TRIGGER_EVENTS } from '../../domain/program/trigger.ts';
import { described, named } from '../named.ts';
import { text } from '../primitives.ts';
import { withAnyOf } from './any-of.ts';
import { Condition } from './conditions.ts';
import { intervals } from './journey.ts';
import {
  MAX_ACTIONS,
  MAX_DAYS,
  MAX_FIELD_TESTS,
  MAX_HOLDOUT_PERCENT,
  MAX_VARIANTS,
  MAX_WAIT_MINUTES,
  MAX_YEAR_DAYS,
} from './limits.ts';
import { TriggerAction } from './trigger-actions.ts';
import { ValueTest } from './value-test.ts';
import { clock, programId, values, whole } from './values.ts';

const event = (description: string) => described(description, z.enum(TRIGGER_EVENTS));

const where = z.exactOptional(
  described(
    'Tests of fields of the event, which are listed above; all of them must hold.',
    z
      .record(
        z.string().check(
          z.regex(/^[A-Za-z][A-Za-z0-9_.-]{0,79}$/, {
            error: 'must be a field of the event, such as score or attributes.rating',
          }),
        ),
        ValueTest,
      )
      .check(
        z.refine((tests) => isTestCount(Object.keys(tests).length), {
          error: `must have 1 to ${MAX_FIELD_TESTS} tests, such as {"score": {"atLeast": 9}}; leave it out for every such event`,
        }),
      ),
  ),
);

const isTestCount = (length: number): boolean => length > 0 && length <= MAX_FIELD_TESTS;

const TriggerWhen = named(
  'TriggerWhen',
  'What makes a trigger fire.',
  z.discriminatedUnion('kind', [
    described(
      'Something happens to the member.',
      z.strictObject({ kind: z.literal('event'), event: event('What happens.'), where }),
    ),
    described(
      "So many days before or after a day of the member's life, in their time zone.",
      z.strictObject({
        kind: z.literal('schedule'),
        after: described('What it counts from.', z.enum(ANCHORS)),
        offsetDays: whole(
          'Days of the calendar; negative before what can be foreseen.',
          -MAX_YEAR_DAYS,
          MAX_YEAR_DAYS,
        ),
        at: z.exactOptional(clock('`HH:MM`; the time of what it counts from where it is not given.')),
      }),
    ),
    described(
      'No order for longer than is usual for this customer; once for each silence.',
      z.strictObject({
        kind: z.literal('silence'),
        intervals: intervals('Multiples of their usual time between orders.'),
      }),
    ),
  ]),
);

const actions = (description: string) =>
  described(description, z.array(TriggerAction).check(z.minLength(1), z.maxLength(MAX_ACTIONS)));

const TriggerVariant = named(
  'TriggerVariant',
  'One of the ways that are tried against each other.',
  z.strictObject({
    id: programId('Name of the variant; not `holdout`.'),
    sharePercent: described(
      'Of those who are not held out; all together 100.',
      z.number().check(z.positive(), z.maximum(100)),
    ),
    actions: actions('What it does.'),
  }),
);

const TriggerGoal = named(
  'TriggerGoal',
  'What the ask is for: it ends the ask while it waits, and counts as success after it was made.',
  z.strictObject({
    event: event('What is hoped for.'),
    where,
    withinDays: whole('So long after the ask it is a success. Days of 24 hours.', 1, MAX_YEAR_DAYS),
  }),
);

export const Trigger = withAnyOf(
  'Trigger',
  'When, for whom, and what: the right thing at the right moment. Either `actions`, or `variants` that are tried against each other.',
  ['actions', 'variants'],
  z
    .strictObject({
      id: programId('Name of the trigger; what was asked keeps it, so another trigger needs another name.'),
      description: text('What it is for.', 300),
      when: TriggerWhen,
      delayMinutes: z.exactOptional(whole('It waits so long after what made it fire.', 0, MAX_WAIT_MINUTES)),
      who: z.exactOptional(
        described('Asks of members alone; when it fires, and again when it is due.', Condition),
      ),
      stages: z.exactOptional(
        values('Only for members in one of these stages of the journey.', z.enum(STAGES)),
      ),
      actions: z.exactOptional(actions('What it does.')),
      variants: z.exactOptional(
        described(
          'Ways that are tried against each other.',
          z.array(TriggerVariant).check(z.minLength(2), z.maxLength(MAX_VARIANTS)),
        ),
      ),
      priority: whole('Of several that want the same person at once, the highest goes first.', 0, 100),
      coolingOffDays: described(
        'So many days pass before it asks the same person again; `ever`: it never does.',
        z.union([z.int().check(z.nonnegative(), z.maximum(MAX_DAYS)), z.literal('ever')], {
          error: `must be a number of days from 0 to ${MAX_DAYS}, or "ever"`,
        }),
      ),
      expiresAfterMinutes: whole(
        'What could not be asked within so long after it was due is not asked any more.',
        1,
        MAX_WAIT_MINUTES,
      ),
      goal: z.exactOptional(TriggerGoal),
      holdoutPercent: z.exactOptional(
        described(
          `Of all who would be asked, so many are not, to know what asking does: 0 to ${MAX_HOLDOUT_PERCENT}, in steps of 0.1.`,
          z.number().check(
            z.nonnegative(),
            z.maximum(MAX_HOLDOUT_PERCENT),
            z.refine((percent) => Math.abs(percent * 10 - Math.round(percent * 10)) < 1e-9, {
              error: 'is finer than 0.1; round it to one decimal',
            }),
          ),
        ),
      ),
      salt: z.exactOptional(
        text(
          'Another salt draws holdout and variants anew, as another experiment. The id of the trigger where it is not given.',
          64,
        ),
      ),
    })
    .check(
      z.refine(({ actions: own, variants }) => own === undefined || variants === undefined, {
        error: 'must not have both "actions" and "variants"; move the actions into a variant',
      }),
    ),
);
