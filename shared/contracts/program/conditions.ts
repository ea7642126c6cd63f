import * as z from 'zod/mini';
import type { Condition as ConditionType } from '../../domain/program/condition.ts';
import { described, named } from '../named.ts';
import { JOURNEY_CONDITIONS } from './journey-conditions.ts';
import { MAX_CONDITIONS_IN_LIST } from './limits.ts';
import { MEMBER_CONDITIONS } from './member-conditions.ts';
import { ORDER_CONDITIONS } from './order-conditions.ts';
import { TIME_CONDITIONS } from './time-conditions.ts';
import { ValueTest } from './value-test.ts';
import { attributeName } from './values.ts';

const EventAttributeCondition = named(
  'EventAttributeCondition',
  'Asks for an attribute of a custom event.',
  z.strictObject({
    kind: z.literal('event_attribute'),
    name: attributeName('Name of the attribute.'),
    test: ValueTest,
  }),
);

/** All questions that are not made of others. */
export const LEAVES = [
  ...ORDER_CONDITIONS,
  ...TIME_CONDITIONS,
  ...MEMBER_CONDITIONS,
  ...JOURNEY_CONDITIONS,
  EventAttributeCondition,
] as const;

type Conditions = z.ZodMiniType<ConditionType[], ConditionType[]>;

const conditions = (description: string): Conditions =>
  described(description, z.array(Condition).check(z.minLength(1), z.maxLength(MAX_CONDITIONS_IN_LIST)));

const AllCondition = named(
  'AllCondition',
  'True when all of its conditions are.',
  z.strictObject({
    kind: z.literal('all'),
    get of(): Conditions {
      return conditions('Every one of them must be true.');
    },
  }),
);
const AnyCondition = named(
  'AnyCondition',
  'True when one of its conditions is.',
  z.strictObject({
    kind: z.literal('any'),
    get of(): Conditions {
      return conditions('One of them must be true.');
    },
  }),
);
const NotCondition = named(
  'NotCondition',
  'True when its condition is not.',
  z.strictObject({
    kind: z.literal('not'),
    get of(): z.ZodMiniType<ConditionType, ConditionType> {
      return Condition;
    },
  }),
);

/** Conditions that are made of others. */
export const JOINED = [AllCondition, AnyCondition, NotCondition] as const;

/**
 * A condition, nested without a limit: the schema of the document looks at the depth first, so that no text, however deep,
 * reaches this one and fills the stack.
 */
export const Condition: z.ZodMiniType<ConditionType, ConditionType> = named(
  'Condition',
  'A question that is true or false of an order or event and its member; `all`, `any` and `not` join others, up to 8 deep.',
  z.discriminatedUnion('kind', [...JOINED, ...LEAVES]),
);
