import fc from 'fast-check';
import { isCircular } from '../../../shared/domain/ledger/referrer-chain.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import {
  buy,
  close,
  come,
  enroll,
  type Judge,
  join,
  newWorld,
  reconcile,
  review,
  sendBack,
  type World,
  wait,
} from './world.ts';

/** One thing that happens in a campaign, to one of a few members. Where it makes no sense it changes nothing. */
export type Step =
  | { readonly kind: 'join' | 'come'; readonly who: number; readonly advocate: number }
  | { readonly kind: 'buy'; readonly who: number; readonly unitPrice: number }
  | { readonly kind: 'send_back'; readonly place: number; readonly units?: number }
  | { readonly kind: 'trigger' | 'close' | 'enroll'; readonly who: number }
  | { readonly kind: 'review'; readonly who: number; readonly verdict: 'reward' | 'reject' }
  | { readonly kind: 'wait'; readonly days: number };

const MEMBERS = 6;
export const nameOf = (who: number): string => `member-${who}`;
export const NAMES: readonly string[] = Array.from({ length: MEMBERS }, (_, who) => nameOf(who));

const who = fc.nat({ max: MEMBERS - 1 });
/** The first members bring most of the others. */
const advocate = fc.oneof(fc.constant(0), fc.nat({ max: 1 }), who);

const joining: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('join' as const, 'join' as const, 'come' as const),
  who,
  advocate,
});
const buying: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant('buy' as const),
  who,
  unitPrice: fc.constantFrom(100, 700, 1_000, 5_000),
});
const sendingBack: fc.Arbitrary<Step> = fc.record(
  {
    kind: fc.constant('send_back' as const),
    place: fc.nat({ max: 8 }),
    units: fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: ['kind', 'place'] },
);
const waiting: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant('wait' as const),
  days: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 40 })),
});
const triggering: fc.Arbitrary<Step> = fc.record({ kind: fc.constant('trigger' as const), who });
const deciding: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('close' as const, 'enroll' as const), who }),
  fc.record({
    kind: fc.constant('review' as const),
    who,
    verdict: fc.constantFrom('reward' as const, 'reject' as const),
  }),
);

/** Who joins and orders at once, as most friends do who order at all. */
const bringing: fc.Arbitrary<readonly Step[]> = fc
  .tuple(joining, buying)
  .map(([joined, bought]) => [joined, { ...bought, who: 'who' in joined ? joined.who : 0 } as Step]);

/** Two members who bring each other. */
const circling: fc.Arbitrary<readonly Step[]> = fc.tuple(who, who).map(([one, other]) => [
  { kind: 'enroll', who: one },
  { kind: 'join', who: other, advocate: one },
  { kind: 'come', who: one, advocate: other },
  { kind: 'trigger', who: one },
]);

/** The first two are members from the start. */
const FOUNDERS: readonly Step[] = [
  { kind: 'enroll', who: 0 },
  { kind: 'enroll', who: 1 },
];
const single = (step: fc.Arbitrary<Step>): fc.Arbitrary<readonly Step[]> => step.map((one) => [one]);
const founded = (steps: fc.Arbitrary<readonly (readonly Step[])[]>): fc.Arbitrary<readonly Step[]> =>
  steps.map((all) => [...FOUNDERS, ...all.flat()]);

/** Everything that may happen. */
export const campaign: fc.Arbitrary<readonly Step[]> = founded(
  fc.array(
    fc.oneof(
      { weight: 8, arbitrary: bringing },
      { weight: 2, arbitrary: single(joining) },
      { weight: 2, arbitrary: single(buying) },
      { weight: 3, arbitrary: single(sendingBack) },
      { weight: 2, arbitrary: single(waiting) },
      { weight: 8, arbitrary: single(triggering) },
      { weight: 2, arbitrary: single(deciding) },
      { weight: 1, arbitrary: circling },
    ),
    { minLength: 8, maxLength: 50, size: 'max' },
  ),
);

/** What people do, without anything that depends on when we look: decisions of persons, and triggers. */
export const deeds: fc.Arbitrary<readonly Step[]> = founded(
  fc.array(
    fc.oneof(
      { weight: 5, arbitrary: bringing },
      { weight: 2, arbitrary: single(joining) },
      { weight: 2, arbitrary: single(buying) },
      { weight: 3, arbitrary: single(sendingBack) },
      { weight: 1, arbitrary: single(waiting) },
    ),
    { minLength: 4, maxLength: 30, size: 'max' },
  ),
);

export const triggers: fc.Arbitrary<readonly number[]> = fc.array(who, { maxLength: 12 });

/** Alike at any time. */
export const judgeByFriend: fc.Arbitrary<Judge> = fc
  .array(fc.constantFrom('reward' as const, 'reward' as const, 'review' as const, 'reject' as const), {
    minLength: MEMBERS,
    maxLength: MEMBERS,
  })
  .map((verdicts) => (friendId) => verdicts[NAMES.indexOf(friendId)] ?? 'reward');

/** Besides, whoever is above themselves is rejected: which depends on who has come until then. */
export const judge: fc.Arbitrary<Judge> = judgeByFriend.map(
  (byFriend) => (friendId, chain) => (isCircular(chain) ? 'reject' : byFriend(friendId, chain)),
);

export function play(program: Program, judged: Judge, steps: readonly Step[]): World {
  return steps.reduce(step, newWorld(program, judged));
}

export function step(world: World, happened: Step): World {
  switch (happened.kind) {
    case 'join':
      return join(world, nameOf(happened.who), nameOf(happened.advocate));
    case 'come':
      return comeWithOrder(world, nameOf(happened.who), nameOf(happened.advocate));
    case 'buy':
      return buy(world, nameOf(happened.who), happened.unitPrice);
    case 'send_back':
      return sendBack(world, happened.place, happened.units);
    case 'trigger':
      return reconcile(world, nameOf(happened.who));
    case 'review':
      return review(world, nameOf(happened.who), happened.verdict);
    case 'close':
      return close(world, nameOf(happened.who));
    case 'enroll':
      return enroll(world, nameOf(happened.who));
    case 'wait':
      return wait(world, happened.days);
  }
}

/** A member of some time who brings the code with an order. */
function comeWithOrder(world: World, friendId: string, advocateId: string): World {
  const orderId = `order-${world.orders.length}`;
  const order = { orderId, placedAt: world.now };
  return buy(come(world, friendId, advocateId, { order }), friendId, 1_000, orderId);
}

/** Everything that was missed is caught up on, in any order. */
export const catchUp = (world: World, order: readonly string[] = NAMES): World =>
  order.reduce(reconcile, world);
