import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkQr } from '../../functions/referrals/link-qr.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { enforced, leaveAsFound } from './publishing.ts';
import {
  advocate,
  ensureCode,
  LANDING_PAGE,
  REFERRING,
  readVisit,
  referredFriend,
  renewCode,
  review,
} from './referrals-program.ts';
import { codeAndStatus, insist, together, tokenOf } from './rewards-program.ts';
import { type CallOptions, call, enroll, type Reply, target, unique } from './target.ts';

const BROWSER =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const NOBODY = `mbr_${'0'.repeat(20)}`;

let withoutReferrals: readonly Reply[];
let program: Program;

/** As a browser without a key does. */
const open = (path: string, headers: CallOptions['headers'] = {}) =>
  call('GET', path, { bearer: null, headers: { 'user-agent': BROWSER, ...headers } });
const location = ({ headers }: Reply) => new URL(headers.get('location') ?? '');
const visitOf = (reply: Reply) => location(reply).searchParams.get('visit');

beforeAll(async () => {
  const { memberId } = await enroll();
  withoutReferrals = [
    await ensureCode(memberId),
    await open('/r/any-code-42'),
    await open('/r/any-code-42/qr'),
  ];
  const { version } = await enforced(REFERRING);
  program = { ...REFERRING, version };
});
afterAll(leaveAsFound);

test('a program without referrals has no codes and no links', () => {
  expect(withoutReferrals.map(codeAndStatus)).toEqual(
    withoutReferrals.map(() => [404, 'REFERRALS_NOT_OFFERED']),
  );
});

describe('a code', () => {
  test('is given once, and its name is changed and taken back', async () => {
    const memberId = await advocate();
    const path = `/v1/members/${memberId}/referral-code`;
    expect(codeAndStatus(await call('GET', path))).toEqual([404, 'REFERRAL_CODE_NOT_FOUND']);
    const bearer = await tokenOf(memberId);
    const first = await ensureCode(memberId, { shownAs: 'Ada' }, bearer);
    expect([first.status, first.body.shownAs]).toEqual([201, 'Ada']);
    expect(first.body.code).toMatch(/^[a-z]+-[a-z]+-\d+$/);
    const again = await ensureCode(memberId);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect((await ensureCode(memberId, { shownAs: null })).body).toEqual({ ...first.body, shownAs: null });
    expect((await call('GET', path, { bearer })).body.shownAs).toBeNull();
    const wrong = await ensureCode(memberId, { shownAs: '<b>Ada</b>' });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, '/shownAs']);
  });

  test('is one, however many ask for it at once', async () => {
    const memberId = await advocate();
    const replies = await together(12, () => ensureCode(memberId, { shownAs: 'Ada' }));
    expect(replies.map(({ status }) => status).sort()).toEqual([...Array(11).fill(200), 201]);
    expect(new Set(replies.map(({ body }) => body.code)).size).toBe(1);
  });

  test('is for advocates alone, who are told what is missing', async () => {
    const { memberId } = await enroll();
    const early = await ensureCode(memberId);
    expect(codeAndStatus(early)).toEqual([409, 'NOT_AN_ADVOCATE']);
    expect(early.body.detail).toContain('after 1 order; this one has 0');
    expect(codeAndStatus(await ensureCode(NOBODY))).toEqual([404, 'MEMBER_NOT_FOUND']);
    const gone = await advocate();
    await call('DELETE', `/v1/members/${gone}`);
    expect(codeAndStatus(await ensureCode(gone))).toEqual([409, 'MEMBER_CLOSED']);
  });

  test('comes with links and texts in the language that is asked for', async () => {
    const memberId = await advocate();
    const { code } = (await ensureCode(memberId)).body;
    const read = async (locale: string) =>
      (await call('GET', `/v1/members/${memberId}/referral-code?locale=${locale}`)).body;
    const english = await read('en-GB');
    expect(english).toMatchObject({ locale: 'en', link: `${target.url}/r/${code}` });
    expect(english.share.copy).toEqual({
      text: `Come along: ${target.url}/r/${code}?c=copy`,
      url: `${target.url}/r/${code}?c=copy`,
    });
    const other = await read('ja');
    expect([other.locale, other.share.email.subject]).toEqual(['de', 'Für dich & mich']);
    expect(new URL(other.share.email.url).searchParams.get('body')).toBe(
      `Schau: ${target.url}/r/${code}?c=email 🎁`,
    );
  });
});

describe('another code', () => {
  test('takes the place of the first, and is given for ever by the call that made it', async () => {
    const memberId = await advocate();
    expect(codeAndStatus(await renewCode(memberId))).toEqual([404, 'REFERRAL_CODE_NOT_FOUND']);
    const first = (await ensureCode(memberId, { shownAs: 'Ada' })).body;
    const key = unique('renew');
    const second = await renewCode(memberId, {}, key);
    expect([second.status, second.body.shownAs]).toEqual([201, 'Ada']);
    expect(second.body.code).not.toBe(first.code);
    const third = await renewCode(memberId);
    const again = await renewCode(memberId, {}, key);
    expect([again.status, again.headers.get('idempotency-replayed'), again.body]).toEqual([
      200,
      'true',
      second.body,
    ]);
    expect((await ensureCode(memberId)).body.code).toBe(third.body.code);
    expect(codeAndStatus(await renewCode(memberId, { code: unique('A') }, key))).toEqual([
      422,
      'IDEMPOTENCY_MISMATCH',
    ]);
  });

  test('of one call is one, however often it is sent at once', async () => {
    const memberId = await advocate();
    await ensureCode(memberId);
    const key = unique('renew');
    const replies = await together(6, () => renewCode(memberId, {}, key));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
    expect(new Set(replies.map(({ body }) => body.code)).size).toBe(1);
  });

  test('may be chosen by the shop alone, where it is free and fit', async () => {
    const [one, other] = await Promise.all([advocate(), advocate()]);
    await Promise.all([ensureCode(one), ensureCode(other)]);
    const code = `ada-${unique('x').replaceAll(/[^a-z0-9]/g, '')}`.slice(0, 24);
    const wished = await renewCode(one, { code });
    expect([wished.status, wished.body.code]).toEqual([201, code]);
    for (const taken of [code, code.toUpperCase().replaceAll('-', '')])
      expect(codeAndStatus(await renewCode(other, { code: taken }))).toEqual([409, 'REFERRAL_CODE_TAKEN']);
    await renewCode(one);
    expect(codeAndStatus(await renewCode(other, { code }))).toEqual([409, 'REFERRAL_CODE_TAKEN']);
    expect(codeAndStatus(await renewCode(other, { code: 'a b/c' }))).toEqual([422, 'REFERRAL_CODE_INVALID']);
    const bearer = await tokenOf(other);
    const path = `/v1/members/${other}/referral-code/renewals`;
    const asMember = (body: object) =>
      call('POST', path, { body, bearer, headers: { 'idempotency-key': unique('renew') } });
    expect(codeAndStatus(await asMember({ code: 'my-own-42' }))).toEqual([403, 'MEMBER_TOKEN_NOT_ALLOWED']);
    expect((await asMember({})).status).toBe(201);
  });
});

describe('a link', () => {
  test('forwards to the landing page with the code and the visit, however it is typed', async () => {
    const { code } = (await ensureCode(await advocate())).body;
    const reply = await open(`/r/${code.toUpperCase().replaceAll('-', '%20')}?c=WhatsApp`, {
      referer: 'https://deals.example/list?user=ada',
    });
    expect(reply.status).toBe(302);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.headers.get('set-cookie')).toBeNull();
    const { origin, pathname, searchParams, hash } = location(reply);
    expect(`${origin}${pathname}${hash}`).toBe('https://shop.example/welcome#top');
    expect([searchParams.get('utm'), searchParams.get('ref')]).toEqual(['friend of', code]);
    expect(visitOf(reply)).toMatch(/^v[0-9a-f]{8}[A-Za-z0-9_-]{22}$/);
    expect(visitOf(await open(`/r/${code}`))).not.toBe(visitOf(reply));
    if (target.local === null) return;
    const visit = await readVisit(visitOf(reply) ?? '');
    expect(visit).toMatchObject({ code, channel: 'whatsapp', referrerHost: 'deals.example' });
    expect(JSON.stringify(visit)).not.toMatch(/ada|iPhone|127\.0/);
  });

  test('forwards without a visit whoever is no person', async () => {
    const { code } = (await ensureCode(await advocate())).body;
    const replies = [
      await open(`/r/${code}`, { 'user-agent': 'WhatsApp/2.23.20.0' }),
      await open(`/r/${code}`, { 'sec-purpose': 'prefetch' }),
      await call('HEAD', `/r/${code}`, { bearer: null, headers: { 'user-agent': BROWSER } }),
    ];
    for (const reply of replies) {
      expect([reply.status, visitOf(reply)]).toEqual([302, null]);
      expect(location(reply).searchParams.get('ref')).toBe(code);
    }
  });

  test('that leads nowhere forwards to the landing page alone', async () => {
    const [renewed, gone] = await Promise.all([advocate(), advocate()]);
    const old = (await ensureCode(renewed)).body.code;
    await renewCode(renewed);
    const left = (await ensureCode(gone)).body.code;
    await call('DELETE', `/v1/members/${gone}`);
    for (const code of [old, left, 'nobody-has-42', '%F0%9F%8E%81', 'x'.repeat(500)]) {
      const reply = await open(`/r/${code}`);
      expect([reply.status, reply.headers.get('location')]).toEqual([302, LANDING_PAGE]);
      expect((await open(`/v1/referral-codes/${code}`)).body.code).toBe('REFERRAL_CODE_NOT_FOUND');
      expect((await open(`/r/${code}/qr`)).body.code).toBe('REFERRAL_CODE_NOT_FOUND');
    }
  });

  test('is an image as well, and tells the friend what it promises and nothing of the advocate', async () => {
    const memberId = await advocate();
    const { code, qrUrl } = (await ensureCode(memberId, { shownAs: 'Ada' })).body;
    expect(qrUrl).toBe(`${target.url}/r/${code}/qr`);
    const image = await open(`/r/${code}/qr`);
    expect(image.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(image.body).toBe(linkQr(`${target.url}/r/${code}?c=qr`));
    expect((await open(`/v1/referral-codes/${code.replaceAll('-', '')}`)).body).toEqual({
      code,
      shownAs: 'Ada',
      friendGets: { points: 300, rewardId: null, rewardName: null },
      pointsName: 'beans',
      minimumOrder: { USD: 2_000 },
      windowDays: 30,
      holdDays: 14,
      sentence:
        'You get 300 beans with your first order of at least 20.00 USD within 30 days after you join, to be used from 14 days after it on.',
    });
  });
});

describe.skipIf(target.local === null)('a referral', () => {
  test('is seen by both sides without the other, and by support in full', async () => {
    const advocateId = await advocate();
    const { code } = (await ensureCode(advocateId, { shownAs: 'Ada' })).body;
    const friendId = await referredFriend(program, advocateId, code, 'review');
    const path = `/v1/members/${advocateId}/referrals`;
    const own = (await call('GET', path, { bearer: await tokenOf(advocateId) })).body;
    expect(own.referrals).toMatchObject([{ friendId: null, status: 'in_review', channel: 'sms', got: null }]);
    expect([own.totals, own.nextCursor]).toEqual([{ successes: 0, points: 0 }, null]);
    expect(JSON.stringify(own)).not.toContain(friendId);
    expect((await call('GET', path)).body.referrals[0].friendId).toBe(friendId);
    const invited = (
      await call('GET', `/v1/members/${friendId}/referral`, { bearer: await tokenOf(friendId) })
    ).body;
    expect(invited).toMatchObject({ status: 'in_review', invitedBy: 'Ada', promised: { points: 300 } });
    expect(JSON.stringify(invited)).not.toContain(advocateId);
    expect(codeAndStatus(await call('GET', `/v1/members/${advocateId}/referral`))).toEqual([
      404,
      'REFERRAL_NOT_FOUND',
    ]);
    const full = (await call('GET', `/v1/referrals/${friendId}`)).body;
    expect(full).toMatchObject({ friendId, advocateId, code, status: 'in_review', judgment: { score: 60 } });
    expect(full.timeline.map(({ kind }: { kind: string }) => kind)).toEqual([
      'referral',
      'referral_qualification',
    ]);
  });

  test('is listed page by page, without a friend in the cursor', async () => {
    const advocateId = await advocate();
    const { code } = (await ensureCode(advocateId)).body;
    const friends = [];
    for (let count = 0; count < 3; count += 1)
      friends.push(await referredFriend(program, advocateId, code, 'reward'));
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await call('GET', `/v1/members/${advocateId}/referrals?limit=1${cursor}`);
      seen.push(...body.referrals.map(({ friendId }: { friendId: string }) => friendId));
      if (body.nextCursor === null) break;
      expect(Buffer.from(body.nextCursor, 'base64url').toString()).not.toContain('mbr_');
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen.sort()).toEqual(friends.sort());
    expect(codeAndStatus(await call('GET', `/v1/members/${advocateId}/referrals?cursor=AAAA`))).toEqual([
      400,
      'CURSOR_INVALID',
    ]);
  });

  test('that waits is decided once, by the call that came first, for ever', async () => {
    const advocateId = await advocate();
    const { code } = (await ensureCode(advocateId)).body;
    const friendId = await referredFriend(program, advocateId, code, 'review');
    expect(await queue()).toContain(friendId);
    const key = unique('review');
    const replies = await together(4, () => review(friendId, 'reward', key));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
    expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(replies[0]?.body).toMatchObject({ friendId, status: 'qualified', review: { actor: 'Mia' } });
    expect(await queue()).not.toContain(friendId);
    expect(codeAndStatus(await review(friendId, 'reject', key))).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
    expect(codeAndStatus(await review(friendId, 'reward'))).toEqual([409, 'REFERRAL_NOT_IN_REVIEW']);
    const rejected = await insist(() => review(friendId, 'reject'));
    expect([rejected.status, rejected.body.status]).toEqual([201, 'rejected']);
    const again = await review(friendId, 'reward', key);
    expect([again.status, again.body]).toEqual([200, replies[0]?.body]);
    const invited = (await call('GET', `/v1/members/${friendId}/referral`)).body;
    expect([invited.status, invited.reason]).toEqual(['rejected', 'REJECTED']);
    expect(codeAndStatus(await review(NOBODY, 'reward'))).toEqual([404, 'REFERRAL_NOT_FOUND']);
  });

  async function queue(): Promise<readonly string[]> {
    const { body } = await call('GET', '/v1/referrals?status=in_review&limit=100');
    return body.referrals.map(({ friendId }: { friendId: string }) => friendId);
  }
});
