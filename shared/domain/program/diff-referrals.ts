import {
  describeAdvocates,
  describeQualifyingOrder,
  describeReferralCaps,
  describeReferrals,
  describeShareTexts,
  describeSteps,
  describeTouch,
  describeWeights,
} from './describe-referrals.ts';
import { counted, numberWords } from './describe-values.ts';
import type { Sides } from './diff-rules.ts';
import { changedFields, type ProgramChange } from './program-change.ts';
import type { ReferralJudging, ReferralProgram } from './referral-program.ts';

type Fields = Omit<ReferralProgram, 'judging'>;

export function diffReferrals(
  before: ReferralProgram | undefined,
  after: ReferralProgram | undefined,
  sides: Sides,
): readonly ProgramChange[] {
  if (before === undefined || after === undefined) return wholeChange(before, after, sides);
  return [
    ...changedFields<Fields>(
      before,
      after,
      ['referrals'],
      {
        advocates: (advocates, side) => describeAdvocates(advocates, sides[side]),
        advocateGets: describeSteps,
        friendGets: describeSteps,
        qualifyingOrder: (order, side) => describeQualifyingOrder(order, sides[side]),
        windowDays: (days) => counted(days, 'day'),
        touch: describeTouch,
        holdDays: (days) => counted(days, 'day'),
        caps: describeReferralCaps,
        landingUrl: (url) => url,
        shareTexts: describeShareTexts,
      },
      (field, was, is) => `Referrals: ${LABELS[field]} ${is} (before: ${was})`,
    ),
    ...diffJudging(before.judging, after.judging),
  ];
}

const LABELS: Record<keyof Fields, string> = {
  advocates: 'friends are brought by',
  advocateGets: 'the advocate gets',
  friendGets: 'the friend gets',
  qualifyingOrder: 'what counts is',
  windowDays: 'sign-up, and then the order, have to come within',
  touch: 'of two codes counts',
  holdDays: 'rewards are held for',
  caps: 'an advocate gets at most',
  landingUrl: 'links lead to',
  shareTexts: 'links are shared with the words',
};

function diffJudging(before: ReferralJudging, after: ReferralJudging): readonly ProgramChange[] {
  return changedFields<ReferralJudging>(
    before,
    after,
    ['referrals', 'judging'],
    {
      mode: (mode) => (mode === 'on' ? 'decides' : 'is in shadow, and rewards all'),
      reviewAt: numberWords,
      rejectAt: numberWords,
      reviewDays: (days) => counted(days, 'day'),
      weights: describeWeights,
    },
    (field, was, is) => `Referrals: ${JUDGING_LABELS[field]} ${is} (before: ${was})`,
  );
}

const JUDGING_LABELS: Record<keyof ReferralJudging, string> = {
  mode: 'judging',
  reviewAt: 'a person decides from a score of',
  rejectAt: 'nothing is given from a score of',
  reviewDays: 'what nobody reviews is rejected after the hold and',
  weights: 'checks that do not weigh the usual:',
};

function wholeChange(
  before: ReferralProgram | undefined,
  after: ReferralProgram | undefined,
  sides: Sides,
): readonly ProgramChange[] {
  const path = '/referrals';
  if (after !== undefined) {
    const words = `Referrals (new): ${describeReferrals(after, sides.after)}`;
    return [{ path, kind: 'added', before, after, words }];
  }
  if (before === undefined) return [];
  const words = `Referrals (removed): ${describeReferrals(before, sides.before)}`;
  return [{ path, kind: 'removed', before, after, words }];
}
