import { plainWords } from './cut-words.ts';
import { wordOf } from './word-of.ts';

/** What people call a metric, where its name as words would not do. */
const TITLES: Readonly<Record<string, string>> = {
  acquisition_cost: 'Acquisition cost (CAC)',
  churn_risk: 'Churn risk, next 90 days',
  ces: 'Customer effort (CES)',
  breakage_expected: 'Expected breakage',
  breakage_realized: 'Realized breakage',
  clv: 'Customer lifetime value (CLV)',
  csat: 'Satisfaction (CSAT)',
  k_factor: 'K-factor',
  nps: 'Net promoter score (NPS)',
  experiment_groups: 'Groups of experiments',
  points_roll_forward: 'Points roll-forward',
  redemption_rate_flow: 'Redemption rate of the month',
  redemption_rate_vintage: 'Redemption rate of a month’s issue',
  referral_conversion: 'Conversion between steps',
  referral_cycle_time: 'Referral cycle time',
  repeat_purchase: 'Repeat purchase rate',
  repeat_within: 'Second order within N days',
  retention_bracket: 'Retention, days a to b',
  retention_calendar: 'Retention by calendar month',
  retention_day: 'Retention on day N',
  retention_on_or_after: 'Retention on or after day N',
  returning_customers: 'Returning customer rate',
  reward_grants: 'Rewards given for nothing',
  reward_points: 'Points spent on rewards',
  reward_redemptions: 'Redemptions',
  rfm: 'RFM groups',
  rfm_cut_points: 'RFM cut points',
  sample_ratio: 'Sample-ratio check',
  uplift: 'Uplift against the holdout',
};

export const metricTitle = (metric: string): string => wordOf(TITLES, metric) ?? plainWords(metric);
