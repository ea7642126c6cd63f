import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reward } from '../../shared/domain/program/reward.ts';
import { enforced, leaveAsFound } from './publishing.ts';
import {
  cartOf,
  codeAndStatus,
  insist,
  memberWith,
  ONE_OF_A_KIND,
  programWith,
  redeem,
  rewardsNamed,
  STOCK,
  TIMES,
  together,
  tokenOf,
} from './rewards-program.ts';
import { account, call, enroll, proof, unique } from './target.ts';

const SUFFIX = unique('r').replaceAll(/[^a-z0-9-]/g, '');
const REWARDS = rewardsNamed(SUFFIX);
const idOf = (name: string): string => REWARDS[name]?.id ?? name;
const LONG_MS = 600_000;

/** `CROWD=1000` for more than a check has time for. */
const CROWD = Number(process.env['CROWD'] ?? 150);
/** So many requests are under way at once: more are more than one machine takes. */
const atOnce = pLimit(64);

beforeAll(async () => {
  await enforced(programWith(REWARDS));
});
afterAll(leaveAsFound);

describe('the catalogue', () => {
  test('has all rewards, with what is left of stocks, in the language that is asked for', async () => {
    const { body } = await call('GET', '/v1/rewards?locale=de-AT');
    expect(body.pointsName).toBe('beans');
    expect(body.rewards.map(({ rewardId }: { rewardId: string }) => rewardId)).toEqual(
      Object.values(REWARDS).map(({ id }: Reward) => id),
    );
    const offer = (name: string) =>
      body.rewards.find(({ rewardId }: { rewardId: string }) => rewardId === idOf(name));
    expect(offer('rare').stock).toEqual({ total: ONE_OF_A_KIND, left: ONE_OF_A_KIND });
    expect(offer('later')).toMatchObject({
      name: 'Das Spätere',
      description: 'Noch nicht',
      validFrom: '2199-01-01T00:00:00Z',
    });
    expect(offer('gift')).toMatchObject({
      name: 'The gift',
      price: { points: 300, tiers: {} },
      minimumOrder: { USD: 2_000 },
      coupon: { validDays: null, giftable: true },
    });
  });

  test('tells a member what is missing for each', async () => {
    const memberId = await memberWith(90);
    const { body } = await call('GET', `/v1/members/${memberId}/rewards`, {
      bearer: await tokenOf(memberId),
    });
    const offer = (name: string) =>
      body.rewards.find(({ rewardId }: { rewardId: string }) => rewardId === idOf(name));
    expect(body.activePoints).toBe(90);
    expect(offer('tasting')).toMatchObject({ price: 80, available: true, missing: [] });
    expect(offer('tenth')).toMatchObject({
      price: 100,
      available: false,
      missing: [{ kind: 'points', more: 10, pending: 0 }],
    });
    expect(offer('foreign').missing).toMatchObject([
      { kind: 'country', countries: ['AT'] },
      { kind: 'channel', channels: ['till'] },
    ]);
    expect(offer('later').missing).toMatchObject([{ kind: 'not_yet', from: '2199-01-01T00:00:00Z' }]);
    const there = await call('GET', `/v1/members/${memberId}/rewards?country=AT&channel=till`);
    expect(
      there.body.rewards.find(({ rewardId }: { rewardId: string }) => rewardId === idOf('foreign')).available,
    ).toBe(true);
  });

  test('tells a stranger that there is no such member', async () => {
    expect(codeAndStatus(await call('GET', `/v1/members/mbr_${'0'.repeat(20)}/rewards`))).toEqual([
      404,
      'MEMBER_NOT_FOUND',
    ]);
  });
});

describe('what cannot be had is refused by name', () => {
  test.each<[string, string, object, number, string]>([
    ['a reward that there is not', 'none', {}, 404, 'REWARD_NOT_FOUND'],
    ['one that begins later', 'later', {}, 409, 'REWARD_NOT_AVAILABLE'],
    ['one for elsewhere', 'foreign', { country: 'US', channel: 'till' }, 409, 'REWARD_NOT_AVAILABLE'],
    ['points that pay for no cart', 'pay', { points: 100 }, 422, 'CART_NEEDED'],
    ['too few points that pay', 'pay', { points: 50, cart: cartOf(20) }, 422, 'PAYMENT_POINTS_INVALID'],
    ['points that pay for too much', 'pay', { points: 150, cart: cartOf(2) }, 422, 'PAYMENT_POINTS_INVALID'],
    ['points between two steps', 'pay', { points: 120, cart: cartOf(20) }, 422, 'PAYMENT_POINTS_INVALID'],
    ['points for what has a price', 'tasting', { points: 79 }, 422, 'PAYMENT_POINTS_INVALID'],
    ['what the member has too few points for', 'gift', {}, 409, 'INSUFFICIENT_POINTS'],
    ['what is taken off a cart, at once', 'tenth', { capture: true }, 400, 'REQUEST_INVALID'],
    ['a code of an empty pool', 'pooled', { capture: true }, 409, 'POOL_EMPTY'],
  ])('%s', async (_what, reward, body, status, code) => {
    const memberId = await memberWith(290);
    const before = await account(memberId);
    const reply = await redeem(memberId, { rewardId: idOf(reward), ...body });
    expect(codeAndStatus(reply)).toEqual([status, code]);
    expect((await account(memberId)).sequence).toBe(before.sequence);
  });

  test('of nobody, and of a closed member', async () => {
    expect(codeAndStatus(await redeem(`mbr_${'0'.repeat(20)}`, { rewardId: idOf('tasting') }))).toEqual([
      404,
      'MEMBER_NOT_FOUND',
    ]);
    const { memberId } = await enroll();
    await call('DELETE', `/v1/members/${memberId}`);
    expect(codeAndStatus(await redeem(memberId, { rewardId: idOf('tasting') }))).toEqual([
      409,
      'MEMBER_CLOSED',
    ]);
  });

  test('a sixth open hold, and more uses than the limit, held ones included', async () => {
    const memberId = await memberWith(1_000);
    const uses = [];
    for (let time = 0; time < TIMES + 1; time += 1)
      uses.push(await redeem(memberId, { rewardId: idOf('thrice') }));
    expect(uses.map(({ status }) => status)).toEqual([201, 201, 201, 409]);
    expect(uses[TIMES]?.body.code).toBe('REWARD_LIMIT_REACHED');
    const more = [];
    for (let time = 0; time < 3; time += 1) more.push(await redeem(memberId, { rewardId: idOf('tasting') }));
    expect(more.map(codeAndStatus)).toEqual([
      [201, undefined],
      [201, undefined],
      [409, 'HOLD_LIMIT_REACHED'],
    ]);
  });

  test('without an Idempotency-Key', async () => {
    const { memberId } = await enroll();
    const reply = await call('POST', `/v1/members/${memberId}/redemptions`, { body: { rewardId: 'x' } });
    expect(codeAndStatus(reply)).toEqual([400, 'IDEMPOTENCY_KEY_MISSING']);
  });
});

describe('under contention', () => {
  test(
    `${CROWD} members want one of a hundred units: exactly a hundred have it, and no other is charged`,
    async () => {
      const members = await Promise.all(Array.from({ length: CROWD }, () => atOnce(() => memberWith(10))));
      const replies = await Promise.all(
        members.map((memberId) => {
          const key = unique('rush');
          return atOnce(() =>
            insist(() => redeem(memberId, { rewardId: idOf('rush'), capture: true }, { key })),
          );
        }),
      );
      const winners = members.filter((_, index) => [200, 201].includes(replies[index]?.status ?? 0));
      const losers = members.filter((_, index) => replies[index]?.body.code === 'REWARD_OUT_OF_STOCK');
      expect([winners.length, losers.length]).toEqual([STOCK, members.length - STOCK]);
      const balances = await Promise.all(members.map((memberId) => atOnce(() => account(memberId))));
      const left = new Map(members.map((memberId, index) => [memberId, balances[index].balance.active]));
      expect(winners.every((memberId) => left.get(memberId) === 0)).toBe(true);
      expect(losers.every((memberId) => left.get(memberId) === 10)).toBe(true);
      for (const memberId of [...winners.slice(0, 3), ...losers.slice(0, 3)])
        expect(await proof(memberId)).toMatchObject({ proved: true, drift: [] });
      const { body } = await call('GET', '/v1/rewards');
      const rush = body.rewards.find(({ rewardId }: { rewardId: string }) => rewardId === idOf('rush'));
      expect(rush.stock).toEqual({ total: STOCK, left: 0 });
    },
    LONG_MS,
  );

  test(
    'one member asks fifty times at once for what may be had three times',
    async () => {
      const memberId = await memberWith(1_000);
      const replies = await together(50, (key) =>
        redeem(memberId, { rewardId: idOf('thrice'), capture: true }, { key }),
      );
      const codes = replies.map(({ status, body }) => (status < 300 ? 'had' : body.code));
      expect(codes.filter((code) => code === 'had')).toHaveLength(TIMES);
      expect(codes.filter((code) => code === 'REWARD_LIMIT_REACHED')).toHaveLength(50 - TIMES);
      expect((await account(memberId)).balance.active).toBe(1_000 - TIMES * 10);
      expect(await proof(memberId)).toMatchObject({ proved: true, drift: [] });
    },
    LONG_MS,
  );
});
