import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enforced, leaveAsFound } from './publishing.ts';
import {
  cartOf,
  change,
  codeAndStatus,
  coupon,
  memberWith,
  programWith,
  redeem,
  rewardsNamed,
  together,
  tokenOf,
} from './rewards-program.ts';
import { account, call, enroll, proof, unique } from './target.ts';

const SUFFIX = unique('c').replaceAll(/[^a-z0-9-]/g, '');
const REWARDS = rewardsNamed(SUFFIX);
const idOf = (name: string): string => REWARDS[name]?.id ?? name;

/** A member with a fresh coupon; spends all they have. */
async function couponFor(reward: string, points: number) {
  const memberId = await memberWith(points);
  const { status, body } = await redeem(memberId, { rewardId: idOf(reward), capture: true });
  expect([status, body.code]).toEqual([201, undefined]);
  return { memberId, redemptionId: body.redemptionId as string, code: body.coupon.code as string };
}

const claim = (memberId: string, code: string, options: { key?: string; bearer?: string } = {}) =>
  call('POST', `/v1/members/${memberId}/coupons`, {
    body: { code },
    headers: { 'idempotency-key': options.key ?? unique('claim') },
    ...(options.bearer === undefined ? {} : { bearer: options.bearer }),
  });

beforeAll(async () => {
  await enforced(programWith(REWARDS));
});
afterAll(leaveAsFound);

describe('a coupon', () => {
  test('goes from the storefront to the till, and is used once', async () => {
    const memberId = await memberWith(200);
    const bearer = await tokenOf(memberId);
    const { body } = await redeem(memberId, { rewardId: idOf('coffee'), capture: true }, { bearer });
    expect(body).toMatchObject({
      status: 'captured',
      spent: 200,
      lapsesAt: null,
      coupon: { usedAt: null, voidedAt: null, claimedAt: null },
      balance: { active: 0, held: 0 },
    });
    const { code, expiresAt } = body.coupon;
    expect(code).toMatch(/^CAFE-[349CFHJKMNPRTWXY]{4}(-[349CFHJKMNPRTWXY]{4}){2}$/);
    expect(Date.parse(expiresAt) - Date.parse(body.authorizedAt)).toBe(30 * 86_400_000);

    const typed = code.toLowerCase().replaceAll('-', ' ');
    const valid = await call('POST', '/v1/coupons/validate', { bearer, body: { code: typed } });
    expect([valid.status, valid.body]).toMatchObject([
      200,
      {
        valid: true,
        refusal: null,
        rewardId: idOf('coffee'),
        name: 'The coffee',
        expiresAt,
        giftable: false,
      },
    ]);
    const inCart = await coupon('validate', {
      code,
      cart: { currency: 'USD', lines: [{ sku: 'coffee', quantity: 2, unitPrice: 350 }] },
    });
    expect(inCart.body.apply.discounts).toEqual([{ kind: 'line_discount', lineId: '1', amount: 350 }]);

    const key = unique('use');
    const used = await coupon('use', { code: typed, reference: 'receipt 7' }, key);
    expect([used.status, used.body]).toMatchObject([
      201,
      { code, memberId, usedBy: { orderId: null, reference: 'receipt 7' }, voidedAt: null },
    ]);
    const again = await coupon('use', { code, reference: 'receipt 7' }, key);
    expect([again.status, again.body]).toEqual([200, used.body]);
    expect(codeAndStatus(await coupon('use', { code, reference: 'receipt 8' }, key))).toEqual([
      422,
      'IDEMPOTENCY_MISMATCH',
    ]);
    expect(codeAndStatus(await coupon('use', { code }))).toEqual([409, 'COUPON_USED']);
    expect((await coupon('validate', { code })).body).toMatchObject({
      valid: false,
      refusal: { code: 'COUPON_USED' },
    });
    expect(codeAndStatus(await change(body.redemptionId, 'cancel'))).toEqual([409, 'COUPON_USED']);
    expect(await proof(memberId)).toMatchObject({ proved: true, drift: [] });
  });

  test('that is canceled gives its points back and is void', async () => {
    const { memberId, redemptionId, code } = await couponFor('coffee', 200);
    expect((await change(redemptionId, 'cancel')).body).toMatchObject({
      status: 'canceled',
      moved: 200,
      coupon: { code },
    });
    expect((await account(memberId)).balance.active).toBe(200);
    expect(codeAndStatus(await coupon('use', { code }))).toEqual([409, 'COUPON_VOID']);
  });

  test('that is voided is worth nothing, and its points stay spent', async () => {
    const { memberId, code } = await couponFor('coffee', 200);
    const key = unique('void');
    const why = { reason: 'printed by mistake', actor: 'Mia' };
    const voided = await coupon('void', { code, ...why }, key);
    expect([voided.status, typeof voided.body.voidedAt]).toEqual([201, 'string']);
    expect((await coupon('void', { code, ...why }, key)).body).toEqual(voided.body);
    expect(codeAndStatus(await coupon('void', { code, ...why }))).toEqual([409, 'COUPON_VOID']);
    expect(codeAndStatus(await coupon('use', { code }))).toEqual([409, 'COUPON_VOID']);
    expect((await account(memberId)).balance.active).toBe(0);
  });

  test('comes with the capture of a reward that was authorized first', async () => {
    const memberId = await memberWith(200);
    const held = await redeem(memberId, { rewardId: idOf('coffee') });
    expect(held.body).toMatchObject({ status: 'authorized', coupon: null });
    const key = unique('capture');
    const captured = await change(held.body.redemptionId, 'capture', {}, key);
    expect(captured.body.coupon.code).toMatch(/^CAFE-/);
    expect((await change(held.body.redemptionId, 'capture', {}, key)).body).toEqual(captured.body);
  });

  test('says why it is not for a cart', async () => {
    const { code } = await couponFor('gift', 300);
    const small = await coupon('validate', { code, cart: cartOf(19) });
    expect(small.body).toMatchObject({ valid: false, refusal: { code: 'REWARD_NOT_AVAILABLE' } });
    const large = await coupon('validate', { code, cart: cartOf(20), platform: 'woocommerce' });
    expect(large.body).toMatchObject({
      valid: true,
      apply: {
        discounts: [{ kind: 'line_discount', lineId: 'a', amount: 500 }],
        terms: { code, discount_type: 'fixed_cart', amount: '5.00', usage_limit: 1 },
      },
    });
  });

  test('used by many at once is used by one', async () => {
    const { memberId, code } = await couponFor('coffee', 200);
    const replies = await together(12, (key) => coupon('use', { code }, key));
    const codes = replies.map(({ status, body }) => (status < 300 ? 'used' : body.code));
    expect(codes.sort()).toEqual([...Array.from({ length: 11 }, () => 'COUPON_USED'), 'used']);
    expect(await proof(memberId)).toMatchObject({ proved: true, drift: [] });
  });
});

describe('a gift', () => {
  test('is claimed once, and then hidden from who gave it', async () => {
    const { memberId: giver, redemptionId, code } = await couponFor('gift', 300);
    const [friend, other] = await Promise.all([enroll(), enroll()]);
    const [giversToken, friendsToken] = await Promise.all([tokenOf(giver), tokenOf(friend.memberId)]);
    expect(codeAndStatus(await claim(giver, code))).toEqual([409, 'COUPON_CLAIMED']);
    const key = unique('claim');
    const claimed = await claim(friend.memberId, code, { key, bearer: friendsToken });
    expect([claimed.status, claimed.body]).toMatchObject([201, { code, memberId: friend.memberId }]);
    expect((await claim(friend.memberId, code, { key, bearer: friendsToken })).body).toEqual(claimed.body);
    expect(codeAndStatus(await claim(other.memberId, code))).toEqual([409, 'COUPON_CLAIMED']);

    const read = async (bearer: string) =>
      (await call('GET', `/v1/redemptions/${redemptionId}`, { bearer })).body;
    expect((await read(giversToken)).coupon.code).toBeNull();
    expect((await read(friendsToken)).coupon.code).toBe(code);
    const used = await coupon('use', { code });
    expect(used.body).toMatchObject({ memberId: friend.memberId });
    for (const memberId of [giver, friend.memberId])
      expect(await proof(memberId)).toMatchObject({ proved: true, drift: [] });
  });

  test('must be one', async () => {
    const { code } = await couponFor('coffee', 200);
    const { memberId } = await enroll();
    expect(codeAndStatus(await claim(memberId, code))).toEqual([409, 'COUPON_NOT_GIFT']);
    const gift = await couponFor('gift', 300);
    expect(codeAndStatus(await claim(`mbr_${'0'.repeat(20)}`, gift.code))).toEqual([404, 'MEMBER_NOT_FOUND']);
  });
});

describe('guessing', () => {
  const wrong = () => `CAFE-${unique('x').replaceAll(/[^a-z0-9]/g, '')}`;

  test('ends after ten codes that do not exist, for who guesses and for nobody else', async () => {
    const { code } = await couponFor('coffee', 200);
    const shopper = unique('shopper');
    for (let guess = 0; guess < 10; guess += 1)
      expect(codeAndStatus(await coupon('validate', { code: wrong(), shopper }))).toEqual([
        404,
        'COUPON_NOT_FOUND',
      ]);
    const stopped = await coupon('validate', { code, shopper });
    expect(codeAndStatus(stopped)).toEqual([429, 'TOO_MANY_GUESSES']);
    const waitSeconds = Number(stopped.headers.get('retry-after'));
    expect(waitSeconds > 0 && waitSeconds <= 900).toBe(true);
    expect(codeAndStatus(await coupon('use', { code, shopper }))).toEqual([429, 'TOO_MANY_GUESSES']);
    expect((await coupon('validate', { code, shopper: unique('shopper') })).body.valid).toBe(true);
    expect((await coupon('validate', { code })).body.valid).toBe(true);
  });

  test('ends after ten also for who tries many at once', async () => {
    const shopper = unique('shopper');
    const tries = await together(30, () => coupon('validate', { code: wrong(), shopper }));
    expect(tries.filter(({ status }) => status === 404)).toHaveLength(10);
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(20);
  });

  test('by a member token is counted for its member', async () => {
    const memberId = await memberWith(1);
    const bearer = await tokenOf(memberId);
    const guess = () => call('POST', '/v1/coupons/validate', { bearer, body: { code: wrong() } });
    for (let count = 0; count < 10; count += 1) expect((await guess()).status).toBe(404);
    expect((await guess()).status).toBe(429);
    expect(codeAndStatus(await claim(memberId, wrong(), { bearer }))).toEqual([429, 'TOO_MANY_GUESSES']);
  });
});
