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

describe('the answer', () => {
  const SECOND_GIVEN = {
    challengeId: SECOND.id,
    name: 'Second order',
    round: 1,
    points: GIVEN,
    rewardId: null,
  };

  test('to an order names what it completes, and its retry says the same whatever came since', async () => {
    const member = await world.newMember();
    const answers = [await world.order(member, 'n-1'), await world.order(member, 'n-2')];
    expect(answers.map(({ body }) => body.achieved)).toMatchObject([[], [SECOND_GIVEN]]);
    expect(answers[1]?.body.balance).toEqual(balanceOf(await world.accountOf(member)));
    const retries = async () => {
      const again = [await world.order(member, 'n-1'), await world.order(member, 'n-2')];
      expect(again.map(({ status }) => status)).toEqual([200, 200]);
      expect(JSON.stringify(again.map(({ body }) => body))).toBe(
        JSON.stringify(answers.map(({ body }) => body)),
      );
    };
    await retries();
    await world.refund('n-1', 'r-1');
    await retries();
    // The round is given again, by another order: the first answer is still about the first time.
    expect((await world.order(member, 'n-3')).body.achieved).toMatchObject([SECOND_GIVEN]);
    await retries();
  });

  test('to a refund names what it undoes, and so does its retry', async () => {
    const member = await world.newMember();
    for (const orderId of ['q-1', 'q-2']) await world.order(member, orderId);
    const none = await world.refund('q-1', 'r-1', { kind: 'amount', amount: 100 });
    expect(none.body.undone).toEqual([]);
    const first = await world.refund('q-1', 'r-2');
    expect(first.body).toMatchObject({
      undone: [{ challengeId: SECOND.id, round: 1, reversed: GIVEN, forgiven: 0, rewardId: null }],
      balance: balanceOf(await world.accountOf(member)),
    });
    await world.order(member, 'q-3');
    const again = await world.refund('q-1', 'r-2');
    expect([again.status, JSON.stringify(again.body)]).toEqual([200, JSON.stringify(first.body)]);
    expect((await world.proof(member)).drift).toEqual([]);
  });

  test('names nothing where refunds that came before the order leave it too small', async () => {
    const member = await world.newMember();
    await world.order(member, 'o-1', line('tea'));
    await world.refund('o-2', 'r-1', { kind: 'amount', amount: 1 });
    const first = await world.order(member, 'o-2', line('cups'));
    expect(first.body).toMatchObject({
      achieved: [{ challengeId: TASTES.id, points: 30 }],
      refunds: [{ refundId: 'r-1' }],
      balance: balanceOf(await world.accountOf(member)),
    });
    await world.refund('o-3', 'r-1');
    const gone = await world.order(member, 'o-3', line('black & white'));
    expect(gone.body.achieved).toEqual([]);
    const again = await world.order(member, 'o-2', line('cups'));
    expect(JSON.stringify(again.body)).toBe(JSON.stringify(first.body));
  });

  test('to a claim names what the order completes for the member, and so does its retry', async () => {
    const member = await world.newMember();
    for (const orderId of ['p-1', 'p-2']) await world.guestOrder(orderId);
    expect((await world.claim('p-1', member)).body.achieved).toEqual([]);
    const first = await world.claim('p-2', member);
    expect(first.body.achieved).toMatchObject([SECOND_GIVEN]);
    expect(first.body.balance).toEqual(balanceOf(await world.accountOf(member)));
    await world.refund('p-2', 'r-1');
    const again = await world.claim('p-2', member);
    expect([again.status, JSON.stringify(again.body)]).toEqual([200, JSON.stringify(first.body)]);
    expect((await world.proof(member)).drift).toEqual([]);
  });
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

test('points that clawback left with the member are not given again, in whatever number of rounds', async () => {
  const lenient = { ...challenging(world.nextVersion(), SECOND, TASTES), clawback: 'pending_only' as const };
  world.publish(lenient);
  const member = await world.newMember();
  await world.order(member, 'h-1');
  await world.order(member, 'h-2');
  for (const orderId of ['h-2', 'h-3', 'h-4']) {
    await world.refund(orderId, 'r-1');
    const next = `h-${Number(orderId.slice(2)) + 1}`;
    expect((await world.order(member, next)).body.achieved).toMatchObject([{ round: 1, points: 0 }]);
  }
  expect(await standing(member)).toBe(1);
  // The shop lets those who send back keep what was active, which are the 20 points of each order, and once those of the row.
  expect(balanceOf(await world.accountOf(member)).active).toBe(5 * 20 + GIVEN);
  expect((await world.proof(member)).drift).toEqual([]);
  world.publish(challenging(world.nextVersion(), SECOND, TASTES));
});

test('a goal made easier gives those who ordered often what is due by and by, so that each order can be recorded', async () => {
  const member = await world.newMember();
  const far: Challenge = { ...SECOND, id: 'far', goal: { kind: 'orders', orders: 100 } };
  world.publish(challenging(world.nextVersion(), far));
  for (let count = 0; count < 45; count += 1) await world.order(member, `i-${count}`);
  world.publish(challenging(world.nextVersion(), { ...far, goal: { kind: 'orders', orders: 1 } }));
  for (const stands of [20, 40, 48]) {
    await world.order(member, `i-to-${stands}`);
    expect(await standing(member, far.id)).toBe(stands);
  }
  await world.refund('i-0', 'r-1');
  expect(await standing(member, far.id)).toBe(47);
  expect((await world.proof(member)).drift).toEqual([]);
  world.publish(challenging(world.nextVersion(), SECOND, TASTES));
});

test('a new version gives what its goal asks for and does not stand already, and takes back by what it gave', async () => {
  const member = await world.newMember();
  await world.order(member, 'g-1');
  await world.order(member, 'g-2');
  expect(await standing(member)).toBe(1);
  const dearer: Challenge = { ...SECOND, goal: { kind: 'orders', orders: 3 }, gives: { points: 500 } };
  world.publish(challenging(world.nextVersion(), dearer, TASTES));
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
