import * as z from 'zod/mini';
import { described, named } from '../named.ts';
import { Currency, MAX_MONEY, Timestamp, text } from '../primitives.ts';
import { withAnyOf } from './any-of.ts';
import { Condition } from './conditions.ts';
import { Effect } from './effects.ts';
import { GoodsFilter } from './goods.ts';
import { MAX_MEMBER_CAPS } from './limits.ts';
import { byLocale } from './locales.ts';
import { attributeName, count, limitPoints, programId } from './values.ts';

export const CapPeriod = described(
  "Span of the program's calendar: a day, a week from Monday on, a month, a year, or for ever.",
  z.enum(['day', 'week', 'month', 'year', 'ever']),
);

const MemberCap = withAnyOf(
  'MemberCap',
  'The most that one member gets by the rule in a period.',
  ['points', 'times'],
  z.strictObject({
    per: CapPeriod,
    points: z.exactOptional(limitPoints('The most points.')),
    times: z.exactOptional(count('How many times the rule may fire.')),
  }),
);

const Budget = named(
  'Budget',
  'The most that the whole program gives by the rule, ever.',
  z.union(
    [
      z.strictObject({ points: limitPoints('The most points.') }),
      z.strictObject({ times: count('How many times the rule may fire.') }),
      z.strictObject({
        money: described(
          'The most money, counted by the value of a point.',
          z.strictObject({
            currency: Currency,
            amount: described('In minor units.', z.int().check(z.nonnegative(), z.maximum(MAX_MONEY))),
          }),
        ),
      }),
    ],
    {
      error:
        'must be one of {"points": number}, {"times": number} and {"money": {"currency": code, "amount": minor units}}',
    },
  ),
);

const RuleCaps = named(
  'RuleCaps',
  'The most that the rule gives. All of them hold.',
  z.strictObject({
    perOrder: z.exactOptional(limitPoints('For one order or event.')),
    perMember: z.exactOptional(
      described('For one member.', z.array(MemberCap).check(z.minLength(1), z.maxLength(MAX_MEMBER_CAPS))),
    ),
    program: z.exactOptional(Budget),
  }),
);

/** What customers read of a rule, in one language. */
const texts = { description: text('What it is for, in words that members may read.', 300) };

const EarningRuleTexts = named(
  'EarningRuleTexts',
  'What customers read, in one language.',
  z.strictObject(texts),
);

export const EarningRule = named(
  'EarningRule',
  'For what points are given, and how many.',
  z.strictObject({
    id: programId('Name of the rule; ledger entries keep it, so another rule needs another name.'),
    ...texts,
    on: described(
      '`order`, or the type of a custom event.',
      z.union([z.literal('order'), z.strictObject({ event: attributeName('Type of the event.') })], {
        error: 'must be "order", or {"event": type} for a custom event',
      }),
    ),
    from: z.exactOptional(
      described('The rule is in force from this moment on. ISO 8601 with an offset.', Timestamp),
    ),
    until: z.exactOptional(
      described('The rule is in force before this moment. ISO 8601 with an offset.', Timestamp),
    ),
    when: z.exactOptional(described('What must be true; always where it is not given.', Condition)),
    goods: z.exactOptional(described('Lines that count; all that earn where it is not given.', GoodsFilter)),
    excluding: z.exactOptional(described('Lines that do not count for this rule.', GoodsFilter)),
    effect: Effect,
    group: z.exactOptional(
      programId('The group that it stacks in; without one it counts beside all others.'),
    ),
    caps: z.exactOptional(RuleCaps),
    texts: z.exactOptional(
      described(
        'The description in other languages, by BCP 47 locale.',
        byLocale(EarningRuleTexts, '{"de": {"description": "…"}}'),
      ),
    ),
  }),
);

export const RuleGroup = named(
  'RuleGroup',
  'How rules that belong together stack. They are of one kind: rates, bonuses, or multipliers of the same sum.',
  z.strictObject({
    id: programId('Name of the group; rules give it as their `group`.'),
    stacking: described(
      '`all` of them count, the `best` one for the member, or the `first` of the document that fires.',
      z.enum(['all', 'best', 'first']),
    ),
  }),
);
