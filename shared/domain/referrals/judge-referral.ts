import type { ReferralCheck, ReferralVerdict } from '../ledger/referral.ts';
import {
  REFERRAL_CHECKS,
  type ReferralCheckName,
  type ReferralJudging,
} from '../program/referral-program.ts';
import { circular, mutual } from './circles.ts';
import { DEFAULT_WEIGHTS } from './default-weights.ts';
import type { ReferralEvidence } from './evidence.ts';
import type { Check, Finding } from './finding.ts';
import { couponSite, disposableEmail } from './origin.ts';
import { burst, haste } from './pace.ts';
import { returnHabit } from './return-habit.ts';
import { sameDevice, sameNetworkAndAgent } from './same-machine.ts';
import {
  lookalikeEmail,
  sameAddress,
  sameEmail,
  sameNameAndPostcode,
  samePayment,
  samePhone,
} from './same-person.ts';
import { sharedSignals } from './shared-signals.ts';

const CHECKS: Readonly<Record<ReferralCheckName, Check>> = {
  same_email: sameEmail,
  lookalike_email: lookalikeEmail,
  same_phone: samePhone,
  same_address: sameAddress,
  same_payment: samePayment,
  same_name_and_postcode: sameNameAndPostcode,
  same_device: sameDevice,
  same_network_and_agent: sameNetworkAndAgent,
  shared_signals: sharedSignals,
  mutual,
  circular,
  burst,
  haste,
  disposable_email: disposableEmail,
  coupon_site: couponSite,
  return_habit: returnHabit,
};

/** What was found and what follows; goes as it is into the entry of the qualification. */
export interface ReferralJudgment {
  /** The sum of the weights of `checks`. */
  readonly score: number;
  /** All of them, in the order of REFERRAL_CHECKS. */
  readonly checks: readonly ReferralCheck[];
  readonly verdict: ReferralVerdict;
  /** What would have been decided, where judging is in shadow. */
  readonly shadow?: ReferralVerdict;
}

/**
 * Judges one referral. Each check looks for itself, so that one more sign never lowers the score, and what is not known never
 * raises it. A check with the weight 0 is told and does nothing, not even reject.
 * @param judging of the program that judges the qualifying order
 */
export function judgeReferral(evidence: ReferralEvidence, judging: ReferralJudging): ReferralJudgment {
  const checks = REFERRAL_CHECKS.map((name) => weigh(name, CHECKS[name](evidence), judging));
  const score = checks.reduce((sum, { weight }) => sum + weight, 0);
  const verdict = decide(checks, score, judging);
  return judging.mode === 'shadow'
    ? { score, checks, verdict: 'reward', shadow: verdict }
    : { score, checks, verdict };
}

function weigh(name: ReferralCheckName, finding: Finding, { weights }: ReferralJudging): ReferralCheck {
  const { outcome, detail } = finding;
  const full = weights?.[name] ?? DEFAULT_WEIGHTS[name].weight;
  const counts = outcome === 'flagged' || outcome === 'blocked';
  return {
    name,
    outcome: outcome === 'blocked' && full === 0 ? 'flagged' : outcome,
    weight: counts ? full : 0,
    detail,
  };
}

function decide(
  checks: readonly ReferralCheck[],
  score: number,
  { reviewAt, rejectAt }: ReferralJudging,
): ReferralVerdict {
  if (checks.some(({ outcome }) => outcome === 'blocked')) return 'reject';
  // The network decides nothing by itself, whatever weights and thresholds a program has.
  if (checks.every(({ name, weight }) => weight === 0 || name === 'same_network_and_agent')) return 'reward';
  if (score >= rejectAt) return 'reject';
  return score >= reviewAt ? 'review' : 'reward';
}
