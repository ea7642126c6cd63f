import { validateProgram } from '../../../shared/contracts/program/validate-program.ts';
import { parseTime } from '../../../shared/contracts/time.ts';
import { DEFAULT_PROGRAM } from '../../../shared/domain/program/default-program.ts';
import { MOMENTS } from './cast.ts';

export const DRAFT_ID = 'dft_4n7c1v9z3k6x0b8m2q5w';

const { version: _version, ...builtIn } = DEFAULT_PROGRAM;

/** The built-in program with a double-points weekend. */
const weekend = {
  ...builtIn,
  earningRules: [
    ...builtIn.earningRules,
    {
      id: 'double-weekend',
      description: 'Twice the points on the first weekend of October',
      on: 'order',
      from: '2026-10-03T00:00:00Z',
      until: '2026-10-05T00:00:00Z',
      effect: { kind: 'multiplier', percent: 200, of: 'rates' },
    },
  ],
};
const misspelled = { ...builtIn, rounding: 'down' };

const judgment = validateProgram(misspelled, parseTime(MOMENTS.draft));

/** What marketers send in the examples. */
export const PROGRAM_REQUESTS = {
  createDraft: { name: 'Double weekend', document: weekend, actor: 'marketing-3' },
  saveDraft: {
    name: 'Double weekend in October',
    document: weekend,
    actor: 'marketing-3',
    reason: 'A name that says when.',
  },
  validate: { document: misspelled },
  simulateCart: {
    currency: 'USD',
    lines: [
      { lineId: 'mug', sku: 'mug-blue', quantity: 2, unitPrice: 1_850 },
      { lineId: 'tea', sku: 'tea-green', quantity: 1, unitPrice: 990 },
    ],
    placedAt: '2026-10-03T11:30:00Z',
    draftId: DRAFT_ID,
    member: { orders: 3, daysSinceLastOrder: 20 },
  },
  judged: { valid: judgment.isValid, faults: judgment.faults },
  publish: { at: '2026-10-03T00:00:00Z', reason: 'Autumn campaign.', actor: 'marketing-3' },
  cancel: { reason: 'Moved to November.', actor: 'marketing-1' },
  rollBack: { reason: 'The campaign was too generous.', actor: 'marketing-1' },
} as const;
