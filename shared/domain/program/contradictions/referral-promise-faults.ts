import { type EpochSeconds, SECONDS_PER_DAY } from '../../calendar.ts';
import type { ProgramDocument } from '../program.ts';
import type { ReferralProgram } from '../referral-program.ts';
import type { Reward } from '../reward.ts';
import { type Contradiction, pointer, warning } from './contradiction.ts';
import { grantFaults } from './not-grantable.ts';
import { unknownName } from './unknown-name.ts';

/** Who gets the code did not choose the moment, and has to hear of it before it can be used. */
const LEAST_VALID_DAYS = 7;

/** Rewards that a referral promises and the program does not have, cannot hand out, or no longer has when the hold ends. */
export function referralPromiseFaults(
  referrals: ReferralProgram,
  path: string,
  document: ProgramDocument,
  now: EpochSeconds,
): readonly Contradiction[] {
  return (['advocateGets', 'friendGets'] as const).flatMap((field) =>
    referrals[field].flatMap((step, index) => {
      if (!('reward' in step)) return [];
      const at = path + pointer(field, index, 'reward');
      const reward = document.rewards?.find(({ id }) => id === step.reward);
      if (reward === undefined) return unknownName('reward', step.reward, at, document, 'the step');
      const ungrantable = grantFaults(reward, at, document);
      if (ungrantable.length > 0) return ungrantable;
      return [...endFaults(reward, at, referrals.holdDays, now), ...validityFaults(reward, at)];
    }),
  );
}

function endFaults(
  { id, until }: Reward,
  path: string,
  holdDays: number,
  now: EpochSeconds,
): readonly Contradiction[] {
  if (until === undefined || Date.parse(until) / 1_000 > now + holdDays * SECONDS_PER_DAY) return [];
  return [
    warning(
      'NO_LONGER_IN_FORCE',
      path,
      id,
      `can be had until ${until}, which is over when the hold of ${holdDays} days ends for a friend who orders today; give the reward a later "until", or promise another`,
    ),
  ];
}

function validityFaults({ id, coupon }: Reward, path: string): readonly Contradiction[] {
  const validDays = coupon?.validDays ?? LEAST_VALID_DAYS;
  if (validDays >= LEAST_VALID_DAYS) return [];
  return [
    warning(
      'VALIDITY_TOO_SHORT',
      path,
      id,
      `is a code that is good for ${validDays} days from the end of the hold on, a moment that nobody chose; give its coupon at least ${LEAST_VALID_DAYS} "validDays", or promise another reward`,
    ),
  ];
}
