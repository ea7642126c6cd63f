import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { adjustPoints } from '../../shared/domain/ledger/adjust-points.ts';
import type { Appended } from '../../shared/domain/ledger/append.ts';
import { authorizeRedemption } from '../../shared/domain/ledger/authorize-redemption.ts';
import { fulfillRedemption } from '../../shared/domain/ledger/fulfill-redemption.ts';
import type { RedemptionState } from '../../shared/domain/ledger/redemption-state.ts';
import { cancelRedemption } from '../../shared/domain/ledger/return-redemption.ts';
import { useCoupon } from '../../shared/domain/ledger/use-coupon.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { type Grant, grantCanceler, rewardGranter } from '../../shared/redeeming/grant-reward.ts';
import { redemptionChangeKey, redemptionKey } from '../../shared/storage/keys.ts';
import { nextRedemptionChange } from '../../shared/storage/redemption-record.ts';
import { decided } from '../domain/builders.ts';
import {
  CONFLICTS,
  type GrantingWorld,
  grantTo,
  idOf,
  NOW,
  POOLED,
  PROMISED,
  startGrantingWorld,
  TASTING,
} from './granting-world.ts';

const WHY = 'the order went back';
const CHANGE = { changeId: 'key:c', reference: 'till', actor: 'agent', keyId: 'key' };
let world: GrantingWorld;

beforeAll(async () => {
  world = await startGrantingWorld();
});
beforeEach(() => world.table.proxy.setRates({}));
afterAll(() => world.table.close());

async function given(program: Program, rewardId = idOf(program)): Promise<Grant> {
  const grant = grantTo(await world.newMember(), rewardId);
  expect(await rewardGranter(world.depsOf(program))(grant, program, NOW)).toBe('granted');
  return grant;
}

/** A change that the shop made. */
async function changed(
  { redemptionId, memberId }: Grant,
  decide: (account: Account, state: RedemptionState) => Appended | Refusal,
): Promise<void> {
  const state = await world.ledger.readRedemption(redemptionId);
  const account = await world.ledger.readAccount(memberId);
  if (state === null || account === null) throw new Error('nothing was given');
  const key = redemptionChangeKey(redemptionId, nextRedemptionChange(state));
  await world.commit(account, decided(decide(account, state)), key);
}

test('from many sides at once cancels once, and gives the unit of stock back once', async () => {
  const program = world.stocked(2);
  await given(program);
  const grant = await given(program);
  expect(await world.leftOf(program)).toBe(0);
  const deps = world.depsOf(program);
  const cancel = grantCanceler(deps);
  world.table.proxy.setRates(CONFLICTS);
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => cancel(grant.redemptionId, WHY, NOW)));
  expect(outcomes.filter((outcome) => outcome === 'canceled')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'already')).toHaveLength(9);
  expect(await world.leftOf(program)).toBe(1);
  const state = await world.ledger.readRedemption(grant.redemptionId);
  expect(state).toMatchObject({ isCanceled: true, coupon: { voidedAt: NOW } });
  expect(await world.proof(grant)).toMatchObject({ entries: 3, drift: [] });
  expect(await rewardGranter(deps)(grant, program, NOW)).toBe('already');
});

test.each(['cut_before', 'cut_after'] as const)(
  'again after a failure of kind %s cancels once',
  async (kind) => {
    const program = world.stocked(1);
    const { redemptionId } = await given(program);
    const cancel = grantCanceler(world.depsOf(program, world.table.impatientClient));
    world.table.proxy.setRates({ TransactWriteItems: { [kind]: 1 } });
    await expect(cancel(redemptionId, WHY, NOW)).rejects.toThrow();
    world.table.proxy.setRates({});
    expect(await cancel(redemptionId, WHY, NOW)).toBe(kind === 'cut_before' ? 'canceled' : 'already');
    expect(await world.leftOf(program)).toBe(1);
    expect((await world.ledger.readRedemption(redemptionId))?.entries).toHaveLength(2);
  },
);

test('gives back a unit of a stock that its reward was promised without', async () => {
  const stocked = world.stocked(1);
  const { stock: _stock, ...unlimited } = stocked.rewards?.[0] ?? TASTING;
  const promised = { ...stocked, rewards: [unlimited] };
  const grant = grantTo(await world.newMember(), idOf(stocked));
  const deps = world.depsOf(stocked, world.table.client, promised);
  expect(await rewardGranter(deps)(grant, promised, NOW)).toBe('granted');
  expect(await world.leftOf(stocked)).toBe(0);
  expect(await grantCanceler(deps)(grant.redemptionId, WHY, NOW)).toBe('canceled');
  expect(await world.leftOf(stocked)).toBe(1);
});

test('takes what nobody has handed over yet off the list', async () => {
  const deps = world.depsOf(PROMISED);
  const { redemptionId } = await given(PROMISED, TASTING.id);
  const awaited = async () => (await deps.fulfillments.list(100)).awaited.map((each) => each.redemptionId);
  expect(await awaited()).toContain(redemptionId);
  expect(await grantCanceler(deps)(redemptionId, WHY, NOW)).toBe('canceled');
  expect(await awaited()).not.toContain(redemptionId);
});

test('does nothing where it was never granted, or the shop has canceled it', async () => {
  const cancel = grantCanceler(world.depsOf(PROMISED));
  expect(await cancel('rdm_none', WHY, NOW)).toBe('already');
  const grant = await given(PROMISED, TASTING.id);
  await changed(grant, (account, state) => cancelRedemption(account, state, CHANGE, PROMISED, NOW));
  expect(await cancel(grant.redemptionId, WHY, NOW)).toBe('already');
});

test('leaves a coupon that was used, and a reward that was handed over', async () => {
  const deps = world.depsOf(PROMISED);
  await deps.pools.importCodes('cards', ['CARD-0002-AAAA']);
  const card = await given(PROMISED, POOLED.id);
  await changed(card, (account, state) => useCoupon(account, state, CHANGE, PROMISED, NOW));
  const seat = await given(PROMISED, TASTING.id);
  await changed(seat, (account, state) => fulfillRedemption(account, state, CHANGE, TASTING, PROMISED, NOW));
  const cancel = grantCanceler(deps);
  expect(await cancel(card.redemptionId, WHY, NOW)).toBe('used');
  expect(await cancel(seat.redemptionId, WHY, NOW)).toBe('used');
});

test('of what the member redeemed for points is a bug, and said to be one', async () => {
  const member = await world.newMember();
  const gift = { adjustmentId: 'a', points: 50, reason: 'goodwill', actor: 'agent', keyId: 'key' };
  const funded = decided(adjustPoints(member, gift, PROMISED, NOW));
  await world.commit(member, funded);
  const command = { redemptionId: 'rdm_paid', reward: TASTING, points: 50, captured: true };
  const paid = decided(authorizeRedemption(funded.account, command, PROMISED, NOW));
  await world.commit(funded.account, paid, redemptionKey('rdm_paid'));
  const cancel = grantCanceler(world.depsOf(PROMISED));
  await expect(cancel('rdm_paid', WHY, NOW)).rejects.toThrow(/no grant/);
});
