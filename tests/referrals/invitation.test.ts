import { describe, expect, test } from 'vitest';
import { invitationView } from '../../functions/referrals/invitation-view.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { ReferralProgram } from '../../shared/domain/program/referral-program.ts';
import { STORY_REFERRALS } from '../../tools/docs/examples/referrals.ts';
import { REFERRING_PROGRAM } from '../../tools/docs/examples/referring-story.ts';
import { STORY_REWARDS } from '../../tools/docs/examples/rewards.ts';

const program: Program = { ...REFERRING_PROGRAM, rewards: Object.values(STORY_REWARDS) };
const { gift } = STORY_REWARDS;

const invitation = (changes: Partial<ReferralProgram>, locale?: string) =>
  invitationView({ code: 'a-b-42', shownAs: null }, { ...STORY_REFERRALS, ...changes }, program, locale);

describe('what a code promises', () => {
  test.each<[string, Partial<ReferralProgram>, string]>([
    [
      'points',
      {},
      'You get 300 points with your first order of at least 20.00 USD within 30 days after you join, to be used from 30 days after it on.',
    ],
    [
      'a reward, for any paid order',
      { friendGets: [{ from: 1, reward: gift.id }], qualifyingOrder: {}, holdDays: 1, windowDays: 1 },
      `You get ${gift.name} with your first order within 1 day after you join, to be used from 1 day after it on.`,
    ],
    ['nothing, and says no more', { friendGets: [], holdDays: 0 }, 'You are invited.'],
  ])('is told as a sentence: %s', (_what, changes, sentence) => {
    expect(invitation(changes).sentence).toBe(sentence);
  });

  test('is told in figures', () => {
    expect(invitation({})).toMatchObject({
      friendGets: { points: 300, rewardId: null, rewardName: null },
      minimumOrder: { USD: 2_000 },
      windowDays: 30,
      holdDays: 30,
    });
    expect(invitation({ friendGets: [{ from: 1, reward: gift.id }] }).friendGets).toEqual({
      points: 0,
      rewardId: gift.id,
      rewardName: gift.name,
    });
    expect(invitation({ qualifyingOrder: {} }).minimumOrder).toEqual({});
  });
});
