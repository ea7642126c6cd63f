import type { Section } from './section.ts';
import { ACQUISITION } from './sections/acquisition.ts';
import { CHURN } from './sections/churn.ts';
import { LIABILITY_SECTION } from './sections/liability.ts';
import { LIFETIME_VALUE } from './sections/lifetime-value.ts';
import { PROGRAM_RETURN } from './sections/program-return.ts';
import { REDEMPTION } from './sections/redemption.ts';
import { REFERRALS } from './sections/referrals.ts';
import { RETENTION } from './sections/retention.ts';
import { RETURNING_SECTION } from './sections/returning.ts';
import { REWARDS } from './sections/rewards.ts';
import { RFM_SECTION } from './sections/rfm.ts';
import { SURVEYS } from './sections/surveys.ts';
import { TIERS } from './sections/tiers.ts';
import { UPLIFT } from './sections/uplift.ts';

/** What figures are shown in, in this order: by the report as chapters, by the console as pages. */
export const SECTIONS: readonly Section[] = [
  RETENTION,
  RETURNING_SECTION,
  CHURN,
  RFM_SECTION,
  LIFETIME_VALUE,
  ACQUISITION,
  SURVEYS,
  REFERRALS,
  REDEMPTION,
  REWARDS,
  LIABILITY_SECTION,
  TIERS,
  PROGRAM_RETURN,
  UPLIFT,
];
