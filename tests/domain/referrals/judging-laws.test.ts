import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReferralVerdict } from '../../../shared/domain/ledger/referral.ts';
import { REFERRAL_CHECKS } from '../../../shared/domain/program/referral-program.ts';
import { DEFAULT_JUDGING } from '../../../shared/domain/referrals/default-weights.ts';
import type { ReferralEvidence } from '../../../shared/domain/referrals/evidence.ts';
import { judgeReferral } from '../../../shared/domain/referrals/judge-referral.ts';
import { check } from '../../law-runs.ts';
import { COMPARED, evidence, judging, strangers } from './evidence-builders.ts';

const SEVERITY: readonly ReferralVerdict[] = ['reward', 'review', 'reject'];
const severity = (verdict: ReferralVerdict): number => SEVERITY.indexOf(verdict);

/** Each adds one sign of abuse to what there is, whatever there is. */
const WORSE: Readonly<Record<string, (given: ReferralEvidence) => ReferralEvidence>> = {
  ...Object.fromEntries(
    COMPARED.flatMap((signal) => [
      [
        `the same ${signal}`,
        (given: ReferralEvidence) => ({
          ...given,
          friend: { ...given.friend, [signal]: given.advocate[signal] ?? 'same' },
          advocate: { ...given.advocate, [signal]: given.advocate[signal] ?? 'same' },
          // In common with the advocate instead of with those above: circles are looked at apart.
          ancestors: [],
        }),
      ],
      [
        `one more friend with the same ${signal}`,
        (given: ReferralEvidence) => ({
          ...given,
          sightings: { ...given.sightings, [signal]: (given.sightings[signal] ?? 0) + 1 },
        }),
      ],
    ]),
  ),
  'one more sign-up at the same second': (given) => ({
    ...given,
    history: { ...given.history, referredAt: [...given.history.referredAt, given.timing.signedUpAt] },
  }),
  'one more return': ({ history, ...given }) => ({
    ...given,
    history: { ...history, judged: history.judged + 1, returned: history.returned + 1 },
  }),
  'one more rejection': ({ history, ...given }) => ({
    ...given,
    history: { ...history, judged: history.judged + 1, rejected: history.rejected + 1 },
  }),
  'an order right after the visit': (given) => ({
    ...given,
    timing: { ...given.timing, visitedAt: given.timing.signedUpAt, orderedAt: given.timing.signedUpAt },
  }),
  'a throw-away address': (given) => ({
    ...given,
    friend: { ...given.friend, emailDomainIsDisposable: true },
  }),
  'a coupon site': (given) => ({ ...given, visit: { referrerHost: 'www.mydealz.de' } }),
  'the friend as the referrer of the advocate': (given) => ({
    ...given,
    ancestors: [{ memberId: given.friendId, signals: given.friend }, ...given.ancestors.slice(1)],
  }),
};

describe('a judgment', () => {
  test('has every check once, and its score is the sum of their weights', () => {
    check(
      fc.property(evidence, judging, (given, terms) => {
        const { score, checks } = judgeReferral(given, terms);
        expect(checks.map(({ name }) => name)).toEqual(REFERRAL_CHECKS);
        expect(score).toBe(checks.reduce((sum, { weight }) => sum + weight, 0));
        for (const { outcome, weight } of checks)
          if (outcome === 'passed' || outcome === 'not_available') expect(weight).toBe(0);
      }),
    );
  });

  test.each(Object.entries(WORSE))('is never milder for %s', (_, worsen) => {
    check(
      fc.property(evidence, judging, (given, terms) => {
        const worse = worsen(given);
        // Where the change is one of signals, circles are left out of both.
        const before = judgeReferral(
          worse.ancestors.length === 0 ? { ...given, ancestors: [] } : given,
          terms,
        );
        const after = judgeReferral(worse, terms);
        expect(after.score).toBeGreaterThanOrEqual(before.score);
        expect(severity(after.verdict)).toBeGreaterThanOrEqual(severity(before.verdict));
      }),
    );
  });

  test('is never stricter where less is known', () => {
    const side = fc.constantFrom('friend' as const, 'advocate' as const);
    const signal = fc.constantFrom(...COMPARED, 'emailDomainIsDisposable' as const);
    check(
      fc.property(evidence, judging, side, signal, (given, terms, who, lost) => {
        const before = judgeReferral(given, terms);
        const { [lost]: _, ...rest } = given[who];
        const less: readonly ReferralEvidence[] = [
          { ...given, [who]: rest },
          { ...given, sightings: {} },
          { ...given, ancestors: given.ancestors.slice(0, -1) },
          { ...given, ancestors: given.ancestors.map(({ memberId }) => ({ memberId, signals: {} })) },
          { ...given, timing: { ...given.timing, visitedAt: null } },
          { ...given, visit: {} },
          { ...given, history: { referredAt: [], judged: 0, returned: 0, rejected: 0 } },
        ];
        for (const each of less) {
          const after = judgeReferral(each, terms);
          expect(after.score).toBeLessThanOrEqual(before.score);
          expect(severity(after.verdict)).toBeLessThanOrEqual(severity(before.verdict));
        }
      }),
    );
  });

  test('of the network alone is a reward, whatever weight and thresholds a program gives it', () => {
    check(
      fc.property(judging, fc.nat(1_000), fc.boolean(), (terms, others, isSame) => {
        const stranger = strangers();
        const { friend, advocate } = stranger;
        const given = {
          ...stranger,
          friend: isSame ? { ...friend, networkAgent: advocate.networkAgent ?? 'same' } : friend,
          sightings: { networkAgent: others },
        };
        expect(judgeReferral(given, terms).verdict).toBe('reward');
        expect(judgeReferral(given, DEFAULT_JUDGING).score).toBeLessThan(DEFAULT_JUDGING.reviewAt);
      }),
    );
  });

  test('does not depend on the order of what is known', () => {
    const turned = <T extends object>(fields: T): T =>
      Object.fromEntries(Object.entries(fields).reverse()) as T;
    check(
      fc.property(evidence, judging, (given, terms) => {
        const { history, friend, advocate, sightings } = given;
        const other = {
          ...turned(given),
          friend: turned(friend),
          advocate: turned(advocate),
          sightings: turned(sightings),
          history: { ...history, referredAt: [...history.referredAt].reverse() },
        };
        expect(judgeReferral(other, terms)).toEqual(judgeReferral(given, terms));
      }),
    );
  });

  test('is never stricter under higher thresholds', () => {
    check(
      fc.property(evidence, judging, fc.nat(50), fc.nat(50), (given, terms, review, reject) => {
        const milder = {
          ...terms,
          reviewAt: terms.reviewAt + review,
          rejectAt: Math.max(terms.rejectAt + reject, terms.reviewAt + review),
        };
        const [before, after] = [judgeReferral(given, terms), judgeReferral(given, milder)];
        expect(severity(after.verdict)).toBeLessThanOrEqual(severity(before.verdict));
        expect(after.checks).toEqual(before.checks);
      }),
    );
  });

  test('in shadow says what it would have been, and rewards; all else is the same', () => {
    check(
      fc.property(evidence, judging, (given, terms) => {
        const { verdict, ...found } = judgeReferral(given, terms);
        expect(judgeReferral(given, { ...terms, mode: 'shadow' })).toEqual({
          ...found,
          verdict: 'reward',
          shadow: verdict,
        });
      }),
    );
  });

  test('rejects where one check blocks, unless the program gives that check no weight', () => {
    const given = strangers();
    const oneMailbox = { ...given, friend: { ...given.friend, email: given.advocate.email ?? '' } };
    const low = { ...DEFAULT_JUDGING, weights: { same_email: 1 } };
    const off = { ...DEFAULT_JUDGING, weights: { same_email: 0 } };
    expect(judgeReferral(oneMailbox, low)).toMatchObject({ score: 1, verdict: 'reject' });
    expect(judgeReferral(oneMailbox, off)).toMatchObject({ score: 0, verdict: 'reward' });
  });

  test('has nothing of the person in its sentences', () => {
    check(
      fc.property(evidence, (given) => {
        const marked = JSON.parse(
          JSON.stringify(given).replaceAll(/"(a|b|c)"/g, '"SECRET-$1"'),
        ) as ReferralEvidence;
        for (const { detail } of judgeReferral(marked, DEFAULT_JUDGING).checks) {
          expect(detail).not.toContain('SECRET');
          expect(detail).toMatch(/^[A-Z0-9].*\.$/);
        }
      }),
    );
  });
});
