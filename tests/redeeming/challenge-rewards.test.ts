import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  awardOf,
  keepChallengeReward,
  keepDueAwards,
} from '../../functions/reconciliation/keep-challenge-rewards.ts';
import { ChallengeMessage } from '../../shared/contracts/challenge-message.ts';
import { isChallengeCause } from '../../shared/domain/ledger/challenge.ts';
import { fulfillRedemption } from '../../shared/domain/ledger/fulfill-redemption.ts';
import { redemptionStatus } from '../../shared/domain/ledger/redemption-state.ts';
import type { Challenge } from '../../shared/domain/program/challenge.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { eventsOfEntry } from '../../shared/events/events-of-entry.ts';
import {
  type AwardPlace,
  awardedIdOf,
  challengeRewardKeeper,
} from '../../shared/redeeming/challenge-rewards.ts';
import { grantCanceler, rewardGranter } from '../../shared/redeeming/grant-reward.ts';
import { awardList } from '../../shared/storage/award-list.ts';
import { couponStore } from '../../shared/storage/coupon-store.ts';
import { fulfillmentList } from '../../shared/storage/fulfillment-list.ts';
import { redemptionChangeKey } from '../../shared/storage/keys.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { poolStore } from '../../shared/storage/pool-store.ts';
import { nextRedemptionChange } from '../../shared/storage/redemption-record.ts';
import { stockStore } from '../../shared/storage/stock-store.ts';
import { aReward, decided } from '../domain/builders.ts';
import {
  type ChallengingWorld,
  challenging,
  NOW,
  startChallengingWorld,
} from '../ordering/challenging-world.ts';
import { mortalClient } from '../storage/mortal-client.ts';
import { TABLE } from '../storage/rewards-table.ts';

const CARD = aReward({ id: 'card', benefit: { kind: 'gift_card', amount: { USD: 500 } } });
const SEAT = aReward({ id: 'card', benefit: { kind: 'by_hand', instructions: 'Book a seat.' } });
const SECOND: Challenge = {
  id: 'second',
  name: 'Second order',
  goal: { kind: 'orders', orders: 2 },
  counts: {},
  repeatable: true,
  gives: { reward: 'card' },
};
const withCard = (version: number, stock?: number): Program => ({
  ...challenging(version, SECOND),
  rewards: [stock === undefined ? CARD : { ...CARD, stock }],
});

let world: ChallengingWorld;
/** What the functions think the program is. */
let program = withCard(1);

beforeAll(async () => {
  world = await startChallengingWorld(program);
});
afterAll(() => world.table.close());

function publish(next: Program): void {
  program = next;
  world.publish(next);
}

/** @param halves of requests until the process ends */
function keeping(halves = Number.POSITIVE_INFINITY) {
  const client = mortalClient(world.table.proxy.endpoint, halves);
  const granting = {
    ledger: ledgerStore(client, 'Ledger'),
    programs: { inForce: () => program, version: () => program },
    stocks: stockStore(client, TABLE),
    coupons: couponStore(client, TABLE),
    pools: poolStore(client, TABLE),
    fulfillments: fulfillmentList(client, TABLE),
  };
  const keepAward = challengeRewardKeeper({
    ...granting,
    grant: rewardGranter(granting),
    cancelGrant: grantCanceler(granting),
  });
  const awards = awardList(client, TABLE);
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  return { awards, keepAward, logger: quiet, metrics: { addMetric: () => {} } };
}

/** What the bus tells of a member's challenges, as messages of the queue, oldest first. */
async function toldOf(memberId: string): Promise<readonly AwardPlace[]> {
  const entries = (await world.entriesOf(memberId)).filter(({ cause }) => isChallengeCause(cause));
  return entries.map((entry) => {
    const [event] = eventsOfEntry(entry);
    if (event === undefined) throw new Error('an entry of a challenge tells nothing');
    return awardOf(ChallengeMessage.parse({ 'detail-type': event.type, detail: event.detail }));
  });
}

/** How the reward of an award stands; null: it was never given. */
async function statusOf(award: AwardPlace | undefined): Promise<string | null> {
  if (award === undefined) throw new Error('nothing was told');
  const state = await world.ledger.readRedemption(awardedIdOf(award));
  return state === null ? null : redemptionStatus(state, NOW + 1);
}

/** The member takes the seat. */
async function use(award: AwardPlace): Promise<void> {
  const { ledger } = world;
  const state = await ledger.readRedemption(awardedIdOf(award));
  const account = await ledger.readAccount(award.memberId);
  if (state === null || account === null) throw new Error('nothing was given');
  const change = { changeId: 'key:used', reference: 'till', actor: 'agent', keyId: 'key' };
  const used = decided(fulfillRedemption(account, state, change, SEAT, program, NOW));
  const key = redemptionChangeKey(state.redemptionId, nextRedemptionChange(state));
  await ledger.commit({
    entries: [{ key, entry: used.entry, requestHash: 'test' }],
    accounts: [{ before: account, after: used.account }],
  });
}

let made = 0;
async function achieved(): Promise<{ memberId: string; orderId: string }> {
  made += 1;
  const memberId = await world.newMember();
  for (const name of ['a', 'b']) await world.order(memberId, `${name}-${made}`);
  return { memberId, orderId: `b-${made}` };
}

describe('a challenge that gives a reward', () => {
  test('gives it for nothing, takes it back, and gives another when it is achieved again', async () => {
    const { memberId, orderId } = await achieved();
    const keep = keepChallengeReward(keeping());
    const [first] = await toldOf(memberId);
    if (first === undefined) throw new Error('the challenge was not achieved');
    await keep(first, NOW);
    await keep(first, NOW);
    const state = await world.ledger.readRedemption(awardedIdOf(first));
    expect(state?.granted).toEqual({ by: 'challenge', challengeId: 'second', sequence: first.sequence });
    expect((await world.entriesOf(memberId)).map(({ cause }) => cause.kind)).toEqual([
      'enrollment',
      'accrual',
      'accrual',
      'challenge_award',
      'authorization',
    ]);
    await world.refund(orderId, 'r-1');
    await world.order(memberId, `${orderId}-again`);
    const all = await toldOf(memberId);
    expect(all.map(({ round }) => round)).toEqual([1, 1, 1]);
    for (const award of all) await keep(award, NOW);
    expect(all[1]).toEqual(first);
    expect([await statusOf(all[0]), await statusOf(all[2])]).toEqual(['canceled', 'captured']);
    expect((await world.proof(memberId)).drift).toEqual([]);
  });

  test('is not given again in place of one that was used before it could go back, however it is told', async () => {
    publish({ ...withCard(10), rewards: [SEAT] });
    const { memberId, orderId } = await achieved();
    const keep = keepChallengeReward(keeping());
    const [first] = await toldOf(memberId);
    if (first === undefined) throw new Error('the challenge was not achieved');
    await keep(first, NOW);
    await use(first);
    await world.refund(orderId, 'r-1');
    await world.order(memberId, `${orderId}-again`);
    await world.refund(`${orderId}-again`, 'r-1');
    await world.order(memberId, `${orderId}-once-more`);
    const told = await toldOf(memberId);
    expect(new Set(told.map(({ sequence }) => sequence)).size).toBe(3);
    for (const award of [...told].reverse()) await keep(award, NOW);
    for (const award of told) await keep(award, NOW);
    const given = await Promise.all(told.map((award) => world.ledger.readRedemption(awardedIdOf(award))));
    expect(
      new Set(given.filter((state) => state !== null).map(({ redemptionId }) => redemptionId)).size,
    ).toBe(1);
    // Who buys once more is at the second time, which is another one.
    for (const name of ['c', 'd']) await world.order(memberId, `${orderId}-${name}`);
    const next = (await toldOf(memberId)).at(-1);
    if (next === undefined) throw new Error('the challenge was not achieved again');
    await keep(next, NOW);
    expect([next.round, await statusOf(next)]).toEqual([2, 'captured']);
    expect((await world.proof(memberId)).drift).toEqual([]);
    publish(withCard(11));
  });

  test('told of the end before the beginning, it gives nothing', async () => {
    const { memberId, orderId } = await achieved();
    await world.refund(orderId, 'r-1');
    const keep = keepChallengeReward(keeping());
    const told = await toldOf(memberId);
    for (const award of told.toReversed()) await keep(award, NOW);
    expect(await statusOf(told[0])).toBeNull();
  });

  test.each([false, true])(
    'gives, or takes back, once, wherever a process ends: is undone %s',
    async (isUndone) => {
      let survived = false;
      for (let halves = 0; !survived; halves += 1) {
        expect(halves, 'some process lives to the end').toBeLessThan(60);
        const { memberId, orderId } = await achieved();
        const [award] = await toldOf(memberId);
        if (award === undefined) throw new Error('the challenge was not achieved');
        if (isUndone) {
          await keepChallengeReward(keeping())(award, NOW);
          await world.refund(orderId, 'r-1');
        }
        survived = await keepChallengeReward(keeping(halves))(award, NOW).then(
          () => true,
          () => false,
        );
        await keepChallengeReward(keeping())(award, NOW);
        expect(await statusOf(award)).toBe(isUndone ? 'canceled' : 'captured');
        expect((await world.proof(memberId)).drift).toEqual([]);
      }
    },
  );

  test('refunded while it is given, wherever that falls, it does not stand at the end', async () => {
    for (let requests = 1; ; requests += 1) {
      expect(requests).toBeLessThan(30);
      const { memberId, orderId } = await achieved();
      const [award] = await toldOf(memberId);
      if (award === undefined) throw new Error('the challenge was not achieved');
      const deps = keeping();
      let left = requests;
      const { readChallengeAward } = world.ledger;
      const keepAward = challengeRewardKeeper({
        ledger: {
          ...world.ledger,
          readChallengeAward: async (...asked) => {
            const found = await readChallengeAward(...asked);
            left -= 1;
            // The order goes back right after it was seen that the award stands.
            if (left === 0) await world.refund(orderId, 'r-1');
            return found;
          },
        },
        ...grantingOf(),
      });
      await keepChallengeReward({ ...deps, keepAward })(award, NOW);
      if (left > 0) break;
      // The refund is told, too, by an event of its own.
      for (const told of await toldOf(memberId)) await keepChallengeReward(deps)(told, NOW);
      expect([null, 'canceled']).toContain(await statusOf(award));
    }
  });
});

describe('the hourly run', () => {
  const run = (now: number) => keepDueAwards(keeping())(now, () => true);

  test('gives what waits for the return window, and not before', async () => {
    publish({ ...withCard(2), pending: { kind: 'days', days: 30 } });
    const { memberId } = await achieved();
    const [award] = await toldOf(memberId);
    if (award === undefined) throw new Error('the challenge was not achieved');
    await keepChallengeReward(keeping())(award, NOW);
    await run(NOW + 29 * 86_400);
    expect(await statusOf(award)).toBeNull();
    await run(NOW + 32 * 86_400);
    expect(await statusOf(award)).toBe('captured');
    expect(await keeping().awards.due(NOW + 400 * 86_400, 10)).toEqual([]);
  });

  test('gives what had run out, once there is one again', async () => {
    publish(withCard(3, 0));
    const { memberId } = await achieved();
    const [award] = await toldOf(memberId);
    if (award === undefined) throw new Error('the challenge was not achieved');
    await keepChallengeReward(keeping())(award, NOW);
    await run(NOW + 3_600);
    expect(await statusOf(award)).toBeNull();
    publish(withCard(4, 5));
    await run(NOW + 7_200);
    expect(await statusOf(award)).toBe('captured');
    expect(await keeping().awards.due(NOW + 400 * 86_400, 10)).toEqual([]);
  });
});

function grantingOf() {
  const client = world.table.client;
  const granting = {
    ledger: ledgerStore(client, 'Ledger'),
    programs: { inForce: () => program, version: () => program },
    stocks: stockStore(client, TABLE),
    coupons: couponStore(client, TABLE),
    pools: poolStore(client, TABLE),
    fulfillments: fulfillmentList(client, TABLE),
  };
  return {
    programs: granting.programs,
    grant: rewardGranter(granting),
    cancelGrant: grantCanceler(granting),
  };
}
