import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BLOCKING_CHECKS } from '../../../shared/domain/referrals/blocking-checks.ts';
import { DEFAULT_JUDGING } from '../../../shared/domain/referrals/default-weights.ts';
import type { ReferralEvidence } from '../../../shared/domain/referrals/evidence.ts';
import { judgeReferral } from '../../../shared/domain/referrals/judge-referral.ts';
import { check } from '../../law-runs.ts';
import { evidence, strangers } from './evidence-builders.ts';

const blockedBy = (given: ReferralEvidence): readonly string[] =>
  judgeReferral(given, DEFAULT_JUDGING).checks.flatMap(({ name, outcome }) =>
    outcome === 'blocked' ? [name] : [],
  );

test('each of them can reject by itself', () => {
  const { friend, advocate, friendId } = strangers();
  const sameEmail = strangers({
    friend: { ...friend, ...(advocate.email ? { email: advocate.email } : {}) },
  });
  const above = (...memberIds: readonly string[]) =>
    strangers({ ancestors: memberIds.map((memberId) => ({ memberId, signals: {} })) });
  expect([sameEmail, above(friendId), above('other', friendId)].flatMap(blockedBy)).toEqual(BLOCKING_CHECKS);
});

test('no other check ever does', () => {
  check(
    fc.property(evidence, (given) => {
      expect(blockedBy(given).filter((name) => !BLOCKING_CHECKS.some((known) => known === name))).toEqual([]);
    }),
  );
});
