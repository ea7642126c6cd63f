import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enforced, leaveAsFound } from './publishing.ts';
import {
  change,
  codeAndStatus,
  grant,
  memberWith,
  ONE_OF_A_KIND,
  programWith,
  redeem,
  rewardsNamed,
} from './rewards-program.ts';
import { account, call, proof, unique } from './target.ts';

const SUFFIX = unique('s').replaceAll(/[^a-z0-9-]/g, '');
const REWARDS = rewardsNamed(SUFFIX);
const idOf = (name: string): string => REWARDS[name]?.id ?? name;
const LONG_MS = 600_000;

const activeOf = async (memberId: string): Promise<number> => (await account(memberId)).balance.active;
const statusOf = async (redemptionId: string): Promise<string> =>
  (await call('GET', `/v1/redemptions/${redemptionId}`)).body.status;

/** Authorizes and gives the id; the member has enough. */
async function authorized(memberId: string, reward: string, body: object = {}): Promise<string> {
  const reply = await redeem(memberId, { rewardId: idOf(reward), ...body });
  expect([reply.status, reply.body.code]).toEqual([201, undefined]);
  return reply.body.redemptionId;
}

/** Waits until a hold has lapsed, by the clock of the stack, however slow the machine is. */
async function lapsed(redemptionId: string): Promise<void> {
  while ((await statusOf(redemptionId)) !== 'lapsed') await sleep(1_000);
}

beforeAll(async () => {
  await enforced(programWith(REWARDS));
});
afterAll(leaveAsFound);

describe('every other move is refused by name', () => {
  type Moves = readonly (readonly [move: string, body: object, code: string])[];
  const actor = { actor: 'Mia' };
  const states: readonly (readonly [string, string, readonly string[], Moves])[] = [
    [
      'authorized',
      'tasting',
      [],
      [
        ['capture', { points: 40 }, 'REDEMPTION_INDIVISIBLE'],
        ['cancel', {}, 'REDEMPTION_NOT_CAPTURED'],
        ['fulfillment', actor, 'REDEMPTION_NOT_CAPTURED'],
      ],
    ],
    [
      'captured',
      'tenth',
      ['capture'],
      [
        ['capture', {}, 'REDEMPTION_CAPTURED'],
        ['release', {}, 'REDEMPTION_CAPTURED'],
        ['fulfillment', actor, 'REDEMPTION_NOT_BY_HAND'],
      ],
    ],
    [
      'released',
      'tasting',
      ['release'],
      [
        ['capture', {}, 'REDEMPTION_RELEASED'],
        ['release', {}, 'REDEMPTION_RELEASED'],
        ['cancel', {}, 'REDEMPTION_RELEASED'],
        ['fulfillment', actor, 'REDEMPTION_RELEASED'],
      ],
    ],
    [
      'canceled',
      'tasting',
      ['capture', 'cancel'],
      [
        ['capture', {}, 'REDEMPTION_CANCELED'],
        ['release', {}, 'REDEMPTION_CANCELED'],
        ['cancel', {}, 'REDEMPTION_CANCELED'],
        ['fulfillment', actor, 'REDEMPTION_CANCELED'],
      ],
    ],
    [
      'fulfilled',
      'tasting',
      ['capture', 'fulfillment'],
      [
        ['capture', {}, 'REDEMPTION_CAPTURED'],
        ['cancel', {}, 'REDEMPTION_FULFILLED'],
        ['fulfillment', actor, 'REDEMPTION_FULFILLED'],
      ],
    ],
  ];
  test.each(states)('%s', async (state, reward, way, moves) => {
    const memberId = await memberWith(100);
    const redemptionId = await authorized(memberId, reward);
    for (const move of way) await change(redemptionId, move, move === 'fulfillment' ? actor : {});
    expect(await statusOf(redemptionId)).toBe(state);
    const { sequence } = await account(memberId);
    for (const [move, body, code] of moves) {
      const reply = await change(redemptionId, move, body);
      expect([move, reply.body.code]).toEqual([move, code]);
    }
    expect([await statusOf(redemptionId), (await account(memberId)).sequence]).toEqual([state, sequence]);
  });

  test('of a redemption that there is not', async () => {
    const nothing = `rdm_${'0'.repeat(22)}`;
    for (const [move, body] of [
      ['capture', {}],
      ['release', {}],
      ['cancel', {}],
      ['fulfillment', actor],
    ] as const)
      expect(codeAndStatus(await change(nothing, move, body))).toEqual([404, 'REDEMPTION_NOT_FOUND']);
    expect((await call('GET', `/v1/redemptions/${nothing}`)).status).toBe(404);
  });
});

describe('rewards by hand', () => {
  const waiting = async (): Promise<readonly { redemptionId: string }[]> => {
    const all = [];
    let cursor = '';
    do {
      const { body } = await call('GET', `/v1/fulfillments?limit=2${cursor && `&cursor=${cursor}`}`);
      all.push(...body.fulfillments);
      cursor = body.nextCursor ?? '';
    } while (cursor !== '');
    return all;
  };

  test('wait on a list until they are handed over, or canceled', async () => {
    const memberId = await memberWith(1_000);
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      const { body } = await redeem(memberId, { rewardId: idOf('tasting'), capture: true });
      ids.push(body.redemptionId);
    }
    const held = await authorized(memberId, 'tasting');
    const listed = (await waiting()).filter(({ redemptionId }) => [...ids, held].includes(redemptionId));
    expect(listed.map(({ redemptionId }) => redemptionId).sort()).toEqual([...ids].sort());
    expect(listed[0]).toMatchObject({
      rewardId: idOf('tasting'),
      memberId,
      name: 'The tasting',
      instructions: 'Put two seats aside.',
    });
    const [first = '', second = ''] = ids;
    const done = await change(first, 'fulfillment', { actor: 'Mia', reference: 'table 4' });
    expect([done.status, done.body.status]).toEqual([201, 'fulfilled']);
    await change(second, 'cancel');
    await change(held, 'capture');
    const left = (await waiting()).map(({ redemptionId }) => redemptionId);
    expect(ids.filter((id) => left.includes(id))).toHaveLength(3);
    expect(left).toContain(held);
  });
});

describe('time', () => {
  test(
    'frees what is held, and a late capture takes it again where it is still there',
    async () => {
      const [member, spender, other] = await Promise.all([memberWith(80), memberWith(80), memberWith(100)]);
      const late = await authorized(member, 'tasting');
      const gone = await authorized(spender, 'tasting');
      const rare: string[] = [];
      for (let unit = 0; unit < ONE_OF_A_KIND; unit += 1) rare.push(await authorized(other, 'rare'));
      expect(codeAndStatus(await redeem(other, { rewardId: idOf('rare') }))).toEqual([
        409,
        'REWARD_OUT_OF_STOCK',
      ]);
      for (const redemptionId of [late, gone, ...rare]) await lapsed(redemptionId);
      expect([await activeOf(member), await activeOf(spender)]).toEqual([80, 80]);

      const captured = await change(late, 'capture');
      expect(captured.body).toMatchObject({ status: 'captured', spent: 80, moved: -80 });
      await redeem(spender, { rewardId: idOf('tasting'), capture: true });
      expect(codeAndStatus(await change(gone, 'capture'))).toEqual([409, 'INSUFFICIENT_POINTS']);

      const [first = '', second = ''] = rare;
      expect((await change(first, 'release')).body).toMatchObject({ status: 'released', moved: 0 });
      expect(codeAndStatus(await change(first, 'capture'))).toEqual([409, 'REDEMPTION_RELEASED']);
      const taken = [];
      for (let unit = 0; unit < ONE_OF_A_KIND; unit += 1)
        taken.push(await redeem(member, { rewardId: idOf('rare'), capture: true }));
      expect(taken.map(codeAndStatus)).toEqual([
        [409, 'INSUFFICIENT_POINTS'],
        [409, 'INSUFFICIENT_POINTS'],
      ]);
      await grant(member, 100);
      for (let unit = 0; unit < ONE_OF_A_KIND; unit += 1)
        expect((await redeem(member, { rewardId: idOf('rare'), capture: true })).status).toBe(201);
      expect(codeAndStatus(await change(second, 'capture'))).toEqual([409, 'REWARD_OUT_OF_STOCK']);
      for (const memberId of [member, spender, other])
        expect(await proof(memberId)).toMatchObject({ proved: true, drift: [] });
    },
    LONG_MS,
  );

  test('a use that is released or canceled does not count', async () => {
    const memberId = await memberWith(1_000);
    const held = [];
    // All that is left, whatever other tests have taken.
    for (;;) {
      const reply = await redeem(memberId, { rewardId: idOf('thrice') });
      if (reply.status !== 201) break;
      held.push(reply.body.redemptionId);
    }
    expect(held).toHaveLength(3);
    await change(held[0], 'release');
    const again = await redeem(memberId, { rewardId: idOf('thrice'), capture: true });
    expect(again.status).toBe(201);
    expect(codeAndStatus(await redeem(memberId, { rewardId: idOf('thrice') }))).toEqual([
      409,
      'REWARD_LIMIT_REACHED',
    ]);
    await change(again.body.redemptionId, 'cancel');
    expect((await redeem(memberId, { rewardId: idOf('thrice') })).status).toBe(201);
  });
});
