import { describe, expect, it } from 'vitest';
import { describeReferrals } from '../../shared/domain/program/describe-referrals.ts';
import { diffPrograms } from '../../shared/domain/program/diff-programs.ts';
import type { ReferralJudging, ReferralProgram } from '../../shared/domain/program/referral-program.ts';
import { aDocument } from './documents.ts';
import { FULL_REFERRALS, someReferrals } from './referrals.ts';

const changesOf = (before: ReferralProgram | undefined, after: ReferralProgram | undefined) =>
  diffPrograms(
    aDocument(before === undefined ? {} : { referrals: before }),
    aDocument(after === undefined ? {} : { referrals: after }),
  );
const told = (is: Partial<ReferralProgram>, was: Partial<ReferralProgram> = {}) =>
  changesOf(someReferrals(was), someReferrals(is)).map(({ words }) => words);
const judged = (is: Partial<ReferralJudging>) => told({ judging: { ...someReferrals().judging, ...is } });

const USUAL =
  'the advocate gets 500 points, the friend gets 300 points, for the first order with paid goods, within 30 days, of two codes the first counts, held for 30 days, judged, reviewed from 50, rejected from 100, or after 14 days without a review, links lead to https://shop.example/welcome';

describe('referrals as a whole', () => {
  it.each<[string, ReferralProgram | undefined, ReferralProgram | undefined, string]>([
    ['new', undefined, someReferrals(), `Referrals (new): ${USUAL}`],
    ['removed', someReferrals(), undefined, `Referrals (removed): ${USUAL}`],
  ])('%s', (kind, before, after, words) => {
    expect(changesOf(before, after)).toEqual([
      { path: '/referrals', kind: kind === 'new' ? 'added' : 'removed', before, after, words },
    ]);
  });

  it('in one line, with all that decides who gets what', () => {
    expect(describeReferrals(FULL_REFERRALS, aDocument())).toBe(
      'by members of tier GOLD or of segment “vip”, with at least 2 orders, the advocate gets 500 points, from the 5th success on reward “gift”, the friend gets reward “gift”, for the first order with paid goods of category “shoes”, without goods tagged “outlet”, worth at least 20.00 USD or 18.00 EUR, within 60 days, of two codes the last counts, held for 45 days, at most 5 successes and 2,500 points per advocate and month, 100 successes per advocate for ever, judged in shadow, reviewed from 60, rejected from 120, or after 7 days without a review, links lead to https://shop.example/friends',
    );
  });
});

describe('each field of referrals', () => {
  it.each<[string, readonly string[], string]>([
    [
      'advocates',
      told({ advocates: { orders: 1 } }),
      'friends are brought by members, with at least 1 order (before: none)',
    ],
    [
      'advocateGets',
      told({
        advocateGets: [
          { from: 1, points: 1 },
          { from: 3, reward: 'gift' },
        ],
      }),
      'the advocate gets 1 point, from the 3rd success on reward “gift” (before: 500 points)',
    ],
    ['friendGets', told({ friendGets: [] }), 'the friend gets nothing (before: 300 points)'],
    [
      'qualifyingOrder',
      told({ qualifyingOrder: { minimum: { USD: 2_000 } } }),
      'what counts is the first order with paid goods, worth at least 20.00 USD (before: the first order with paid goods)',
    ],
    [
      'windowDays',
      told({ windowDays: 14 }),
      'sign-up, and then the order, have to come within 14 days (before: 30 days)',
    ],
    ['touch', told({ touch: 'last' }), 'of two codes counts the last (before: the first)'],
    ['holdDays', told({ holdDays: 60 }), 'rewards are held for 60 days (before: 30 days)'],
    [
      'caps',
      told({ caps: [{ per: 'year', times: 1 }] }),
      'an advocate gets at most 1 success per advocate and year (before: none)',
    ],
    [
      'landingUrl',
      told({ landingUrl: 'https://shop.example/hi' }),
      'links lead to https://shop.example/hi (before: https://shop.example/welcome)',
    ],
    [
      'shareTexts',
      told({ shareTexts: FULL_REFERRALS.shareTexts }),
      'links are shared with the words in en by email “A present for you {name} has one: {link}”, by sms “Join me: {link}”, in de by whatsapp “Komm mit: {link}”, by copy “Mein Code: {code}” (before: none)',
    ],
    ['judging/mode', judged({ mode: 'shadow' }), 'judging is in shadow, and rewards all (before: decides)'],
    ['judging/reviewAt', judged({ reviewAt: 40 }), 'a person decides from a score of 40 (before: 50)'],
    ['judging/rejectAt', judged({ rejectAt: 120 }), 'nothing is given from a score of 120 (before: 100)'],
    [
      'judging/reviewDays',
      judged({ reviewDays: 1 }),
      'what nobody reviews is rejected after the hold and 1 day (before: 14 days)',
    ],
    [
      'judging/weights',
      judged({ weights: { same_address: 20, coupon_site: 0 } }),
      'checks that do not weigh the usual: same_address 20, coupon_site off (before: none)',
    ],
  ])('%s', (_, words, expected) => {
    expect(words).toEqual([`Referrals: ${expected}`]);
  });

  it('has its row above', () => {
    const { judging, ...fields } = FULL_REFERRALS;
    const paths = changesOf(someReferrals(), FULL_REFERRALS).map(({ path }) => path);
    expect(paths.toSorted()).toEqual(
      [
        ...Object.keys(fields).map((field) => `/referrals/${field}`),
        ...Object.keys(judging).map((field) => `/referrals/judging/${field}`),
      ].toSorted(),
    );
  });
});
