import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import { REFERRALS } from '../e2e/referrals-program.ts';
import { SURVEY_PROGRAM } from '../e2e/surveying.ts';

/** Points for orders of 20.00 and more, two tiers, referrals that people judge, a survey, and points for reviews. */
export const SUPPORT_PROGRAM: ProgramDocument = {
  ...(SURVEY_PROGRAM as unknown as ProgramDocument),
  name: 'Support',
  earningRules: [
    {
      id: 'base',
      description: 'A point for each dollar, from 20 dollars on',
      on: 'order',
      when: { kind: 'amount', atLeast: { USD: 2_000 } },
      effect: { kind: 'points_per_amount', points: 1, perAmount: { USD: 100 } },
    },
    {
      id: 'review',
      description: '40 points for a review',
      on: { event: 'review' },
      effect: { kind: 'fixed_points', points: 40 },
    },
  ],
  tiers: {
    qualifyBy: 'points',
    window: { kind: 'lifetime' },
    upgrade: 'at_once',
    downgrade: 'none',
    graceMonths: 0,
    tiers: [
      { id: 'plain', name: 'Plain', threshold: 0, benefits: {} },
      { id: 'gold', name: 'Gold', threshold: 1_000, benefits: { earningPercent: 150 } },
    ],
  },
  referrals: REFERRALS,
};
