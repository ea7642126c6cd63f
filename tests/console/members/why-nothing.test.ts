import { expect, test } from 'vitest';
import { earnedBy, whyNothing } from '../../../web/console/members/explanation/why-nothing.ts';
import { entryOf, explainedOf, ruleOf } from './entries.ts';

test.each([
  ['a guest', explainedOf([], { cause: { withheld: 'GUEST' } }), /not a member/],
  ['a closed member', explainedOf([], { cause: { withheld: 'MEMBER_CLOSED' } }), /membership was closed/],
  ['a program without a rule for it', explainedOf([]), /no rule for it/],
  ['the cap of the program', explainedOf([ruleOf()], {}, { cappedAt: 0 }), /own cap left 0/],
  [
    'the cap of a rule',
    explainedOf([ruleOf({ fired: true, cappedAt: 0 })]),
    /“Double points at weekends” has reached/,
  ],
  [
    'rounding',
    explainedOf([ruleOf({ fired: true, points: '1/3' })], {}, { exactPoints: '1/3' }),
    /worth 1\/3, which rounds/,
  ],
  ['the one rule that did not fire', explainedOf([ruleOf()]), /happened on a Monday/],
  [
    'several rules that did not fire',
    explainedOf([ruleOf(), ruleOf({ ruleId: 'other' })]),
    /Each says below/,
  ],
])('it says why an order gave nothing: %s', (_, entry, words) => {
  expect(whyNothing(entry)).toMatch(words);
});

test('of what earned, and of what cannot earn, it says nothing', () => {
  expect(whyNothing(explainedOf([ruleOf()], { cause: { earned: 30 }, points: -70 }))).toBeNull();
  expect(whyNothing({ ...explainedOf([]), explanation: null })).toBeNull();
});

test('an order that was paid with points earned what its rules gave', () => {
  expect(earnedBy({ ...entryOf({ points: -70 }), cause: { earned: 30 } })).toBe(30);
  expect(earnedBy({ ...entryOf({ points: 12 }), cause: {} })).toBe(12);
});
