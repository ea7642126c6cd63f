import type { EntryExplanation } from '../../../../client/generated/types.ts';
import { numberOf, textOf } from './cause.ts';

/** What it earned by rules; the points of an order that was paid with points as well are less than that. */
export const earnedBy = ({ cause, points }: Pick<EntryExplanation, 'cause' | 'points'>): number =>
  numberOf(cause, 'earned') ?? points;

/** Why something that could have earned gave nothing at all, in one sentence; null where it earned, or could not. */
export function whyNothing({ explanation, cause, points }: EntryExplanation): string | null {
  if (explanation === null || earnedBy({ cause, points }) > 0) return null;
  switch (textOf(cause, 'withheld')) {
    case 'GUEST':
      return 'The buyer was not a member when it was placed. Where the program lets earlier orders be claimed, the shop can credit it to a member.';
    case 'MEMBER_CLOSED':
      return 'The membership was closed when it was placed.';
    default:
      return whyRulesGaveNothing(explanation);
  }
}

function whyRulesGaveNothing({ rules, cappedAt, exactPoints }: NonNullable<EntryExplanation['explanation']>) {
  if (rules.length === 0) return 'The program has no rule for it.';
  if (cappedAt !== null) return `The program’s own cap left ${cappedAt} to this member.`;
  const capped = rules.find((rule) => rule.fired && rule.cappedAt === 0);
  if (capped !== undefined) return `“${capped.description}” has reached its cap for this member.`;
  if (rules.some(({ fired }) => fired)) return `It was worth ${exactPoints}, which rounds to nothing.`;
  const [only] = rules;
  return rules.length === 1 && only !== undefined
    ? `No rule gave anything. “${only.description}”: ${only.reason}`
    : 'No rule gave anything. Each says below which of its conditions failed.';
}
