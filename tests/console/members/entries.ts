import type { EntryExplanation, RuleExplanation, StatementEntry } from '../../../client/generated/types.ts';

/** A line of a statement as the API tells it. */
export const entryOf = (changes: Partial<StatementEntry> = {}): StatementEntry => ({
  sequence: 1,
  kind: 'accrual',
  points: 30,
  recordedAt: '2026-11-01T10:00:00Z',
  occurredAt: '2026-11-01T10:00:00Z',
  orderId: '1001',
  redemptionId: null,
  programVersion: 2,
  movements: [],
  tier: null,
  balance: { active: 30, pending: 0, held: 0, deficit: 0 },
  ...changes,
});

export const ruleOf = (changes: Partial<RuleExplanation> = {}): RuleExplanation => ({
  ruleId: 'weekend',
  description: 'Double points at weekends',
  fired: false,
  points: '0',
  cappedAt: null,
  reason: 'It happened on a Monday; asked is Saturday or Sunday.',
  ...changes,
});

/** Why an order gave what it gave. */
export const explainedOf = (
  rules: readonly RuleExplanation[],
  changes: Partial<EntryExplanation> = {},
  explanation: Partial<NonNullable<EntryExplanation['explanation']>> = {},
): EntryExplanation => ({
  ...entryOf({ points: 0 }),
  summary: 'Order 1001 earned 0 points.',
  cause: { kind: 'accrual', earned: 0 },
  postings: [],
  explanation: {
    programVersion: 2,
    summary: '0 points under version 2.',
    lines: [],
    exactPoints: '0',
    rounding: 'floor',
    cappedAt: null,
    rules,
    ...explanation,
  },
  ...changes,
});
