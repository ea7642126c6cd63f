import type { Metric } from './metric.ts';
import { POINTS_BALANCE } from './points/balance.ts';
import { BREAKAGE_EXPECTED, BREAKAGE_REALIZED } from './points/breakage.ts';
import { K_FACTOR, REFERRAL_CYCLE } from './points/k-factor.ts';
import { POINTS_LIABILITY } from './points/liability.ts';
import { REDEMPTION_FLOW } from './points/redemption-flow.ts';
import { REFERRAL_CONVERSION, REFERRAL_FUNNEL } from './points/referral-funnel.ts';
import { REWARD_GRANTS, REWARD_POINTS, REWARD_REDEMPTIONS } from './points/rewards.ts';
import { ROLL_FORWARD } from './points/roll-forward.ts';
import { STAGE_MIX } from './points/stages.ts';
import { CES, CSAT, NPS } from './points/surveys.ts';
import { TIER_MIX, TIER_MOVES } from './points/tiers.ts';
import { EXPERIMENT_GROUPS, SAMPLE_RATIO, UPLIFT } from './points/uplift.ts';
import { POINT_VINTAGE_PARTS, REDEMPTION_VINTAGE } from './points/vintages.ts';

/** What is counted over points, tiers, referrals, answers, rewards, journeys and asks; on `pointViews`. */
export const POINTS_METRICS: readonly Metric[] = [
  ROLL_FORWARD,
  POINTS_BALANCE,
  REDEMPTION_FLOW,
  REDEMPTION_VINTAGE,
  POINT_VINTAGE_PARTS,
  BREAKAGE_REALIZED,
  BREAKAGE_EXPECTED,
  POINTS_LIABILITY,
  REWARD_REDEMPTIONS,
  REWARD_GRANTS,
  REWARD_POINTS,
  TIER_MIX,
  TIER_MOVES,
  STAGE_MIX,
  NPS,
  CSAT,
  CES,
  REFERRAL_FUNNEL,
  REFERRAL_CONVERSION,
  REFERRAL_CYCLE,
  K_FACTOR,
  UPLIFT,
  EXPERIMENT_GROUPS,
  SAMPLE_RATIO,
];
