import { describe, expect, test } from 'vitest';
import type { ReferralCheck } from '../../../shared/domain/ledger/referral.ts';
import { REFERRAL_CHECKS, type ReferralCheckName } from '../../../shared/domain/program/referral-program.ts';
import { DEFAULT_JUDGING, DEFAULT_WEIGHTS } from '../../../shared/domain/referrals/default-weights.ts';
import type { ReferralEvidence } from '../../../shared/domain/referrals/evidence.ts';
import { judgeReferral } from '../../../shared/domain/referrals/judge-referral.ts';
import type { Signals } from '../../../shared/domain/referrals/signals.ts';
import { strangers } from './evidence-builders.ts';

const base = strangers();
const { friend, advocate, history, timing } = base;
const { signedUpAt, orderedAt } = timing;

const friendWith = (changes: Partial<Signals>) => strangers({ friend: { ...friend, ...changes } });
const without = (signal: keyof Signals): ReferralEvidence => {
  const { [signal]: _, ...rest } = friend;
  return strangers({ friend: rest });
};
const asAdvocate = (
  signal:
    | 'email'
    | 'emailSkeleton'
    | 'phone'
    | 'address'
    | 'payment'
    | 'namePostcode'
    | 'device'
    | 'networkAgent',
) => friendWith({ [signal]: advocate[signal] });
const referred = (...secondsBefore: readonly number[]) =>
  strangers({ history: { ...history, referredAt: secondsBefore.map((each) => signedUpAt - each) } });
const ended = (judged: number, returned: number, rejected: number) =>
  strangers({ history: { ...history, judged, returned, rejected } });
const above = (...memberIds: readonly string[]) =>
  strangers({ ancestors: memberIds.map((memberId) => ({ memberId, signals: {} })) });
const sharedAbove = (depth: number, ...names: readonly (keyof Signals)[]) =>
  strangers({
    ancestors: Array.from({ length: depth }, (_, index) => ({
      memberId: `m${index}`,
      signals: index === depth - 1 ? Object.fromEntries(names.map((name) => [name, friend[name]])) : {},
    })),
  });
const visited = (signUpSeconds: number, orderSeconds: number) =>
  strangers({
    timing: {
      visitedAt: orderedAt,
      signedUpAt: orderedAt + signUpSeconds,
      orderedAt: orderedAt + orderSeconds,
    },
  });
const from = (referrerHost: string) => strangers({ visit: { referrerHost } });
const times = (count: number, seconds: number): readonly number[] =>
  Array.from({ length: count }, () => seconds);

type Row = readonly [ReferralCheckName, ReferralCheck['outcome'], ReferralEvidence];

const ROWS: readonly Row[] = [
  ['same_email', 'blocked', asAdvocate('email')],
  ['same_email', 'not_available', without('email')],
  ['lookalike_email', 'flagged', asAdvocate('emailSkeleton')],
  ['lookalike_email', 'not_available', without('emailSkeleton')],
  ['same_phone', 'flagged', asAdvocate('phone')],
  ['same_phone', 'not_available', without('phone')],
  ['same_address', 'flagged', asAdvocate('address')],
  ['same_address', 'not_available', without('address')],
  ['same_payment', 'flagged', asAdvocate('payment')],
  ['same_payment', 'not_available', without('payment')],
  ['same_name_and_postcode', 'flagged', asAdvocate('namePostcode')],
  ['same_name_and_postcode', 'not_available', without('namePostcode')],
  ['same_device', 'flagged', asAdvocate('device')],
  ['same_device', 'not_available', without('device')],
  ['same_network_and_agent', 'flagged', asAdvocate('networkAgent')],
  ['same_network_and_agent', 'flagged', strangers({ sightings: { networkAgent: 5 } })],
  ['same_network_and_agent', 'passed', strangers({ sightings: { networkAgent: 4 } })],
  ['same_network_and_agent', 'not_available', without('networkAgent')],
  ['shared_signals', 'flagged', strangers({ sightings: { email: 1 } })],
  ['shared_signals', 'flagged', strangers({ sightings: { namePostcode: 1 } })],
  ['shared_signals', 'flagged', strangers({ sightings: { emailSkeleton: 2 } })],
  ['shared_signals', 'passed', strangers({ sightings: { emailSkeleton: 1 } })],
  ['shared_signals', 'flagged', strangers({ sightings: { payment: 2 } })],
  ['shared_signals', 'passed', strangers({ sightings: { payment: 1, phone: 1, device: 2 } })],
  ['shared_signals', 'flagged', strangers({ sightings: { phone: 2 } })],
  ['shared_signals', 'flagged', strangers({ sightings: { device: 3 } })],
  ['shared_signals', 'passed', strangers({ sightings: { device: 0, address: 400, networkAgent: 400 } })],
  ['shared_signals', 'not_available', strangers({ sightings: { address: 400, networkAgent: 400 } })],
  ['shared_signals', 'not_available', strangers({ sightings: {} })],
  ['mutual', 'blocked', above('friend')],
  ['mutual', 'passed', above('other', 'friend')],
  ['mutual', 'flagged', sharedAbove(1, 'payment', 'device')],
  ['mutual', 'passed', sharedAbove(1, 'payment', 'address', 'networkAgent')],
  ['mutual', 'not_available', above()],
  ['circular', 'blocked', above('other', 'friend')],
  ['circular', 'blocked', above('other', 'another', 'friend')],
  ['circular', 'passed', above('one', 'two', 'three', 'friend')],
  ['circular', 'not_available', above('friend')],
  ['circular', 'flagged', sharedAbove(2, 'phone', 'namePostcode')],
  ['circular', 'flagged', sharedAbove(3, 'email', 'emailSkeleton')],
  ['circular', 'passed', sharedAbove(4, 'email', 'emailSkeleton')],
  ['burst', 'flagged', referred(...times(5, 3_599))],
  ['burst', 'passed', referred(...times(5, 3_600))],
  ['burst', 'passed', referred(...times(4, 10), ...times(7, 80_000))],
  ['burst', 'flagged', referred(...times(4, 10), ...times(8, 80_000))],
  ['burst', 'passed', referred(...times(40, 86_400))],
  ['burst', 'passed', referred(...times(40, -1))],
  ['haste', 'flagged', visited(9, 4_000)],
  ['haste', 'flagged', visited(10, 119)],
  ['haste', 'passed', visited(10, 120)],
  ['haste', 'not_available', strangers({ timing: { ...timing, visitedAt: null } })],
  ['disposable_email', 'flagged', friendWith({ emailDomainIsDisposable: true })],
  ['disposable_email', 'not_available', without('emailDomainIsDisposable')],
  ['coupon_site', 'flagged', from('www.mydealz.de')],
  ['coupon_site', 'flagged', from('MYDEALZ.DE:443')],
  ['coupon_site', 'flagged', from('de.couponfollow.com.')],
  ['coupon_site', 'flagged', from('super-gutscheine.example')],
  ['coupon_site', 'passed', from('notmydealz.de')],
  ['coupon_site', 'passed', from('www.cuponthehill.example')],
  ['coupon_site', 'not_available', strangers({ visit: {} })],
  ['return_habit', 'flagged', ended(6, 3, 0)],
  ['return_habit', 'flagged', ended(6, 1, 2)],
  ['return_habit', 'passed', ended(7, 3, 0)],
  ['return_habit', 'passed', ended(2, 2, 0)],
  ['return_habit', 'not_available', ended(0, 0, 0)],
];

const outcomeOf = (name: ReferralCheckName, evidence: ReferralEvidence) =>
  judgeReferral(evidence, DEFAULT_JUDGING).checks.find((each) => each.name === name);

describe('checks', () => {
  test.each(ROWS)('%s: %s', (name, outcome, evidence) => {
    const isAgainst = outcome === 'flagged' || outcome === 'blocked';
    expect(outcomeOf(name, evidence)).toMatchObject({
      outcome,
      weight: isAgainst ? DEFAULT_WEIGHTS[name].weight : 0,
    });
  });

  test('all pass for strangers of whom all is known', () => {
    const { checks, score, verdict } = judgeReferral(base, DEFAULT_JUDGING);
    expect(checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    expect({ score, verdict }).toEqual({ score: 0, verdict: 'reward' });
  });

  test('each has a row above for every outcome but passed', () => {
    const NEVER_MISSING: readonly ReferralCheckName[] = ['burst'];
    for (const name of REFERRAL_CHECKS) {
      const outcomes = ROWS.filter(([each]) => each === name).map(([, outcome]) => outcome);
      expect(
        outcomes.some((each) => each === 'flagged' || each === 'blocked'),
        name,
      ).toBe(true);
      if (!NEVER_MISSING.includes(name)) expect(outcomes, name).toContain('not_available');
    }
  });

  test('what a family shares is rewarded, with a tablet or a card or a landline, and looked at with all of them', () => {
    const { address, networkAgent, device, payment, phone } = advocate as Required<Signals>;
    const verdict = (changes: Partial<Signals>) =>
      judgeReferral(friendWith({ address, networkAgent, ...changes }), DEFAULT_JUDGING).verdict;
    expect([verdict({}), verdict({ device }), verdict({ payment })]).toEqual(['reward', 'reward', 'reward']);
    expect(verdict({ device, payment })).toBe('review');
    expect(verdict({ device, payment, phone })).toBe('reject');
  });
});
