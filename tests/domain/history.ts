import fc from 'fast-check';
import { SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
import { type Account, openAccount } from '../../shared/domain/ledger/account.ts';
import { adjustPoints } from '../../shared/domain/ledger/adjust-points.ts';
import { assignTier } from '../../shared/domain/ledger/assign-tier.ts';
import { deliverOrder } from '../../shared/domain/ledger/deliver-order.ts';
import { type ActivityAccrual, type Entry, isCause } from '../../shared/domain/ledger/entry.ts';
import type { KnownBesides } from '../../shared/domain/ledger/judgment-inputs.ts';
import { closeMember, enrollMember } from '../../shared/domain/ledger/membership.ts';
import { afterChange, type OrderState, recordedOrder } from '../../shared/domain/ledger/order-state.ts';
import { recordActivity } from '../../shared/domain/ledger/record-activity.ts';
import { recordOrder } from '../../shared/domain/ledger/record-order.ts';
import type { SpentOnOrder } from '../../shared/domain/ledger/redemption.ts';
import type { RedemptionState } from '../../shared/domain/ledger/redemption-state.ts';
import { refundOrder } from '../../shared/domain/ledger/refund-order.ts';
import { reverseActivity } from '../../shared/domain/ledger/reverse-activity.ts';
import { returnsOf } from '../../shared/domain/ledger/spent-on-order.ts';
import type { Order, OrderLine } from '../../shared/domain/order.ts';
import type { ExpiryPolicy, PendingPolicy, Program } from '../../shared/domain/program/program.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { aProgram, BEGIN } from './builders.ts';
import { richFacts, richLine } from './program/rich-order.ts';
import {
  giveBackSpent,
  isRedeeming,
  liveRedeeming,
  type Redeeming,
  redeeming,
  redeemOn,
} from './redemptions/redeeming.ts';
import {
  type Befriending,
  befriending,
  type Friendship,
  isBefriending,
  liveBefriending,
} from './referrals-ledger/befriending.ts';

/** One thing that may happen to a member. Where it makes no sense, the ledger refuses it and the history goes on. */
export type Happening =
  | { readonly kind: 'wait'; readonly days: number }
  | {
      readonly kind: 'order';
      readonly lines: readonly (Pick<OrderLine, 'quantity' | 'unitPrice'> & Partial<OrderLine>)[];
      readonly daysAgo: number;
      readonly inputs?: KnownBesides;
      /** Places of redemptions that go onto the order, from the newest. */
      readonly redemptions?: readonly number[];
    }
  | {
      readonly kind: 'refund_units';
      readonly order: number;
      readonly line: number;
      readonly quantity: number;
    }
  | { readonly kind: 'refund_amount'; readonly order: number; readonly amount: number }
  | { readonly kind: 'refund_remainder'; readonly order: number }
  | { readonly kind: 'adjust'; readonly points: number }
  | Redeeming
  | Befriending
  | {
      readonly kind: 'assign';
      /** Place of a tier in the program, or null to take an assignment back. */
      readonly tier: number | null;
      readonly days: number | null;
      readonly pin: boolean;
    }
  | { readonly kind: 'close' | 'enroll' }
  | { readonly kind: 'deliver'; readonly order: number; readonly daysAgo: number }
  | { readonly kind: 'activity'; readonly points: number; readonly daysAgo: number }
  | { readonly kind: 'reverse'; readonly activity: number }
  | { readonly kind: 'publish'; readonly pending: PendingPolicy; readonly expiry: ExpiryPolicy };

export const pending: fc.Arbitrary<PendingPolicy> = fc.oneof(
  fc.constant({ kind: 'none' as const }),
  fc.record({ kind: fc.constant('days' as const), days: fc.constantFrom(0, 14, 30) }),
  fc.record({ kind: fc.constant('delivery' as const), atMostDays: fc.constantFrom(0, 10, 60) }),
);

export const expiry: fc.Arbitrary<ExpiryPolicy> = fc.oneof(
  fc.constant({ kind: 'none' as const }),
  fc.record({ kind: fc.constant('rolling' as const), months: fc.constantFrom(1, 12) }),
  // One month is shorter than some points wait.
  fc.record({ kind: fc.constant('sliding' as const), months: fc.constantFrom(1, 6, 12) }),
  fc.record({
    kind: fc.constant('calendar' as const),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    atLeastMonths: fc.constantFrom(0, 6, 12),
  }),
);

const lines = fc.array(richLine(20_000), { minLength: 1, maxLength: 4 });

/** Facts of a member, and room for some rules of whatever program it is. */
const inputs: fc.Arbitrary<KnownBesides> = fc.record(
  {
    facts: richFacts,
    rooms: fc.record({
      rules: fc.dictionary(fc.constantFrom('base', 'rule-0', 'rule-1', 'rule-2', 'rule-3'), fc.nat(200)),
      total: fc.nat(2_000),
    }),
  },
  { requiredKeys: [] },
);
const which = fc.nat({ max: 5 });

export const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 250 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('order' as const),
      lines,
      daysAgo: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 900 })),
      inputs,
      redemptions: fc.array(fc.nat({ max: 3 }), { maxLength: 2 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('refund_units' as const),
      order: which,
      line: fc.nat({ max: 3 }),
      quantity: fc.integer({ min: 1, max: 5 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('refund_amount' as const),
      order: which,
      amount: fc.integer({ min: 1, max: 30_000 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('refund_remainder' as const), order: which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('adjust' as const),
      points: fc.integer({ min: -400, max: 400 }).filter((n) => n !== 0),
    }),
  },
  { weight: 9, arbitrary: redeeming },
  { weight: 5, arbitrary: befriending },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('assign' as const),
      tier: fc.option(fc.nat({ max: 3 })),
      days: fc.option(fc.integer({ min: 0, max: 500 })),
      pin: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('close' as const, 'enroll' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('deliver' as const),
      order: which,
      daysAgo: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 })),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('activity' as const),
      points: fc.integer({ min: 0, max: 60 }),
      daysAgo: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reverse' as const), activity: which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('publish' as const), pending, expiry }) },
);

export const happenings = fc.array(happening, { maxLength: 40 });

/** A member's life so far, as the ledger has it. */
export interface Life {
  readonly program: Program;
  /** Those before it too: a refund asks for the version of its order. */
  readonly programs: readonly Program[];
  readonly now: number;
  readonly account: Account;
  readonly entries: readonly Entry[];
  readonly orders: readonly OrderState[];
  readonly activities: readonly Entry<ActivityAccrual>[];
  readonly redemptions: readonly RedemptionState[];
  readonly friendships: readonly Friendship[];
}

export function newLife(program: Program = aProgram()): Life {
  const life: Life = {
    program,
    programs: [program],
    now: BEGIN,
    account: openAccount('mbr_test'),
    entries: [],
    orders: [],
    activities: [],
    redemptions: [],
    friendships: [],
  };
  return live(life, { kind: 'enroll' });
}

export function liveAll(program: Program, all: readonly Happening[]): Life {
  return all.reduce(live, newLife(program));
}

/** The life after one more happening. */
export function live(life: Life, happened: Happening): Life {
  if (happened.kind === 'wait') return { ...life, now: life.now + happened.days * SECONDS_PER_DAY };
  if (happened.kind === 'order') return placeOrder(life, happened);
  if (happened.kind.startsWith('refund')) return refund(life, happened);
  if (happened.kind === 'publish') return publish(life, happened);
  if (happened.kind === 'deliver') return deliver(life, happened);
  if (happened.kind === 'activity') return act(life, happened);
  if (isBefriending(happened)) return liveBefriending(life, happened);
  if (isRedeeming(happened)) return liveRedeeming(life, happened);
  return decideOther(life, happened);
}

function placeOrder(life: Life, happened: Extract<Happening, { kind: 'order' }>): Life {
  const { lines: bought, daysAgo, inputs: known, redemptions = [] } = happened;
  const order: Order = {
    orderId: `order-${life.orders.length}`,
    currency: 'USD',
    channel: 'web',
    placedAt: life.now - daysAgo * SECONDS_PER_DAY,
    lines: bought.map((line, index) => ({
      lineId: `${index + 1}`,
      sku: `sku-${index}`,
      discounts: [],
      categories: [],
      tags: [],
      ...line,
    })),
    shipping: 0,
    tax: 0,
  };
  let redeemed = life;
  const spent: SpentOnOrder[] = [];
  for (const place of redemptions) {
    const used = redeemOn(redeemed, order, place);
    if (used === null) continue;
    redeemed = used.life;
    spent.push(used.spent);
  }
  const decision = recordOrder(redeemed.account, order, life.program, life.now, known, spent);
  if (isRefusal(decision)) return life;
  return {
    ...redeemed,
    account: decision.account,
    entries: [...redeemed.entries, decision.entry],
    orders: [...life.orders, recordedOrder(decision.entry)],
  };
}

function refund(life: Life, happened: Happening): Life {
  const state = 'order' in happened ? life.orders[happened.order] : undefined;
  const scope = state && scopeOf(happened, state);
  if (state === undefined || scope === undefined) return life;
  const command = { refundId: `refund-${life.entries.length}`, scope, refundedAt: life.now };
  const program = versionOf(life, state.programVersion);
  const inForce = life.program;
  const plan = refundOrder(life.account, state, command, program, life.now, inForce);
  if (isRefusal(plan)) return life;
  const back = returnsOf(state, plan.entry.cause.returned);
  const restored = giveBackSpent(life, state.order.orderId, command.refundId, back);
  const decision = refundOrder(restored.account, state, command, program, life.now, inForce);
  if (isRefusal(decision)) throw new Error(`what goes back first decides on a refund: ${decision.detail}`);
  return {
    ...restored,
    account: decision.account,
    entries: [...restored.entries, decision.entry],
    orders: life.orders.map((order) => (order === state ? afterChange(order, decision.entry) : order)),
  };
}

function publish(life: Life, terms: Extract<Happening, { kind: 'publish' }>): Life {
  const { pending: waiting, expiry: ending } = terms;
  const program = {
    ...life.program,
    version: life.program.version + 1,
    pending: waiting,
    expiry: ending,
  };
  return { ...life, program, programs: [...life.programs, program] };
}

function versionOf({ programs }: Life, version: number): Program {
  const found = programs.find((program) => program.version === version);
  if (found === undefined) throw new Error(`version ${version} was never published`);
  return found;
}

function deliver(life: Life, { order, daysAgo }: Extract<Happening, { kind: 'deliver' }>): Life {
  const state = life.orders[order];
  if (state === undefined || state.delivery !== null) return life;
  const program = versionOf(life, state.programVersion);
  const deliveredAt = life.now - daysAgo * SECONDS_PER_DAY;
  const decision = deliverOrder(life.account, state, deliveredAt, program, life.now);
  if (isRefusal(decision)) return life;
  return {
    ...life,
    account: decision.account,
    entries: [...life.entries, decision.entry],
    orders: life.orders.map((other) => (other === state ? afterChange(other, decision.entry) : other)),
  };
}

/** The rule by which activities earn in these lives, with its caps. */
export const VISITS = {
  id: 'visit',
  description: 'Points for a visit',
  on: { event: 'visit' },
  effect: { kind: 'fixed_points', points: 60 },
  caps: {
    perMember: [
      { per: 'day', points: 70, times: 3 },
      { per: 'year', points: 500 },
    ],
  },
} as const;

function act(life: Life, { points, daysAgo }: Extract<Happening, { kind: 'activity' }>): Life {
  const activity = {
    activityId: `activity-${life.activities.length}`,
    type: 'visit',
    occurredAt: life.now - daysAgo * SECONDS_PER_DAY,
    attributes: { points },
  };
  const decision = recordActivity(life.account, activity, life.program, life.now);
  if (isRefusal(decision)) return life;
  return {
    ...life,
    account: decision.account,
    entries: [...life.entries, decision.entry],
    activities: [...life.activities, decision.entry],
  };
}

function scopeOf(happened: Happening, { order }: OrderState) {
  if (happened.kind === 'refund_remainder') return { kind: 'remainder' as const };
  if (happened.kind === 'refund_amount') return { kind: 'amount' as const, amount: happened.amount };
  if (happened.kind !== 'refund_units') return undefined;
  const line = order.lines[happened.line % order.lines.length];
  return line && { kind: 'lines' as const, lines: [{ lineId: line.lineId, quantity: happened.quantity }] };
}

function decideOther(life: Life, happened: Happening): Life {
  const { account, program, now } = life;
  const decision = decide();
  if (decision === null || isRefusal(decision)) return life;
  return { ...life, account: decision.account, entries: [...life.entries, decision.entry] };

  function decide() {
    switch (happened.kind) {
      case 'adjust': {
        const adjustmentId = `adjustment-${life.entries.length}`;
        const command = {
          adjustmentId,
          points: happened.points,
          reason: 'goodwill',
          actor: 'agent',
          keyId: 'key',
        };
        return adjustPoints(account, command, program, now);
      }
      case 'reverse':
        return reverse(life, happened.activity);
      case 'assign':
        return assign(life, happened);
      case 'close':
        return closeMember(account, 'closure', undefined, program, now);
      case 'enroll':
        return account.status === 'active' ? null : enrollMember(account, program, now);
      default:
        return null;
    }
  }
}

/** An activity is reversed once. */
function reverse(life: Life, activity: number) {
  const recorded = life.activities[activity];
  if (recorded === undefined) return null;
  const { activityId } = recorded.cause.activity;
  const isReversed = life.entries.some(
    (entry) => isCause(entry, 'activity_reversal') && entry.cause.activityId === activityId,
  );
  if (isReversed) return null;
  return reverseActivity(life.account, recorded, {}, versionOf(life, recorded.programVersion), life.now);
}
function assign({ account, entries, program, now }: Life, { tier, days, pin }: Assign) {
  const command = {
    assignmentId: `assignment-${entries.length}`,
    tier: tier === null ? null : (program.tiers?.tiers[tier]?.id ?? 'unknown'),
    until: days === null ? null : now + days * SECONDS_PER_DAY,
    pin,
    reason: 'status match',
    actor: 'agent',
    keyId: 'key',
  };
  return assignTier(account, command, program, now);
}

type Assign = Extract<Happening, { kind: 'assign' }>;
