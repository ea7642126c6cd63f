/**
 * Where a customer stands with the shop, from what they did: `awareness` (known, and nothing more), `consideration` (showed
 * interest of late, has not bought), `onboarding` (bought for the first time of late), `active` (buys as usual), `at_risk`
 * and `lapsed` (silent for longer than is usual for them), `advocate` (buys, and brings others).
 */
export const STAGES = [
  'awareness',
  'consideration',
  'onboarding',
  'active',
  'at_risk',
  'lapsed',
  'advocate',
] as const;
export type Stage = (typeof STAGES)[number];

/** The moments at which stages change. Days are of 24 hours; silence is measured in multiples of the customer's usual interval. */
export interface JourneyRules {
  /** Interest counts for so many days after the last visit, activity or enrollment. */
  readonly considerationDays: number;
  /** A first buyer is onboarding for so many days, or until the order of this number. */
  readonly onboardingDays: number;
  readonly onboardedAtOrder: number;
  readonly atRiskAfterIntervals: number;
  readonly lapsedAfterIntervals: number;
  /**
   * What is usual for who has too few orders to tell, and the least and the most that is taken for usual: whoever ordered
   * twice on a day is not lapsed a week later.
   */
  readonly usualIntervalDays: { readonly default: number; readonly atLeast: number; readonly atMost: number };
  /** Somebody is an advocate for so many days after a friend of theirs was rewarded, or after they promoted the shop. */
  readonly advocateDays: number;
}

export const DEFAULT_JOURNEY_RULES: JourneyRules = {
  considerationDays: 30,
  onboardingDays: 60,
  onboardedAtOrder: 3,
  atRiskAfterIntervals: 2,
  lapsedAfterIntervals: 4,
  usualIntervalDays: { default: 60, atLeast: 14, atMost: 180 },
  advocateDays: 365,
};
