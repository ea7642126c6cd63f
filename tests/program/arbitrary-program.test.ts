import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProgramDocument } from '../../shared/contracts/program/document.ts';
import { arbitraryProgram } from './arbitrary-program.ts';
import { FULL_JOURNEY, FULL_MESSAGING, FULL_TRIGGER } from './asking.ts';
import { FULL_REFERRALS } from './referrals.ts';
import { FULL_REWARD } from './rewards.ts';

describe('generated documents', () => {
  it('come back from the contract as they went in', () => {
    fc.assert(
      fc.property(arbitraryProgram, (document) => {
        expect(ProgramDocument.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
      }),
      { numRuns: 200 },
    );
  });

  it('hold every kind of condition, effect, cap, policy, reward, referral and trigger', () => {
    const text = JSON.stringify(fc.sample(arbitraryProgram, { numRuns: 300, seed: 1 }));
    const kinds = [
      ...['all', 'any', 'not', 'amount', 'quantity', 'channel', 'country', 'coupon', 'order_number'],
      ...['weekday', 'time_of_day', 'date', 'tier', 'segment', 'attribute', 'behavior', 'spent', 'birthday'],
      ...['event_attribute', 'points_per_amount', 'points_per_item', 'fixed_points', 'multiplier'],
      ...[
        'rolling',
        'sliding',
        'calendar',
        'delivery',
        'days',
        'rolling_months',
        'membership_year',
        'lifetime',
      ],
      ...['percent_off', 'amount_off', 'free_shipping', 'free_product', 'gift_card', 'store_credit'],
      ...['pay_with_points', 'by_hand', 'donation', 'generated', 'pool'],
      ...['event', 'schedule', 'silence', 'message', 'ask_review', 'ask_referral', 'ask_survey'],
      ...['award_points', 'issue_reward', 'tell_team', 'webhook', 'nps', 'csat', 'ces'],
    ];
    expect(kinds.filter((kind) => !text.includes(`"kind":"${kind}"`))).toEqual([]);
    const fields = [
      'excludedGoods',
      'inactivityDays',
      'grossMarginPercent',
      'redemptionEstimates',
      'excluding',
      'wholeSteps',
      'perOrder',
      'perMember',
      'money',
      'group',
      'tiers',
      'redemption',
      ...Object.keys(FULL_REWARD),
      ...Object.keys(FULL_REFERRALS),
      ...Object.keys(FULL_REFERRALS.qualifyingOrder),
      ...Object.keys(FULL_REFERRALS.judging),
      'reward',
      ...Object.keys(FULL_JOURNEY),
      ...Object.keys(FULL_MESSAGING),
      ...Object.keys(FULL_TRIGGER),
      ...[
        'variants',
        'sharePercent',
        'where',
        'withinDays',
        'intervals',
        'subject',
        'nameless',
        'reminderDays',
      ],
    ];
    expect(fields.filter((field) => !text.includes(`"${field}":`))).toEqual([]);
  });
});
