import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAccount } from '../../shared/domain/ledger/account.ts';
import { enrollMember } from '../../shared/domain/ledger/membership.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import { earlierOrdersClaimer } from '../../shared/ordering/earlier-orders.ts';
import { budgetStore } from '../../shared/storage/budget-store.ts';
import { memberEntryKey } from '../../shared/storage/keys.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { aProgram, BEGIN, decided } from '../domain/builders.ts';
import { PROFILES, REWARDS } from '../referring/referring-tables.ts';
import { type Engine, type EngineWorld, memberNumber, startEngineWorld } from './engine-world.ts';

const READY_MADE = JSON.parse(readFileSync('docs/examples/advocacy.json', 'utf8')) as ProgramDocument;
const DAY = 86_400;
/** The ready-made program, in which joining credits what was ordered before. */
const PROGRAM = aProgram({ ...READY_MADE, claims: { withinDays: 90, onJoining: true }, version: 1 });

let world: EngineWorld;
let engine: Engine;
let made = 0;
beforeAll(async () => {
  world = await startEngineWorld();
  engine = world.engine(PROGRAM);
});
afterAll(() => world.table.close());

/** All that the bus brings of a member, again and again, in the wrong order. */
async function hear(memberId: string, now: number): Promise<void> {
  const messages = (await world.entriesOf(memberId)).map((entry) => world.told(entry));
  expect(await engine.take(messages.toReversed(), now)).toEqual(new Set());
  expect(await engine.take(messages, now)).toEqual(new Set());
}

/** Three orders under a pseudonym, a week apart, each heard when it came. */
async function frequentGuest(): Promise<string> {
  const guestId = memberNumber(++made);
  for (const week of [0, 1, 2]) {
    const now = BEGIN + week * 7 * DAY;
    await world.shop.buy(guestId, `${guestId}-${week}`, 2_000, PROGRAM, now);
    await hear(guestId, now);
  }
  return guestId;
}

/** Joins with the reference under which they ordered, and all of it is credited. */
async function join(memberId: string, guestId: string | undefined, now: number): Promise<void> {
  const before = (await world.ledger.readAccount(memberId)) ?? openAccount(memberId);
  const { account, entry } = decided(
    enrollMember(before, PROGRAM, now, guestId === undefined ? {} : { guestId }),
  );
  await world.ledger.commit({
    entries: [{ key: memberEntryKey(entry), entry, requestHash: 'test' }],
    accounts: [{ before, after: account }],
  });
  await hear(memberId, now);
  const claimEarlier = earlierOrdersClaimer({
    ledger: world.ledger,
    profiles: profileStore(world.table.client, PROFILES),
    programs: { inForce: () => PROGRAM, version: () => PROGRAM },
    budgets: budgetStore(world.table.client, REWARDS),
  });
  expect(await claimEarlier(memberId, now)).toBe(3);
  expect(await claimEarlier(memberId, now)).toBe(0);
}

const firedFor = async (memberId: string) =>
  (await world.outboxOf(memberId)).filter(({ triggerId }) => triggerId === 'frequent-guest');

test('a guest with three orders is told of once; joining under another account does not tell again, and brings the orders', async () => {
  const guestId = await frequentGuest();
  expect(await firedFor(guestId)).toMatchObject([
    { action: { kind: 'webhook' }, channel: null, data: { order: `${guestId}-2` } },
  ]);
  const memberId = memberNumber(++made);
  const now = BEGIN + 16 * DAY;
  await world.agree(memberId);
  await join(memberId, guestId, now);
  await hear(guestId, now);
  await hear(memberId, now);
  const theirs = (await world.journeys.read(memberId))?.journey;
  expect(theirs).toMatchObject({ status: 'active', orders: 3, firstOrderAt: BEGIN });
  expect(theirs?.stages.at(-1)).toMatchObject({ stage: 'active', because: 'order_3' });
  const guests = (await world.journeys.read(guestId))?.journey;
  expect(guests).toMatchObject({
    status: 'guest',
    orders: 0,
    firstOrderAt: null,
    latestOrders: [],
    asks: [],
  });
  expect(guests?.stages.at(-1)).toMatchObject({ because: 'order_transferred' });
  // Whoever was told of the guest is told that it helped, though the member is another account.
  expect(guests?.made.map(({ triggerId, reached }) => [triggerId, reached.length > 0])).toEqual([
    ['frequent-guest', true],
  ]);
  // Further orders, of the member and under the old pseudonym, tell nobody again.
  for (const [who, at] of [
    [memberId, now + DAY],
    [guestId, now + 2 * DAY],
  ] as const) {
    await world.shop.buy(who, `${who}-more`, 2_000, PROGRAM, at);
    await hear(who, at);
  }
  expect(await firedFor(memberId)).toEqual([]);
  expect(await firedFor(guestId)).toHaveLength(1);
  expect((await world.journeys.read(memberId))?.journey.orders).toBe(4);
});

test('who ordered under their own id and joins is not told of again, and their orders count once', async () => {
  const memberId = await frequentGuest();
  expect(await firedFor(memberId)).toHaveLength(1);
  const now = BEGIN + 16 * DAY;
  await world.agree(memberId);
  await join(memberId, undefined, now);
  await hear(memberId, now);
  expect((await world.journeys.read(memberId))?.journey).toMatchObject({ status: 'active', orders: 3 });
  expect(await firedFor(memberId)).toHaveLength(1);
  // The one who tells is told that it helped.
  const [made] =
    (await world.journeys.read(memberId))?.journey.made.filter(
      ({ triggerId }) => triggerId === 'frequent-guest',
    ) ?? [];
  expect(made?.reached).toHaveLength(1);
});

test('two orders are not frequent, nor three of which one went back', async () => {
  const guestId = memberNumber(++made);
  await world.shop.buy(guestId, `${guestId}-0`, 2_000, PROGRAM, BEGIN);
  await world.shop.buy(guestId, `${guestId}-1`, 2_000, PROGRAM, BEGIN + DAY);
  await world.shop.sendBack(guestId, `${guestId}-1`, PROGRAM, BEGIN + 2 * DAY);
  await world.shop.buy(guestId, `${guestId}-2`, 2_000, PROGRAM, BEGIN + 3 * DAY);
  await hear(guestId, BEGIN + 3 * DAY);
  expect(await firedFor(guestId)).toEqual([]);
});

test('a guest is given nothing and asked nothing, and in no experiment; a member of the same orders is', async () => {
  const [guestId, memberId] = [memberNumber(++made), memberNumber(++made)];
  await world.agree(memberId);
  await world.shop.enroll(memberId, PROGRAM, BEGIN);
  // Members first: for each the engine looks at the hours that are over by then.
  const later = BEGIN + 20 * DAY;
  for (const who of [memberId, guestId]) {
    await world.shop.buy(who, `${who}-0`, 2_000, PROGRAM, BEGIN);
    await hear(who, BEGIN);
    await world.pokes.poke(who, later);
  }
  await engine.wake(later);
  const [guests, members] = await Promise.all([world.journeys.read(guestId), world.journeys.read(memberId)]);
  expect(guests?.journey).toMatchObject({ status: 'guest', orders: 1, asks: [], made: [], dropped: [] });
  expect(await world.journeys.readAssignments(guestId)).toEqual([]);
  expect(await world.outboxOf(guestId)).toEqual([]);
  const triggers = members?.journey.made.map(({ triggerId }) => triggerId) ?? [];
  expect(triggers).toEqual(expect.arrayContaining(['welcome', 'second-order']));
});
