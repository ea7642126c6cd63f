import { BLOCKING_CHECKS } from '../../referrals/blocking-checks.ts';
import { DEFAULT_WEIGHTS } from '../../referrals/default-weights.ts';
import { REFERRAL_CHECKS, type ReferralCheckName, type ReferralJudging } from '../referral-program.ts';
import { type Contradiction, error, warning } from './contradiction.ts';

/** Thresholds that no score reaches, so that nothing is ever held against anybody, or nothing waits for a person. */
export function referralJudgingFaults(judging: ReferralJudging, path: string): readonly Contradiction[] {
  const { reviewAt, rejectAt, weights = {} } = judging;
  const weightOf = (name: ReferralCheckName): number => weights[name] ?? DEFAULT_WEIGHTS[name].weight;
  const decides = REFERRAL_CHECKS.filter((name) => name !== 'same_network_and_agent');
  // The network alone never decides, whatever it weighs.
  const most = decides.some((name) => weightOf(name) > 0)
    ? REFERRAL_CHECKS.reduce((sum, name) => sum + weightOf(name), 0)
    : 0;
  const blocking = BLOCKING_CHECKS.filter((name) => weightOf(name) > 0);
  if (most < reviewAt && blocking.length === 0)
    return [
      error(
        'NEVER_REACHED',
        `${path}/reviewAt`,
        reviewAt,
        `all checks together reach a score of ${most}, so every referral is rewarded; give more weight in ${path}/weights, or lower thresholds`,
      ),
    ];
  return [
    ...(most < reviewAt
      ? [
          warning(
            'NEVER_REACHED',
            `${path}/reviewAt`,
            reviewAt,
            `all checks together reach a score of ${most}, so nothing waits for a person, and only ${blocking.join(', ')} ever reject; give at most ${most}, or more weight in ${path}/weights`,
          ),
        ]
      : []),
    ...(most >= reviewAt && most < rejectAt && blocking.length === 0
      ? [
          warning(
            'NEVER_REACHED',
            `${path}/rejectAt`,
            rejectAt,
            `all checks together reach a score of ${most}, and none of those that reject by themselves is on, so only people reject; give at most ${most}, or more weight in ${path}/weights`,
          ),
        ]
      : []),
  ];
}
