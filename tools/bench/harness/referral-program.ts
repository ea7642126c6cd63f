import { DEFAULT_PROGRAM } from '../../../shared/domain/program/default-program.ts';
import type { ProgramDocument } from '../../../shared/domain/program/program.ts';
import { DEFAULT_JUDGING } from '../../../shared/domain/referrals/default-weights.ts';

const { version: _built_in, ...BUILT_IN } = DEFAULT_PROGRAM;

/** The built-in program with referrals as a shop would have them: points for both, a cap, a minimum. */
export const REFERRAL_PROGRAM: ProgramDocument = {
  ...BUILT_IN,
  referrals: {
    advocateGets: [
      { from: 1, points: 500 },
      { from: 5, points: 1_000 },
    ],
    friendGets: [{ from: 1, points: 300 }],
    qualifyingOrder: { minimum: { USD: 100, EUR: 100 } },
    windowDays: 30,
    touch: 'first',
    holdDays: 30,
    caps: [{ per: 'month', times: 10 }],
    judging: DEFAULT_JUDGING,
    landingUrl: 'https://shop.example/welcome',
  },
};
