import type { EpochSeconds } from '../../calendar.ts';
import type { PendingPolicy, ProgramDocument } from '../program.ts';
import type { ReferralProgram } from '../referral-program.ts';
import { type Contradiction, error, pointer } from './contradiction.ts';
import { amountFaults } from './currencies.ts';
import { isWithin } from './goods-within.ts';
import { referralCapFaults } from './referral-cap-faults.ts';
import { referralJudgingFaults } from './referral-judging-faults.ts';
import { referralPromiseFaults } from './referral-promise-faults.ts';
import { referralStepFaults } from './referral-step-faults.ts';
import { unknownName } from './unknown-name.ts';

const PATH = '/referrals';

/** Referrals that nobody can make, that give what cannot be given, or that are over before a return. */
export function referralFaults(document: ProgramDocument, now: EpochSeconds): readonly Contradiction[] {
  const { referrals } = document;
  if (referrals === undefined) return [];
  return [
    ...advocateFaults(referrals, document),
    ...referralPromiseFaults(referrals, PATH, document, now),
    ...referralStepFaults(referrals, PATH),
    ...orderFaults(referrals, document),
    ...holdFaults(referrals, document),
    ...referralCapFaults(referrals, PATH),
    ...referralJudgingFaults(referrals.judging, `${PATH}/judging`),
  ];
}

function advocateFaults(
  { advocates = {} }: ReferralProgram,
  document: ProgramDocument,
): readonly Contradiction[] {
  const { tiers = [], segments = [] } = advocates;
  const at = `${PATH}/advocates`;
  return [
    ...tiers.flatMap((id, index) =>
      unknownName('tier', id, at + pointer('tiers', index), document, 'the list'),
    ),
    ...segments.flatMap((id, index) =>
      unknownName('segment', id, at + pointer('segments', index), document, 'the list'),
    ),
  ];
}

function orderFaults(
  { qualifyingOrder: { minimum, goods, excluding } }: ReferralProgram,
  document: ProgramDocument,
): readonly Contradiction[] {
  const at = `${PATH}/qualifyingOrder`;
  const without = [
    { filter: document.excludedGoods, place: '/excludedGoods' },
    { filter: excluding, place: `${at}/excluding` },
  ];
  return [
    ...(minimum === undefined
      ? []
      : amountFaults(minimum, `${at}/minimum`, document, {
          severity: 'warning',
          consequence: 'no order in it qualifies',
        })),
    ...without
      .filter(({ filter }) => goods !== undefined && isWithin(goods, filter))
      .map(({ place }) =>
        error(
          'NOTHING_COUNTS',
          `${at}/goods`,
          goods,
          `all of these goods are in ${place}, so no order ever qualifies; remove them from one of the two`,
        ),
      ),
  ];
}

/** Whoever could spend the reward before the goods may no longer go back would have it for nothing. */
function holdFaults({ holdDays }: ReferralProgram, { pending }: ProgramDocument): readonly Contradiction[] {
  const days = returnWindowDays(pending);
  if (holdDays >= days) return [];
  const field = pending.kind === 'delivery' ? '/pending/atMostDays' : '/pending/days';
  return [
    error(
      'HOLD_TOO_SHORT',
      `${PATH}/holdDays`,
      holdDays,
      `is less than the ${days} days of ${field}, for which points of an order wait because it may go back, so a reward could be spent and its order returned; give at least ${days}`,
    ),
  ];
}

function returnWindowDays(pending: PendingPolicy): number {
  switch (pending.kind) {
    case 'none':
      return 0;
    case 'days':
      return pending.days;
    case 'delivery':
      return pending.atMostDays;
  }
}
