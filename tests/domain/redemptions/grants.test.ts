import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summaryOf, withIsoTimes } from '../../../functions/accounts/explain-entry.ts';
import { Redemption } from '../../../shared/contracts/redemptions.ts';
import { balanceOf, openAccount } from '../../../shared/domain/ledger/account.ts';
import { grantReward } from '../../../shared/domain/ledger/grant-reward.ts';
import { closeMember } from '../../../shared/domain/ledger/membership.ts';
import { proveAccount } from '../../../shared/domain/ledger/prove.ts';
import { openedRedemption } from '../../../shared/domain/ledger/redemption-state.ts';
import { limitsLeft } from '../../../shared/domain/ledger/reward-limit.ts';
import { settle } from '../../../shared/domain/ledger/settle.ts';
import { isGrantable } from '../../../shared/domain/rewards/grantable.ts';
import { eventsOfEntry } from '../../../shared/events/events-of-entry.ts';
import { applicationView } from '../../../shared/redeeming/application-view.ts';
import { redemptionView } from '../../../shared/redeeming/redemption-view.ts';
import { check } from '../../law-runs.ts';
import { aMember, anAccrual, aReward, BEGIN, decided } from '../builders.ts';
import { live, liveAll, newLife } from '../history.ts';
import { busy, lives } from './busy-lives.ts';
import { BY_HAND, GIFT, given, IN_TIME, moved, PAY, program } from './cases.ts';
import { program as programs } from './programs.ts';
import { entriesOf } from './redeeming.ts';

/** Rewards that a referral promised and the member gets for nothing. */
const CAUSE = { by: 'referral', friendId: 'mbr_friend00000000000000' } as const;
const FRIEND = 'mbr_3v8h2k0q9w5t1x7c4z6n';
const command = (reward = BY_HAND) => ({ redemptionId: 'rdm_1', reward, cause: CAUSE });

describe('a reward that is given for nothing', () => {
  test('moves no point, whatever becomes of it, and is part of the proof', () => {
    let grants = 0;
    check(
      fc.property(programs, busy, (terms, all) => {
        const { account, entries, redemptions } = liveAll(terms, all);
        for (const { redemptionId, captured, spent, lots, uses } of redemptions.filter(
          ({ granted }) => granted !== null,
        )) {
          grants += 1;
          const own = entriesOf(entries, redemptionId);
          expect(own.flatMap(({ postings }) => postings)).toEqual([]);
          expect(own.flatMap(({ uses: counted = [] }) => counted)).toEqual([]);
          expect({ captured, spent, lots, uses }).toEqual({ captured: 0, spent: 0, lots: [], uses: [] });
        }
        expect(proveAccount(account, entries).drift).toEqual([]);
      }),
    );
    expect(grants).toBeGreaterThan(10);
  });

  test('changes nothing of the account but what time does, in any life', () => {
    check(
      fc.property(programs, lives, fc.constantFrom(3, 4), (terms, all, reward) => {
        const before = liveAll(terms, all);
        const after = live(before, { kind: 'grant', reward, hours: 24 });
        fc.pre(after !== before);
        const { pending, active, holds, deficit, spans, uses, sequence } = settle(
          before.account,
          before.now,
        ).account;
        const same = { pending, active, holds, deficit, spans, uses };
        expect(after.account).toMatchObject({ ...same, sequence: sequence + 1 });
      }),
    );
  });

  test('is captured from the start, and says why it cost nothing', () => {
    expect(given(GIFT).state).toMatchObject({
      authorized: 0,
      captured: 0,
      lapsesAt: null,
      granted: CAUSE,
      coupon: { usedAt: null, voidedAt: null },
    });
    expect(anAccrual(100, program).account.active).not.toEqual([]);
    expect(balanceOf(given(GIFT).account)).toEqual({ pending: 0, active: 0, held: 0, deficit: 0 });
  });

  test('asks nothing of tier, audience, dates and limits, and counts towards no limit', () => {
    const hard = aReward({
      ...BY_HAND,
      for: { tiers: ['gold'], countries: ['NZ'] },
      from: '2030-01-01T00:00:00Z',
      limits: [{ per: 'ever', times: 1 }],
    });
    const first = decided(grantReward(aMember(program), command(hard), program, BEGIN));
    const again = decided(
      grantReward(first.account, { ...command(hard), redemptionId: 'rdm_2' }, program, BEGIN),
    );
    expect(limitsLeft(again.account, hard, program)).toMatchObject([{ used: 0, left: 1 }]);
  });

  test('names the version that promised it, whatever is in force', () => {
    const [then, inForce] = [
      { ...program, version: 3 },
      { ...program, version: 7 },
    ];
    const { entry } = decided(grantReward(aMember(program), command(), then, BEGIN, inForce));
    expect(openedRedemption(entry).programVersion).toBe(3);
  });

  test.each([
    ['a guest', openAccount('mbr_guest'), BY_HAND, 'MEMBER_NOT_FOUND'],
    [
      'who has left',
      decided(closeMember(aMember(program), 'closure', undefined, program, BEGIN)).account,
      BY_HAND,
      'MEMBER_CLOSED',
    ],
    ['a member, but points that pay', aMember(program), PAY, 'REWARD_NOT_AVAILABLE'],
    [
      'a member, but what needs a cart',
      aMember(program),
      aReward({ benefit: { kind: 'free_shipping' } }),
      'REWARD_NOT_AVAILABLE',
    ],
  ])('%s gets none', (_who, account, reward, code) => {
    expect(grantReward(account, command(reward), program, BEGIN)).toMatchObject({ code });
  });

  test.each([
    ['percent_off', aReward({ benefit: { kind: 'percent_off', percent: 10 } }), false],
    ['gift_card', aReward({ benefit: { kind: 'gift_card', amount: { USD: 500 } } }), true],
    ['store_credit', aReward({ benefit: { kind: 'store_credit', amount: { USD: 500 } } }), true],
    ['donation', aReward({ benefit: { kind: 'donation', amount: { USD: 500 }, to: 'trees' } }), true],
    ['amount_off with a code', GIFT, true],
    ['by hand', BY_HAND, true],
    ['points that pay', PAY, false],
  ])('%s: %#', (_kind, reward, expected) => {
    expect(isGrantable(reward)).toBe(expected);
  });
});

describe('canceling it', () => {
  test('voids the coupon and gives back no point', () => {
    const { state, account } = moved(given(GIFT), 'cancel');
    expect(state).toMatchObject({ isCanceled: true, spent: 0, coupon: { voidedAt: BEGIN + 60 } });
    expect(balanceOf(account)).toEqual(balanceOf(given(GIFT).account));
  });

  test('leaves what was used on an order, whatever goes back of the order', () => {
    const used = liveAll({ ...program }, [
      { kind: 'grant', reward: 3, hours: 24 },
      { kind: 'order', lines: [{ quantity: 2, unitPrice: 1_000 }], daysAgo: 0, redemptions: [0] },
      { kind: 'refund_remainder', order: 0 },
    ]);
    expect(used.redemptions).toMatchObject([
      { orderId: 'order-0', isCanceled: false, coupon: { voidedAt: null } },
    ]);
    expect(live(used, { kind: 'cancel', redemption: 0 })).toBe(used);
  });
});

test('its view says why it cost nothing, and nothing of the friend', () => {
  const { state, reward } = given(GIFT);
  const view = redemptionView(
    { ...state, redemptionId: 'rdm_9QmZ4tW1xYp7Ls2VbC6nKd', memberId: FRIEND },
    { now: IN_TIME, isCodeShown: true, apply: applicationView({ reward, program, state }) },
  );
  expect(Redemption.safeParse(view)).toMatchObject({ success: true });
  expect(view).toMatchObject({
    status: 'captured',
    granted: { by: 'referral' },
    points: 0,
    held: 0,
    spent: 0,
    coupon: { code: 'ABCD-EFGH' },
    apply: { benefit: { kind: 'amount_off', amount: { USD: 500 } } },
  });
  expect(view.granted).toEqual({ by: 'referral' });
});

test('the statement says why, and nothing of the friend', () => {
  const [entry] = given(GIFT).state.entries;
  const { cause } = entry ?? {};
  if (cause === undefined) throw new Error('nothing was given');
  expect(summaryOf(cause)).toBe(
    'Reward gift was given for nothing, as promised for an invitation (redemption rdm_1); a coupon was issued.',
  );
  expect(withIsoTimes(cause, [])).toMatchObject({ points: 0, granted: { by: 'referral' } });
  expect(JSON.stringify(withIsoTimes(cause, []))).not.toMatch(/friend|ABCD/);
});

test('its event says that it was captured for nothing, and why', () => {
  const friendId = FRIEND;
  const life = newLife(program);
  const cause = { by: 'referral' as const, friendId };
  const { entry } = decided(grantReward(life.account, { ...command(), cause }, program, BEGIN));
  const [first] = eventsOfEntry({ ...entry, memberId: friendId });
  expect(first?.type).toBe('redemption.captured');
  expect(first?.detail.data).toMatchObject({ points: 0, granted: { by: 'referral', friendId } });
});
