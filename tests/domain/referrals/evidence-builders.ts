import fc from 'fast-check';
import { REFERRAL_CHECKS, type ReferralJudging } from '../../../shared/domain/program/referral-program.ts';
import { DEFAULT_JUDGING } from '../../../shared/domain/referrals/default-weights.ts';
import type { ReferralEvidence } from '../../../shared/domain/referrals/evidence.ts';
import type { ComparedSignal, Signals } from '../../../shared/domain/referrals/signals.ts';

export const COMPARED: readonly ComparedSignal[] = [
  'email',
  'emailSkeleton',
  'phone',
  'address',
  'payment',
  'namePostcode',
  'device',
  'networkAgent',
];

const ORDERED_AT = 1_780_000_000;

/** Two strangers of whom all is known, an ordinary order, and nothing that speaks against anybody. */
export function strangers(changes: Partial<ReferralEvidence> = {}): ReferralEvidence {
  const signalsOf = (who: string): Signals => ({
    ...Object.fromEntries(COMPARED.map((signal) => [signal, `${signal} of ${who}`])),
    emailDomainIsDisposable: false,
  });
  return {
    friendId: 'friend',
    friend: signalsOf('friend'),
    advocate: signalsOf('advocate'),
    sightings: Object.fromEntries(COMPARED.map((signal) => [signal, 0])),
    history: { referredAt: [], judged: 10, returned: 1, rejected: 0 },
    timing: { visitedAt: ORDERED_AT - 4_000, signedUpAt: ORDERED_AT - 3_600, orderedAt: ORDERED_AT },
    ancestors: ['first', 'second', 'third'].map((memberId) => ({ memberId, signals: signalsOf(memberId) })),
    visit: { referrerHost: 'l.instagram.com' },
    ...changes,
  };
}

/** Few values, so that people often have them in common. */
const value = fc.constantFrom('a', 'b', 'c');
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Drops what is undefined, as the types ask for. */
const given = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

export const signals: fc.Arbitrary<Signals> = fc
  .record({
    ...Object.fromEntries(COMPARED.map((signal) => [signal, optional(value)])),
    emailDomainIsDisposable: optional(fc.boolean()),
  })
  .map(given);

const history: fc.Arbitrary<ReferralEvidence['history']> = fc
  .tuple(
    fc.array(fc.integer({ min: ORDERED_AT - 200_000, max: ORDERED_AT }), { maxLength: 30 }),
    fc.nat(10),
    fc.nat(10),
    fc.nat(20),
  )
  .map(([referredAt, returned, rejected, kept]) => ({
    referredAt,
    returned,
    rejected,
    judged: returned + rejected + kept,
  }));

const timing: fc.Arbitrary<ReferralEvidence['timing']> = fc
  .tuple(fc.option(fc.nat(1_000), { nil: null }), fc.nat(1_000))
  .map(([beforeSignUp, beforeOrder]) => ({
    orderedAt: ORDERED_AT,
    signedUpAt: ORDERED_AT - beforeOrder,
    visitedAt: beforeSignUp === null ? null : ORDERED_AT - beforeOrder - beforeSignUp,
  }));

export const evidence: fc.Arbitrary<ReferralEvidence> = fc.record({
  friendId: fc.constant('friend'),
  friend: signals,
  advocate: signals,
  sightings: fc
    .record(Object.fromEntries(COMPARED.map((signal) => [signal, optional(fc.nat(8))])))
    .map(given),
  history,
  timing,
  ancestors: fc.array(fc.record({ memberId: fc.constantFrom('friend', 'x', 'y', 'z'), signals }), {
    maxLength: 4,
  }),
  visit: fc.record({ referrerHost: optional(fc.constantFrom('mydealz.de', 'l.instagram.com')) }).map(given),
});

/** Any program's: thresholds in any place, weights of any checks. */
export const judging: fc.Arbitrary<ReferralJudging> = fc
  .record({
    reviewAt: fc.integer({ min: 1, max: 150 }),
    more: fc.nat(100),
    weights: fc.record(Object.fromEntries(REFERRAL_CHECKS.map((name) => [name, fc.nat(120)])), {
      requiredKeys: [],
    }),
  })
  .map(({ reviewAt, more, weights }) => ({
    ...DEFAULT_JUDGING,
    reviewAt,
    rejectAt: reviewAt + more,
    weights,
  }));
