import type { Program } from '../../../shared/domain/program/program.ts';
import type { ReferralProgram } from '../../../shared/domain/program/referral-program.ts';
import { aProgram } from '../builders.ts';

export const aReferralProgram = (changes: Partial<ReferralProgram> = {}): ReferralProgram => ({
  advocateGets: [{ from: 1, points: 500 }],
  friendGets: [{ from: 1, points: 300 }],
  qualifyingOrder: { minimum: { USD: 2_000 } },
  windowDays: 30,
  touch: 'first',
  holdDays: 30,
  judging: { mode: 'on', reviewAt: 50, rejectAt: 90, reviewDays: 14 },
  landingUrl: 'https://shop.example/welcome',
  ...changes,
});

/** A program with referrals, in which orders themselves earn nothing that could be taken for theirs. */
export const referring = (terms: Partial<ReferralProgram> = {}, changes: Partial<Program> = {}): Program =>
  aProgram({ earningRules: [], referrals: aReferralProgram(terms), ...changes });

/** With two tiers, of which a new member has the first. */
export const tierProgramOf = (terms: Partial<ReferralProgram>): Program =>
  referring(terms, {
    tiers: {
      qualifyBy: 'points',
      window: { kind: 'lifetime' },
      upgrade: 'at_once',
      downgrade: 'one_step',
      graceMonths: 0,
      tiers: [
        { id: 'basic', name: 'Basic', threshold: 0, benefits: {} },
        { id: 'gold', name: 'Gold', threshold: 100, benefits: {} },
      ],
    },
  });
