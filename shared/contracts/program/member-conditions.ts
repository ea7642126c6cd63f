import * as z from 'zod/mini';
import { BEHAVIORS } from '../../domain/program/condition.ts';
import { described, named } from '../named.ts';
import { withAnyOf } from './any-of.ts';
import { ValueTest } from './value-test.ts';
import { amounts, attributeName, count, programId, values } from './values.ts';

const TierCondition = named(
  'TierCondition',
  "Asks for the member's tier.",
  z.strictObject({ kind: z.literal('tier'), in: values('Tiers of the program.', programId('A tier.')) }),
);

const SegmentCondition = named(
  'SegmentCondition',
  'Asks whether the member belongs to a segment.',
  z.strictObject({
    kind: z.literal('segment'),
    in: values('Segments of the program.', programId('A segment.')),
  }),
);

const AttributeCondition = named(
  'AttributeCondition',
  'Asks for an attribute of the member.',
  z.strictObject({
    kind: z.literal('attribute'),
    name: attributeName('Name of the attribute.'),
    test: ValueTest,
  }),
);

const BehaviorCondition = withAnyOf(
  'BehaviorCondition',
  'Asks what the ledger knows of the member, just before the order or event.',
  ['atLeast', 'atMost'],
  z.strictObject({
    kind: z.literal('behavior'),
    of: described('What is counted: orders, points or days.', z.enum(BEHAVIORS)),
    atLeast: z.exactOptional(count('The lowest count.')),
    atMost: z.exactOptional(count('The highest count.')),
  }),
);

const SpentCondition = withAnyOf(
  'SpentCondition',
  'Asks what the member has spent so far, refunds taken off.',
  ['atLeast', 'atMost'],
  z.strictObject({
    kind: z.literal('spent'),
    atLeast: z.exactOptional(amounts('The least spent, in any of the currencies.', 0)),
    atMost: z.exactOptional(amounts('The most spent.', 0)),
  }),
);

const BirthdayCondition = named(
  'BirthdayCondition',
  "Asks whether the order or event falls on the member's birthday, or into its month.",
  z.strictObject({
    kind: z.literal('birthday'),
    within: described('The day itself, or its whole month.', z.enum(['day', 'month'])),
  }),
);

/** What can be asked of a member. */
export const MEMBER_CONDITIONS = [
  TierCondition,
  SegmentCondition,
  AttributeCondition,
  BehaviorCondition,
  SpentCondition,
  BirthdayCondition,
] as const;
