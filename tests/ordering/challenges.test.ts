import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { awardedOf, cellsOf } from '../../shared/domain/challenges/mark.ts';
import { balanceOf } from '../../shared/domain/ledger/account.ts';
import type { Challenge } from '../../shared/domain/program/challenge.ts';
import { type ChallengingWorld, challenging, startChallengingWorld, TROUBLE } from './challenging-world.ts';

const GIVEN = 100;
const SECOND: Challenge = {
  id: 'second-order',
  name: 'Second order',
  goal: { kind: 'orders', orders: 2 },
  counts: { minimum: { USD: 1_500 } },
  repeatable: true,
  gives: { points: GIVEN },
};
const TASTES: Challenge = {
  id: 'tastes',
  name: 'Tastes',
  goal: { kind: 'collect', categories: ['tea', 'black & white', 'cups'], different: 2 },
  counts: {},
  repeatable: false,
  gives: { points: 30 },
};

let world: ChallengingWorld;

beforeAll(async () => {
  world = await startChallengingWorld(challenging(1, SECOND, TASTES));
});
beforeEach(() => world.table.proxy.setRates({}));
afterAll(() => world.table.close());

const standing = async (memberId: string, id = SECOND.id) =>
  awardedOf((await world.accountOf(memberId)).marks, id);
const kinds = async (memberId: string) => (await world.entriesOf(memberId)).map(({ cause }) => cause.kind);
const line = (...categories: string[]) => ({
  lines: [{ sku: 'a', quantity: 1, unitPrice: 500, categories }],
});

describe('a challenge', () => {
  test('is given with the order that completes it, and taken back and given again with what follows', async () => {
    const member = await world.newMember();
    await world.order(member, 'a-1');
    expect(await standing(member)).toBe(0);
    await world.order(member, 'a-2');
    expect(await standing(member)).toBe(1);
    expect(balanceOf(await world.accountOf(member)).active).toBe(20 + 20 + 100);
    // A half of it is below the minimum.
    await world.refund('a-1', 'r-1', { kind: 'amount', amount: 501 });
    expect(await standing(member)).toBe(0);
    await world.order(member, 'a-3');
    expect(await standing(member)).toBe(1);
    expect(await kinds(member)).toEqual([
      'enrollment',
      'accrual',
      'accrual',
      'challenge_award',
      'refund',
      'challenge_reversal',
      'accrual',
      'challenge_award',
    ]);
    expect(await world.proof(member)).toMatchObject({ entries: 8, drift: [] });
  });

  test('collects categories of any name', async () => {
    const member = await world.newMember();
    await world.order(member, 'b-1', line('tea', 'black & white'));
    expect(await standing(member, TASTES.id)).toBe(1);
    await world.order(member, 'b-2', line('cups'));
    await world.refund('b-1', 'r-1');
    expect(await standing(member, TASTES.id)).toBe(0);
    expect([...cellsOf((await world.accountOf(member)).marks, TASTES.id)]).toEqual([['#cups@56', 1]]);
    expect((await world.proof(member)).drift).toEqual([]);
  });

  test('counts an order as what is left of it after refunds that came before it', async () => {
    const member = await world.newMember();
    await world.order(member, 'c-1');
    await world.refund('c-2', 'r-1', { kind: 'amount', amount: 600 });
    await world.order(member, 'c-2');
    expect(await standing(member)).toBe(0);
    await world.refund('c-3', 'r-1', { kind: 'amount', amount: 400 });
    await world.order(member, 'c-3');
    expect(await standing(member)).toBe(1);
    expect((await world.proof(member)).drift).toEqual([]);
  });

  test('of an order that is sent twice, and a refund too, happens once', async () => {
    const member = await world.newMember();
    for (const orderId of ['d-1', 'd-2', 'd-1', 'd-2', 'd-2']) await world.order(member, orderId);
    expect(await standing(member)).toBe(1);
    expect((await world.refund('d-2', 'r-1')).status).toBe(201);
    expect((await world.refund('d-2', 'r-1')).status).toBe(200);
    expect(await standing(member)).toBe(0);
    expect((await kinds(member)).filter((kind) => kind.startsWith('challenge'))).toHaveLength(2);
  });

  test('writes nothing for an order that counts for none, and one entry for one that completes it', async () => {
    const member = await world.newMember();
    const counting = async (orderId: string, changes: object = {}) => {
      const before = (await world.entriesOf(member)).length;
      await world.order(member, orderId, changes);
      return (await world.entriesOf(member)).length - before;
    };
    expect(await counting('e-1', line('pots'))).toBe(1);
    expect((await world.accountOf(member)).marks).toEqual([]);
    expect(await counting('e-2')).toBe(1);
    expect(await counting('e-3')).toBe(2);
  });
});

test('orders and refunds at once, sent again and again under conflicts and lost answers, come to what is left', async () => {
  const member = await world.newMember();
  world.table.proxy.setRates(TROUBLE);
  const orders = Array.from({ length: 9 }, (_, index) => `f-${index}`);
  const sendAll = () =>
    Promise.all([
      ...orders.map((orderId) => world.order(member, orderId)),
      ...orders.slice(0, 4).map((orderId) => world.refund(orderId, 'all')),
      ...orders.slice(4, 6).map((orderId) => world.refund(orderId, 'part', { kind: 'amount', amount: 300 })),
    ]);
  await sendAll();
  await sendAll();
  world.table.proxy.setRates({});
  // Five are left, two of them smaller by 3 dollars and still large enough.
  expect(await standing(member)).toBe(2);
  const { marks } = await world.accountOf(member);
  expect(cellsOf(marks, SECOND.id).get('y56')).toBe(5);
  const { drift, books } = await world.proof(member);
  expect(drift).toEqual([]);
  expect(books.issued).toBe(-(3 * 20 + 2 * 17 + 2 * GIVEN));
});

test('a new version gives what its goal asks for and does not stand already, and takes back by what it gave', async () => {
  const member = await world.newMember();
  await world.order(member, 'g-1');
  await world.order(member, 'g-2');
  expect(await standing(member)).toBe(1);
  const dearer: Challenge = { ...SECOND, goal: { kind: 'orders', orders: 3 }, gives: { points: 500 } };
  world.publish(challenging(2, dearer, TASTES));
  for (const orderId of ['g-3', 'g-4', 'g-5']) await world.order(member, orderId);
  // Three orders gave once already, before.
  expect(await standing(member)).toBe(1);
  await world.order(member, 'g-6');
  expect(await standing(member)).toBe(2);
  expect(balanceOf(await world.accountOf(member)).active).toBe(6 * 20 + 100 + 500);
  await world.refund('g-1', 'r-1');
  expect(await standing(member)).toBe(1);
  for (const orderId of ['g-2', 'g-3', 'g-4']) await world.refund(orderId, 'r-1');
  // Two are left, which was enough for what is left of it.
  expect(await standing(member)).toBe(1);
  await world.refund('g-5', 'r-1');
  expect(balanceOf(await world.accountOf(member)).active).toBe(20);
  expect((await world.proof(member)).drift).toEqual([]);
});
