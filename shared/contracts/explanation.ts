import * as z from 'zod/mini';
import { described, named } from './named.ts';
import { money } from './primitives.ts';

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
