import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliverItem } from '../../functions/delivery/deliver-item.ts';
import type { OutboxItem } from '../../shared/domain/delivery/outbox-item.ts';
import type { TriggerAction } from '../../shared/domain/program/trigger.ts';
import { grantIdOf } from '../../shared/redeeming/redemption-id.ts';
import { adjustmentKey } from '../../shared/storage/keys.ts';
import { type DeliveryWorld, IMMORTAL, NOW, startDeliveryWorld } from './delivery-world.ts';

/** A process ends before or after any of its requests took effect; another takes the item up when the claim is old. */
let world: DeliveryWorld;
beforeAll(async () => {
  world = await startDeliveryWorld();
});
afterAll(() => world.close());

const LATER = NOW + 600;

interface Lived {
  readonly item: OutboxItem;
  readonly email: string;
  /** Whether it lived to the end. */
  readonly survived: boolean;
}

/** Delivers one action, dying after so many halves of requests, and then again by one that does not. */
async function live(action: TriggerAction, halves: number): Promise<Lived> {
  const { memberId, email } = await world.newMember();
  const item = await world.decide(memberId, action);
  const survived = await deliverItem(world.depsOf({ halves }))(item, NOW).then(
    () => true,
    () => false,
  );
  await deliverItem(world.depsOf(IMMORTAL))(item, LATER);
  await deliverItem(world.depsOf(IMMORTAL))(item, LATER + 600);
  return { item, email, survived };
}

/** One life for each place to die, and at last one that ends by itself. */
async function livesOf(action: TriggerAction): Promise<readonly Lived[]> {
  const lives: Lived[] = [];
  for (let halves = 0; lives.at(-1)?.survived !== true; halves += 1) {
    expect(halves, 'some process lives to the end').toBeLessThan(60);
    lives.push(await live(action, halves));
  }
  return lives;
}

describe('whenever a process ends', () => {
  test('a message is sent at most once, and surely where it was not begun', async () => {
    const lives = await livesOf({ kind: 'message', template: 'plain' });
    expect(lives.length).toBeGreaterThan(10);
    const seen = new Set<string>();
    for (const { item, email } of lives) {
      const sent = world.office.sentTo(email).length;
      const outcome = await world.outcomeOf(item);
      seen.add(`${outcome?.kind} ${sent}`);
    }
    // `unknown 0`: between claim and sending. `unknown 1`: between sending and writing it down.
    expect([...seen].sort()).toEqual(['sent 1', 'unknown 0', 'unknown 1']);
  });

  test('points are given exactly once', async () => {
    const lives = await livesOf({ kind: 'award_points', points: 50 });
    expect(lives.length).toBeGreaterThan(8);
    for (const { item } of lives) {
      const account = await world.ledger.readAccount(item.memberId);
      const stored = await world.ledger.readEntry(adjustmentKey(item.memberId, `${item.askId}.0`));
      expect(account?.active.map(({ points }) => points)).toEqual([50]);
      expect(stored?.entry.cause).toMatchObject({ actor: 'trigger:welcome', reference: item.askId });
      expect(await world.outcomeOf(item)).toEqual({ kind: 'done' });
    }
  });

  test('a reward is given exactly once', async () => {
    const lives = await livesOf({ kind: 'issue_reward', reward: 'card' });
    expect(lives.length).toBeGreaterThan(8);
    for (const { item } of lives) {
      const { memberId, askId, triggerId } = item;
      const id = grantIdOf(memberId, { by: 'trigger', triggerId, askId, action: 0 });
      const redemption = await world.ledger.readRedemption(id);
      expect(redemption?.granted).toEqual({ by: 'trigger', triggerId, askId, action: 0 });
      // The enrollment, and the grant.
      expect((await world.ledger.readAccount(memberId))?.sequence).toBe(2);
      expect(await world.outcomeOf(item)).toEqual({ kind: 'done' });
    }
  });

  test('a system is called at least once, by one and the same event', async () => {
    const lives = await livesOf({ kind: 'webhook', endpoint: 'crm' });
    for (const { item } of lives) {
      const ids = world.office.events
        .map(({ Detail }) => JSON.parse(Detail))
        .filter(({ memberId }) => memberId === item.memberId)
        .map(({ id }) => id);
      expect(ids.length).toBeGreaterThanOrEqual(1);
      expect(new Set(ids)).toEqual(new Set([`evt_${item.askId}.0`]));
    }
  });
});

describe('a reward that has run out', () => {
  test('fails until there is one again, and says so', async () => {
    const [first, second] = [await world.newMember(), await world.newMember()];
    const action = { kind: 'issue_reward', reward: 'few' } as const;
    const items = [await world.decide(first.memberId, action), await world.decide(second.memberId, action)];
    const deliver = deliverItem(world.depsOf());
    for (const [index, item] of items.entries())
      if (index === 0) await deliver(item, NOW);
      else await expect(deliver(item, NOW)).rejects.toThrow(/OUT_OF_STOCK/);
    expect(world.counted).toContain('RewardsWithheld');
  });
});
