import { readdirSync, readFileSync } from 'node:fs';
import { join as pathOf } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EVENTS, type EventType } from '../../shared/contracts/events.ts';
import { REFERRAL_CHECKS } from '../../shared/domain/program/referral-program.ts';
import { newVisitId } from '../../shared/storage/visit-store.ts';
import { eventually } from './eventually.ts';
import { funnelOf, type ReferralEvent } from './funnel.ts';
import { enforced, leaveAsFound } from './publishing.ts';
import { REFERRALS, REFERRING, renewCode, review } from './referrals-program.ts';
import {
  advocateWithCode,
  asMember,
  balanceOf,
  friendOf,
  join,
  longAgo,
  order,
  seenAs,
  sendBack,
  supportView,
  visit,
} from './referring.ts';
import { codeAndStatus } from './rewards-program.ts';
import { call, daysAgo, enroll, proof, target, unique } from './target.ts';

/** 500 points for the advocate and 300 for the friend, of an order of 20.00 within 30 days; held for 14, reviewed for 7 more. */
const PROGRAM = { ...REFERRING, referrals: { ...REFERRALS, caps: [{ per: 'day' as const, times: 2 }] } };
const CLOSE_TO_ADA = { phone: '+1 555 010 4477', device: 'tablet-1' };
const { local } = target;

beforeAll(async () => {
  await enforced(PROGRAM);
});
afterAll(leaveAsFound);

describe.concurrent('a friend comes', () => {
  test('by the link, joins and orders: both are promised points, and each sees their own part', async () => {
    const ada = await advocateWithCode();
    const visitId = await visit(ada.code);
    const profile = { name: 'Ben', email: 'ben.secret@example.org' };
    const friendId = await friendOf(ada.code, { profile }, visitId);
    const own = await asMember(friendId, 'referral');
    expect(own).toMatchObject({
      status: 'signed_up',
      invitedBy: 'Ada',
      promised: { points: 300 },
      got: null,
    });
    await order(friendId);
    const seen = await seenAs('qualified', friendId);
    expect(seen.judgment.checks.map(({ name }: { name: string }) => name)).toEqual(REFERRAL_CHECKS);
    expect(seen).toMatchObject({ channel: 'whatsapp', judgment: { verdict: 'reward', reviewBefore: null } });
    expect([seen.advocateGot.points, seen.friendGot.points]).toEqual([500, 300]);
    expect(await balanceOf(ada.memberId, [30, 500, 0])).toEqual([30, 500, 0]);
    expect(await balanceOf(friendId, [40, 300, 0])).toEqual([40, 300, 0]);
    const list = await asMember(ada.memberId, 'referrals');
    expect(list).toMatchObject({
      referrals: [{ friendId: null, status: 'qualified', got: { points: 500 } }],
      totals: { successes: 1, points: 500 },
      mayInvite: true,
      code: expect.any(String),
    });
    expect(JSON.stringify(list)).not.toMatch(new RegExp(`${friendId}|Ben|secret`));
    expect((await asMember(friendId, 'referral')).got).toMatchObject({ points: 300 });
    const { entries } = await asMember(friendId, 'entries');
    const why = await asMember(friendId, `entries/${entries[0].sequence}`);
    expect(why.summary).toMatch(/^For coming with the code of who invited them 300 points were given/);
    expect(JSON.stringify([entries, why])).not.toContain(ada.memberId);
    for (const each of [ada.memberId, friendId]) expect((await proof(each)).drift).toEqual([]);
  });

  test('and sends a part back: what still qualifies stays, what does not stops the reward', async () => {
    const ada = await advocateWithCode();
    const friendId = await friendOf(ada.code);
    const orderId = unique('order');
    await order(friendId, { orderId, lines: [{ lineId: 'a', sku: 'mug', quantity: 4, unitPrice: 1_000 }] });
    await seenAs('qualified', friendId);
    const part = (refundId: string, quantity: number) =>
      call('POST', `/v1/orders/${orderId}/refunds`, {
        body: { refundId, scope: { kind: 'lines', lines: [{ lineId: 'a', quantity }] } },
      });
    await part('r1', 2);
    expect((await supportView(friendId)).status).toBe('qualified');
    await part('r2', 1);
    const seen = await seenAs('reversed', friendId);
    expect(seen).toMatchObject({ reason: 'ORDER_REFUNDED', spendableAt: null });
    const { entries } = await asMember(friendId, 'entries');
    expect(entries.slice(0, 3).map(({ kind }: { kind: string }) => kind)).toEqual([
      'referral_reversal',
      'refund',
      'refund',
    ]);
    expect(await balanceOf(ada.memberId, [30, 0, 0])).toEqual([30, 0, 0]);
    expect(await balanceOf(friendId, [10, 0, 0])).toEqual([10, 0, 0]);
    expect((await asMember(ada.memberId, 'referrals')).totals).toEqual({ successes: 0, points: 0 });
  });

  test('whose hold has ended is rewarded; what goes back then is clawed back, spent or not', async () => {
    const ada = await advocateWithCode();
    const { memberId: friendId } = await enroll();
    const orderId = unique('order');
    await longAgo(friendId, ada.code, 20, { orderId });
    await seenAs('rewarded', friendId);
    expect(await balanceOf(ada.memberId, [530, 0, 0])).toEqual([530, 0, 0]);
    expect(await balanceOf(friendId, [340, 0, 0])).toEqual([340, 0, 0]);
    await call('POST', `/v1/members/${ada.memberId}/adjustments`, {
      body: { points: -400, reason: 'spent', actor: 'test' },
      headers: { 'idempotency-key': unique('spent') },
    });
    await sendBack(orderId);
    await seenAs('reversed', friendId);
    expect(await balanceOf(friendId, [0, 0, 0])).toEqual([0, 0, 0]);
    expect(await balanceOf(ada.memberId, [0, 0, 370])).toEqual([0, 0, 370]);
    for (const each of [ada.memberId, friendId]) expect((await proof(each)).drift).toEqual([]);
  });

  test('and orders too late: it expired, and nobody gets anything', async () => {
    const ada = await advocateWithCode();
    const { memberId: friendId } = await enroll();
    const cheap = { lines: [{ sku: 'mug', quantity: 1, unitPrice: 1_000 }] };
    expect((await longAgo(friendId, ada.code, 40, cheap)).body.referral.status).toBe('signed_up');
    await order(friendId);
    expect(await seenAs('expired', friendId)).toMatchObject({
      reason: 'NO_QUALIFYING_ORDER',
      judgment: null,
    });
    expect(await balanceOf(ada.memberId, [30, 0, 0])).toEqual([30, 0, 0]);
  });
});

describe.concurrent('judging', () => {
  test('rejects who has the mailbox of the advocate; a rejection stays', async () => {
    const ada = await advocateWithCode({ email: 'ada.byers@gmail.com' });
    const friendId = await friendOf(ada.code, { profile: { email: 'AdaByers+cat@googlemail.com' } });
    await order(friendId);
    const { judgment } = await seenAs('rejected', friendId);
    const blocked = judgment.checks.filter(({ outcome }: { outcome: string }) => outcome === 'blocked');
    expect(blocked).toMatchObject([{ name: 'same_email', weight: 100 }]);
    expect(await asMember(friendId, 'referral')).toMatchObject({ reason: 'REJECTED', got: null });
    expect(await balanceOf(friendId, [40, 0, 0])).toEqual([40, 0, 0]);
    const [approval, rejection] = [await review(friendId, 'reward'), await review(friendId, 'reject')];
    for (const reply of [approval, rejection])
      expect(codeAndStatus(reply)).toEqual([409, 'REFERRAL_NOT_IN_REVIEW']);
    expect(approval.body.detail).toBe('The referral is rejected and cannot be approved.');
    expect(rejection.body.detail).toBe('The referral is rejected already.');
  });

  test('leaves doubts to a person, whose word is booked or final', async () => {
    const ada = await advocateWithCode(CLOSE_TO_ADA);
    const [approved = '', refused = ''] = await Promise.all(
      [1, 2].map(() => friendOf(ada.code, { signals: CLOSE_TO_ADA })),
    );
    for (const friendId of [approved, refused]) {
      await order(friendId);
      expect(await seenAs('in_review', friendId)).toMatchObject({ judgment: { score: 60 }, friendGot: null });
    }
    const { body } = await call('GET', '/v1/referrals?status=in_review&limit=100');
    const waiting = new Map(body.referrals.map((each: { friendId: string }) => [each.friendId, each]));
    for (const friendId of [approved, refused])
      expect(waiting.get(friendId)).toMatchObject({ score: 60, flagged: ['same_phone', 'same_device'] });
    await review(approved, 'reward');
    await review(refused, 'reject');
    expect((await seenAs('qualified', approved)).review).toMatchObject({ verdict: 'reward', actor: 'Mia' });
    expect(await balanceOf(approved, [40, 300, 0])).toEqual([40, 300, 0]);
    expect(await balanceOf(ada.memberId, [70, 500, 0])).toEqual([70, 500, 0]);
    expect(await seenAs('rejected', refused)).toMatchObject({ reason: 'REJECTED', friendGot: null });
  });

  test('rejects what nobody reviewed in time', async () => {
    const ada = await advocateWithCode(CLOSE_TO_ADA);
    const { memberId: friendId } = await enroll();
    await longAgo(friendId, ada.code, 25, { signals: CLOSE_TO_ADA });
    const seen = await seenAs('rejected', friendId);
    expect(seen).toMatchObject({
      reason: 'NOT_REVIEWED',
      judgment: { verdict: 'review' },
      advocateGot: null,
    });
    expect(seen.endedAt).toBe(seen.judgment.reviewBefore);
  });
});

describe.concurrent('a code that opens nothing', () => {
  const missed = (reason: string) => expect.objectContaining({ status: 'missed', reason });
  const memberOf = async () => (await enroll()).memberId;

  test('says why, and refuses nothing', async () => {
    const { code, memberId } = await advocateWithCode();
    const unknown = await join({ referral: { code: 'no-such-99' } });
    expect([unknown.status, unknown.body.referral]).toEqual([201, missed('CODE_UNKNOWN')]);
    const corrected = await order(unknown.body.memberId, { referral: { code } });
    expect([corrected.status, corrected.body.referral]).toEqual([201, { status: 'signed_up', code }]);
    const other = await advocateWithCode();
    const again = await order(unknown.body.memberId, { referral: { code: other.code } });
    expect([again.status, again.body.referral]).toEqual([201, missed('ALREADY_REFERRED')]);
    expect((await order(memberId, { referral: { code } })).body.referral).toEqual(missed('OWN_CODE'));
    const guest = { memberId: undefined, guestReference: unique('guest'), referral: { code } };
    expect((await order('', guest)).body.referral).toEqual(missed('NOT_A_MEMBER'));
  });

  test('because of when it came', async () => {
    const { code } = await advocateWithCode();
    const [customer, late, early] = await Promise.all([memberOf(), memberOf(), memberOf()]);
    await order(customer);
    expect((await order(customer, { referral: { code } })).body.referral).toEqual(missed('ALREADY_CUSTOMER'));
    const visitId = await visit(code);
    await order(late);
    const after = await order(late, { referral: { code, visitId } });
    expect(after.body.referral).toEqual(missed('CODE_AFTER_ORDER'));
    const before = await order(early, { placedAt: daysAgo(1), referral: { code, visitId } });
    expect(before.body.referral).toEqual(missed('CODE_AFTER_ORDER'));
    const longAgoVisit = newVisitId(Math.floor(Date.now() / 1000) - 40 * 86_400);
    const over = await join({ referral: { code, visitId: longAgoVisit } });
    expect(over.body.referral).toEqual(missed('WINDOW_OVER'));
  });

  test('because of whose it is, or was', async () => {
    const [gone, renewed, demoted] = await Promise.all([
      advocateWithCode(),
      advocateWithCode(),
      advocateWithCode(),
    ]);
    await call('DELETE', `/v1/members/${gone.memberId}`);
    const left = await join({ referral: { code: gone.code } });
    expect(left.body.referral).toEqual(missed('ADVOCATE_CLOSED'));
    const next = await renewCode(renewed.memberId);
    const old = await join({ referral: { code: renewed.code } });
    expect(old.body.referral).toEqual(missed('CODE_UNKNOWN'));
    await friendOf(next.body.code);
    const { body } = await call('GET', `/v1/members/${demoted.memberId}/entries`);
    await sendBack(body.entries.find(({ kind }: { kind: string }) => kind === 'accrual').orderId);
    const none = await join({ referral: { code: demoted.code } });
    expect(none.body.referral).toEqual(missed('NOT_AN_ADVOCATE'));
  });
});

describe.concurrent('an advocate', () => {
  test('gets no more than the cap; the friends get all the same', async () => {
    const ada = await advocateWithCode();
    const friends: string[] = [];
    for (const each of [1, 2, 3]) {
      const friendId = await friendOf(ada.code);
      friends.push(friendId);
      await order(friendId);
      const { advocateGot, friendGot } = await seenAs('qualified', friendId);
      expect(friendGot).toMatchObject({ points: 300, withheld: null });
      expect(advocateGot).toMatchObject(
        each < 3 ? { points: 500, withheld: null } : { points: 0, withheld: 'CAP_REACHED' },
      );
    }
    expect((await asMember(ada.memberId, 'referrals')).totals).toEqual({ successes: 2, points: 1_000 });
  });

  test('who left gets nothing; the friend gets all the same, and nobody’s name', async () => {
    const ada = await advocateWithCode();
    const friendId = await friendOf(ada.code);
    await call('DELETE', `/v1/members/${ada.memberId}`);
    await order(friendId);
    const { advocateGot, friendGot } = await seenAs('qualified', friendId);
    expect([advocateGot.withheld, friendGot.points]).toEqual(['MEMBER_CLOSED', 300]);
    expect((await asMember(friendId, 'referral')).invitedBy).toBeNull();
  });
});

describe.skipIf(local === null)('the funnel', () => {
  const tellings = (): readonly ReferralEvent[] => {
    const folder = local?.eventsFolder ?? '';
    return readdirSync(folder)
      .flatMap((file) => readFileSync(pathOf(folder, file), 'utf8').split('\n'))
      .filter((line) => line.endsWith('}'))
      .map((line) => JSON.parse(line));
  };

  test('is counted from events alone, told twice and in any order', async () => {
    const ada = await advocateWithCode(CLOSE_TO_ADA);
    const [first = '', second = '', third = ''] = await Promise.all(
      ['whatsapp', 'email', 'sms', 'qr'].map((channel) => visit(ada.code, channel)),
    );
    const ordered = await friendOf(ada.code, {}, first);
    const returned = await friendOf(ada.code, {}, second);
    const doubtful = await friendOf(ada.code, { signals: CLOSE_TO_ADA }, third);
    await friendOf(ada.code);
    const orderId = unique('order');
    await Promise.all([order(ordered), order(returned, { orderId }), order(doubtful)]);
    await seenAs('qualified', returned);
    await sendBack(orderId);
    await seenAs('in_review', doubtful);
    await review(doubtful, 'reject');

    const events = await eventually(
      () => tellings().filter((event) => isOf(event, ada.memberId, [ordered, returned, doubtful])),
      (all) => {
        const { reversed, booked, visits, rejected, signedUp } = funnelOf(all);
        return [visits, signedUp, booked, reversed, rejected].join() === '4,4,2,1,1' && bothSides(all);
      },
    );
    for (const { 'detail-type': type, detail } of events)
      expect(EVENTS[type as EventType].safeParse(detail)).toMatchObject({ success: true });
    const funnel = funnelOf(events);
    expect(funnel).toMatchObject({ visits: 4, signedUp: 4, qualified: 3, rejected: 1 });
    expect(funnel).toMatchObject({ booked: 2, reversed: 1, rewarded: 1 });
    expect(funnelOf([...events, ...events].reverse())).toEqual(funnel);
    for (const friendId of [ordered, returned, doubtful]) {
      const { visitedAt, timeline } = await supportView(friendId);
      const [, { occurredAt }] = timeline;
      const seconds = (Date.parse(occurredAt) - Date.parse(visitedAt)) / 1000;
      expect(funnel.cycleSeconds.get(friendId)).toBe(seconds);
    }
  });

  /** All that is told of an advocate's referrals; who has only signed up is known by the advocate. */
  function isOf(
    { 'detail-type': type, detail }: ReferralEvent,
    advocateId: string,
    friends: readonly string[],
  ) {
    const { memberId, data } = detail;
    const isTheirs = [memberId, data.advocateId].includes(advocateId) || friends.includes(memberId);
    return type.startsWith('referral.') && isTheirs;
  }

  const bothSides = (all: readonly ReferralEvent[]): boolean =>
    ['advocate', 'friend'].every((side) =>
      all.some((event) => event['detail-type'] === 'referral.reversed' && event.detail.data.side === side),
    );
});

describe('the next program', () => {
  beforeAll(async () => {
    const judging = { ...REFERRALS.judging, mode: 'shadow' as const };
    await enforced({ ...PROGRAM, referrals: { ...PROGRAM.referrals, touch: 'last', judging } });
  });

  test('lets the last touch count until an order qualifies', async () => {
    const [ada, eve] = await Promise.all([advocateWithCode(), advocateWithCode()]);
    const friendId = await friendOf(ada.code);
    expect((await asMember(ada.memberId, 'referrals')).referrals).toHaveLength(1);
    const second = await order(friendId, { referral: { code: eve.code } });
    expect(second.body.referral).toEqual({ status: 'signed_up', code: eve.code });
    expect(await seenAs('qualified', friendId)).toMatchObject({ advocateId: eve.memberId });
    expect((await asMember(ada.memberId, 'referrals')).referrals).toEqual([]);
    const third = await order(friendId, { referral: { code: ada.code } });
    expect(third.body.referral).toMatchObject({ status: 'missed', reason: 'ALREADY_REFERRED' });
  });

  test('judges in shadow: it tells what it would have done, and rewards', async () => {
    const ada = await advocateWithCode({ email: 'ada.shadow@example.com' });
    const friendId = await friendOf(ada.code, { signals: { email: 'ada.shadow+2@example.com' } });
    await order(friendId);
    const seen = await seenAs('qualified', friendId);
    expect(seen.judgment).toMatchObject({ verdict: 'reward', shadow: 'reject', reviewBefore: null });
    expect(await balanceOf(friendId, [40, 300, 0])).toEqual([40, 300, 0]);
  });
});
