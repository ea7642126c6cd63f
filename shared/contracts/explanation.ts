import * as z from 'zod/mini';
import { UNMET_KINDS } from '../domain/program/unmet.ts';
import { described, named } from './named.ts';
import { Currency, money } from './primitives.ts';

const exact = 'Exact, before rounding: a decimal, or a fraction where no decimal is exact.';

const LineExplanation = named(
  'LineExplanation',
  'What one rule gave for one line, or for the order as a whole.',
  z.strictObject({
    lineId: described('`null`: for the order as a whole.', z.nullable(z.string())),
    sku: described('`null`: for the order as a whole.', z.nullable(z.string())),
    ruleId: z.string(),
    netAmount: money('Net value of the line, or of all goods.'),
    points: described(exact, z.string()),
  }),
);

const list = <Item extends z.ZodMiniType>(description: string, item: Item) =>
  z.optional(described(description, z.readonly(z.array(item))));

const Unmet = named(
  'Unmet',
  'One thing that kept a rule from counting, as data, to be told in the language of whoever reads it.',
  z.strictObject({
    kind: described(
      'First what is around the rule, such as its dates and caps; from `amount` on, the question of its condition whose answer was no.',
      z.enum(UNMET_KINDS),
    ),
    isNegated: z.optional(described('The opposite was asked for, such as another day.', z.literal(true))),
    from: z.optional(
      described('A moment of `not_yet`, a local day of `date`, `HH:MM` of `time_of_day`.', z.string()),
    ),
    until: z.optional(described('The same, of `over`, `date` and `time_of_day`.', z.string())),
    days: list('Of `weekday`: any of them would do; 1 is Monday.', z.int()),
    in: list('Of `channel` and `country`: any of them would do.', z.string()),
    names: list('Of `tier`: any of them would do, as members call them.', z.string()),
    within: z.optional(described('Of `birthday`.', z.enum(['day', 'month']))),
    atLeast: z.optional(described('Minor units of `currency`, units, or the number of the order.', z.int())),
    atMost: z.optional(described('The same.', z.int())),
    every: z.optional(described('Of `order_number`: 5 is the 5th, 10th, 15th.', z.int())),
    found: z.optional(described('What there was instead.', z.int())),
    currency: z.optional(described('Of `amount`.', Currency)),
    by: z.optional(
      described(
        'Of `outdone` and `preceded`: the description of the rule that counted in its place.',
        z.string(),
      ),
    ),
  }),
);

const RuleExplanation = named(
  'RuleExplanation',
  'A rule that was looked at, and what came of it.',
  z.strictObject({
    ruleId: described('Of a tier that multiplies points, `tier:` and the id of the tier.', z.string()),
    description: z.string(),
    fired: z.boolean(),
    points: described(`${exact} \`0\` where it did not fire.`, z.string()),
    cappedAt: described(
      'What its caps left to it, in points, where it would have given more; `null`: no cap bound.',
      z.nullable(z.int()),
    ),
    reason: described(
      'Why it fired, or which condition failed, with the value found. Of the member, values are not kept: an order told again later says that it was not so.',
      z.string(),
    ),
    unmet: described(
      'Why it did not fire, as data; empty where it did. Of several, any one would have been enough.',
      z.readonly(z.array(Unmet)),
    ),
  }),
);

export const explained = {
  summary: z.string(),
  lines: described(
    'Shares of lines first. Of an activity, which has no lines, empty.',
    z.array(LineExplanation),
  ),
  exactPoints: described(exact, z.string()),
  rounding: z.enum(['floor', 'half_up', 'ceiling']),
  cappedAt: described(
    "What the program's own caps, on the balance or on a period, left to the member, where that was less; `null`: none bound.",
    z.nullable(z.int()),
  ),
  rules: described(
    "Every rule there is for such an order or activity, and of the member's tier.",
    z.array(RuleExplanation),
  ),
};

export const Explanation = named(
  'Explanation',
  'Where each point comes from.',
  z.strictObject({ programVersion: z.int(), ...explained }),
);
export type Explanation = z.infer<typeof Explanation>;
