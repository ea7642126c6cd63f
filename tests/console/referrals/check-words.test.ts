import { expect, test } from 'vitest';
import { REFERRAL_CHECKS } from '../../../shared/domain/program/referral-program.ts';
import { CHECK_NAMES, sharedBy } from '../../../web/console/referrals/check-words.ts';

const check = (name: (typeof REFERRAL_CHECKS)[number], outcome: 'passed' | 'flagged' | 'not_available') => ({
  name,
  outcome,
  weight: 0,
  detail: '',
});

test('each check of the judge has a name for people', () => {
  expect(Object.keys(CHECK_NAMES)).toEqual([...REFERRAL_CHECKS]);
});

test('what two people share is what compares them, and nothing else', () => {
  expect(
    sharedBy([
      check('same_phone', 'flagged'),
      check('same_email', 'passed'),
      check('same_device', 'not_available'),
      check('burst', 'flagged'),
    ]),
  ).toEqual({ same: ['telephone'], different: ['mailbox'], unknown: ['device'] });
});
