import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enforced, leaveAsFound } from './publishing.ts';
import {
  cartOf,
  change,
  codeAndStatus,
  grant,
  memberWith,
  programWith,
  redeem,
  rewardsNamed,
  together,
  tokenOf,
} from './rewards-program.ts';
import { account, call, proof, type Reply, unique } from './target.ts';

const SUFFIX = unique('m').replaceAll(/[^a-z0-9-]/g, '');
const REWARDS = rewardsNamed(SUFFIX);
const idOf = (name: string): string => REWARDS[name]?.id ?? name;

const activeOf = async (memberId: string): Promise<number> => (await account(memberId)).balance.active;

/** Authorizes and gives the id; the member has enough. */
async function authorized(memberId: string, reward: string, body: object = {}): Promise<string> {
  const reply = await redeem(memberId, { rewardId: idOf(reward), ...body });
  expect([reply.status, reply.body.code]).toEqual([201, undefined]);
  return reply.body.redemptionId;
}

beforeAll(async () => {
  await enforced(programWith(REWARDS));
});
afterAll(leaveAsFound);

describe('authorize', () => {
  test('holds the points and says what to take off the cart', async () => {
    const memberId = await memberWith(250);
    const { status, body } = await redeem(memberId, { rewardId: idOf('tenth'), cart: cartOf(30) });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      rewardId: idOf('tenth'),
      memberId,
      status: 'authorized',
      points: 100,
      held: 100,
      captured: 0,
      spent: 0,
      orderId: null,
      coupon: null,
      moved: -100,
      bookedOn: memberId,
      balance: { active: 150, held: 100 },
      apply: {
        currency: 'USD',
        discounts: [{ kind: 'line_discount', lineId: 'a', amount: 300 }],
        terms: null,
      },
    });
    expect(Date.parse(body.lapsesAt) - Date.parse(body.authorizedAt)).toBe(60_000);
    expect((await account(memberId)).balance).toMatchObject({ active: 150, held: 100 });
  });

  test('pays with as many points as the cart and the account allow, where none are named', async () => {
    const rich = await redeem(await memberWith(5_000), { rewardId: idOf('pay'), cart: cartOf(30) });
    expect([rich.body.points, rich.body.apply.discounts]).toEqual([
      1_500,
      [{ kind: 'line_discount', lineId: 'a', amount: 1_500 }],
    ]);
    const poor = await redeem(await memberWith(170), { rewardId: idOf('pay'), cart: cartOf(30) });
    expect(poor.body.points).toBe(150);
  });

  test('says it in the terms of the platform that is named', async () => {
    const { body } = await redeem(await memberWith(100), {
      rewardId: idOf('tenth'),
      cart: cartOf(30),
      platform: 'shopify',
    });
    expect(body.apply.terms.functionOperations).toMatchObject([
      { productDiscountsAdd: { candidates: [{ value: { fixedAmount: { amount: '3.00' } } }] } },
    ]);
  });

  test('again gives the first answer for ever, also where nothing is left to pay with', async () => {
    const memberId = await memberWith(100);
    const key = unique('again');
    const wanted = { rewardId: idOf('tenth'), cart: cartOf(30) };
    const first = await redeem(memberId, wanted, { key });
    const second = await redeem(memberId, wanted, { key });
    expect([second.status, second.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    expect(second.body).toEqual(first.body);
    await change(first.body.redemptionId, 'capture');
    expect((await redeem(memberId, wanted, { key })).body).toEqual(first.body);
    expect(codeAndStatus(await redeem(memberId, { rewardId: idOf('tasting') }, { key }))).toEqual([
      422,
      'IDEMPOTENCY_MISMATCH',
    ]);
    expect((await account(memberId)).sequence).toBe(4);
  });

  test('by a member token, for its own member', async () => {
    const memberId = await memberWith(100);
    const bearer = await tokenOf(memberId);
    const { status, body } = await redeem(memberId, { rewardId: idOf('tasting') }, { bearer });
    expect([status, body.status]).toEqual([201, 'authorized']);
    const released = await call('POST', `/v1/redemptions/${body.redemptionId}/release`, {
      body: {},
      bearer,
      headers: { 'idempotency-key': unique('release') },
    });
    expect([released.status, released.body.status]).toEqual([201, 'released']);
    const strangers = await tokenOf(await memberWith(1));
    for (const path of ['', '/release']) {
      const reply = await call(path === '' ? 'GET' : 'POST', `/v1/redemptions/${body.redemptionId}${path}`, {
        bearer: strangers,
        ...(path === '' ? {} : { body: {}, headers: { 'idempotency-key': unique('release') } }),
      });
      expect(codeAndStatus(reply)).toEqual([404, 'REDEMPTION_NOT_FOUND']);
    }
  });
});

describe('capture, release and cancel', () => {
  test('captures all, and gives it all back', async () => {
    const memberId = await memberWith(100);
    const before = await account(memberId);
    const redemptionId = await authorized(memberId, 'tenth');
    const captured = await change(redemptionId, 'capture');
    expect([captured.status, captured.body]).toMatchObject([
      201,
      { status: 'captured', spent: 100, held: 0, moved: 0, balance: { active: 0, held: 0 } },
    ]);
    const canceled = await change(redemptionId, 'cancel', { reason: 'not in stock' });
    expect(canceled.body).toMatchObject({ status: 'canceled', captured: 100, spent: 0, moved: 100 });
    const after = await account(memberId);
    expect([after.balance, after.lots]).toEqual([before.balance, before.lots]);
    expect(await proof(memberId)).toMatchObject({ proved: true, drift: [] });
  });

  test('captures parts of points that pay, and holds the rest', async () => {
    const memberId = await memberWith(1_000);
    const redemptionId = await authorized(memberId, 'pay', { points: 500, cart: cartOf(30) });
    const first = await change(redemptionId, 'capture', { points: 200 });
    expect(first.body).toMatchObject({ status: 'captured', captured: 200, spent: 200, held: 300 });
    expect(codeAndStatus(await change(redemptionId, 'capture', { points: 301 }))).toEqual([
      422,
      'HOLD_EXCEEDED',
    ]);
    const released = await change(redemptionId, 'release');
    expect(released.body).toMatchObject({ status: 'captured', spent: 200, held: 0, moved: 300 });
    expect(await activeOf(memberId)).toBe(800);
  });

  test('each change again gives its own first answer, whatever came after it', async () => {
    const memberId = await memberWith(1_000);
    const redemptionId = await authorized(memberId, 'pay', { points: 500, cart: cartOf(30) });
    const [one, other] = [unique('capture'), unique('capture')];
    const first = await change(redemptionId, 'capture', { points: 200 }, one);
    const second = await change(redemptionId, 'capture', {}, other);
    await change(redemptionId, 'cancel');
    for (const [key, body, answer] of [
      [one, { points: 200 }, first],
      [other, {}, second],
    ] as const) {
      const again = await change(redemptionId, 'capture', body, key);
      expect([again.status, again.body]).toEqual([200, answer.body]);
    }
    expect(codeAndStatus(await change(redemptionId, 'capture', { points: 201 }, one))).toEqual([
      422,
      'IDEMPOTENCY_MISMATCH',
    ]);
    expect(codeAndStatus(await change(redemptionId, 'cancel', {}, one))).toEqual([
      422,
      'IDEMPOTENCY_MISMATCH',
    ]);
  });

  test('of many captures at once, one succeeds', async () => {
    const memberId = await memberWith(100);
    const redemptionId = await authorized(memberId, 'tenth');
    const replies = await together(12, (key) => change(redemptionId, 'capture', {}, key));
    const codes = replies.map(({ status, body }) => (status < 300 ? 'captured' : body.code));
    expect(codes.sort()).toEqual(
      ['captured', ...Array.from({ length: 11 }, () => 'REDEMPTION_CAPTURED')].sort(),
    );
    expect(await proof(memberId)).toMatchObject({ proved: true, drift: [] });
  });
});

describe('a member reads redemptions', () => {
  test('newest first, page by page', async () => {
    const memberId = await memberWith(1_000);
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { body } = await redeem(memberId, { rewardId: idOf('tasting'), capture: true });
      ids.unshift(body.redemptionId);
      await grant(memberId, 1);
    }
    const bearer = await tokenOf(memberId);
    const list = (query: string): Promise<Reply> =>
      call('GET', `/v1/members/${memberId}/redemptions${query}`, { bearer });
    const found = async () =>
      (await list('')).body.redemptions.map(({ redemptionId }: { redemptionId: string }) => redemptionId);
    // The index may be behind a write by a moment.
    while ((await found()).length < ids.length) await sleep(50);
    expect(await found()).toEqual(ids);
    const first = await list('?limit=2');
    expect(first.body.redemptions.map(({ redemptionId }: { redemptionId: string }) => redemptionId)).toEqual(
      ids.slice(0, 2),
    );
    const second = await list(`?limit=2&cursor=${first.body.nextCursor}`);
    expect(second.body.redemptions).toMatchObject([{ redemptionId: ids[2], status: 'captured' }]);
    expect(codeAndStatus(await list('?cursor=nonsense'))).toEqual([400, 'CURSOR_INVALID']);
    expect(codeAndStatus(await call('GET', `/v1/members/mbr_${'0'.repeat(20)}/redemptions`))).toEqual([
      404,
      'MEMBER_NOT_FOUND',
    ]);
  });
});
