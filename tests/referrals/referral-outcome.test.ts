import { describe, expect, test } from 'vitest';
import { advocateReferral, totalsOf } from '../../functions/referrals/list-advocate-referrals.ts';
import { queuedReferral } from '../../functions/referrals/list-referrals.ts';
import { bookingOf, referralOutcome } from '../../functions/referrals/referral-outcome.ts';
import { supportView } from '../../functions/referrals/support-view.ts';
import { isoTime, parseTime } from '../../shared/contracts/time.ts';
import { type Entry, isCause } from '../../shared/domain/ledger/entry.ts';
import type { ReferralReversal } from '../../shared/domain/ledger/referral.ts';
import {
  afterReferralChange,
  openedReferral,
  type ReferralState,
  reviewEndsAt,
} from '../../shared/domain/ledger/referral-state.ts';
import { MOMENTS } from '../../tools/docs/examples/cast.ts';
import { playReferring, REFERRING_PROGRAM as program } from '../../tools/docs/examples/referring-story.ts';

const { signedUp, booked, doubted, reversed, reviewed } = playReferring();
const opened = openedReferral(signedUp);
const qualified = booked.told.state;
const waiting = doubted.told.state;
const AT = parseTime(MOMENTS.friendReview);
const MUCH_LATER = parseTime('2027-06-01T00:00:00Z');

/** What the story takes back last, of one of both sides. */
function cancellation(): Entry<ReferralReversal> {
  if (reversed && isCause(reversed, 'referral_reversal')) return reversed;
  throw new Error('the story sends no order back');
}
const taken = (): ReferralState => afterReferralChange(qualified, cancellation());

describe('a referral is told with its reason and its end', () => {
  const hold = parseTime('2026-12-23T00:00:00Z');
  test.each([
    ['signed up', opened, AT, { status: 'signed_up', reason: null, qualifiedAt: null, endedAt: null }],
    [
      'never ordered',
      opened,
      MUCH_LATER,
      { status: 'expired', reason: 'NO_QUALIFYING_ORDER', endedAt: '2026-12-23T00:00:00Z' },
    ],
    ['held', qualified, AT, { status: 'qualified', reason: null, spendableAt: isoTime(hold), endedAt: null }],
    ['its hold ended', qualified, hold, { status: 'rewarded', spendableAt: isoTime(hold), endedAt: null }],
    [
      'waits for a person',
      waiting,
      AT,
      { status: 'in_review', reason: null, spendableAt: null, endedAt: null },
    ],
    [
      'nobody looked at',
      waiting,
      MUCH_LATER,
      { status: 'rejected', reason: 'NOT_REVIEWED', spendableAt: null, endedAt: '2027-01-06T00:00:00Z' },
    ],
    [
      'a person rejected',
      reviewed.state,
      MUCH_LATER,
      { status: 'rejected', reason: 'REJECTED', endedAt: MOMENTS.friendReview },
    ],
    [
      'its order went back',
      taken(),
      MUCH_LATER,
      { status: 'reversed', reason: 'ORDER_REFUNDED', spendableAt: null, endedAt: MOMENTS.friendRefund },
    ],
  ])('%s', (_what, state, now, expected) => {
    expect(referralOutcome(state, program, now)).toMatchObject(expected);
  });
});

describe('what a side got', () => {
  test('is what was booked and not taken back', () => {
    expect(bookingOf(opened.friend)).toBeNull();
    expect(bookingOf(qualified.friend)).toMatchObject({ points: 300, withheld: null });
    const { side } = cancellation().cause;
    expect(bookingOf(taken()[side])).toMatchObject({ points: 0, withheld: null });
  });

  test('is no reward any more that was taken back, but its redemption still', () => {
    const { reward } = qualified.friend;
    if (reward === null) throw new Error('the story gives the friend nothing');
    const promised = { rewardId: 'tea', redemptionId: 'rdm_tea' };
    const given = { reward: { ...reward, cause: { ...reward.cause, points: 0, promised } }, reversal: null };
    expect(bookingOf(given)).toMatchObject(promised);
    const nothing = cancellation();
    const undone = { ...nothing, cause: { ...nothing.cause, reversed: 0, forgiven: 0 } };
    expect(bookingOf({ ...given, reversal: undone })).toMatchObject({ ...promised, rewardId: null });
  });

  test('is summed from the counters that steps go by', () => {
    const use = (cap: string, per: 'ever' | 'month') => ({ cap, per, since: 0, times: 3, points: 1_500 });
    expect(totalsOf({ uses: [] })).toEqual({ successes: 0, points: 0 });
    expect(totalsOf({ uses: [use('@', 'month'), use('other', 'ever')] })).toEqual({
      successes: 0,
      points: 0,
    });
    expect(totalsOf({ uses: [use('@', 'month'), use('@', 'ever')] })).toEqual({
      successes: 3,
      points: 1_500,
    });
  });
});

describe('who may know what', () => {
  test('an advocate is not told who came, a server is', () => {
    const { friendId, advocateId } = qualified;
    const own = advocateReferral(qualified, program, { kind: 'member_token' }, AT);
    expect(JSON.stringify(own)).not.toMatch(new RegExp(`${friendId}|${advocateId}|3007|same_device`));
    expect(advocateReferral(qualified, program, null, AT).friendId).toBeNull();
    expect(advocateReferral(qualified, program, { kind: 'secret_key' }, AT).friendId).toBe(friendId);
  });

  test('support is told all', () => {
    const view = supportView(reviewed.state, program, AT);
    expect(view.judgment?.checks).toMatchObject([{ name: 'same_device', outcome: 'flagged', weight: 60 }]);
    expect(view.review).toMatchObject({ actor: 'agent-17', reviewedAt: MOMENTS.friendReview });
    expect(view.timeline.map(({ kind }) => kind)).toEqual([
      'referral',
      'referral_qualification',
      'referral_review',
    ]);
  });
});

test('only what still waits is in the queue', () => {
  const { qualification } = waiting;
  if (qualification === null) throw new Error('what waits has qualified');
  const end = reviewEndsAt(qualification, program);
  expect(queuedReferral(waiting, program, end - 1)).toMatchObject({ flagged: ['same_device'], score: 60 });
  expect(queuedReferral(waiting, program, end)).toBeNull();
  expect([opened, qualified, reviewed.state].map((state) => queuedReferral(state, program, AT))).toEqual([
    null,
    null,
    null,
  ]);
});
