import fc from 'fast-check';
import { SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import { type Account, openAccount } from '../../../shared/domain/ledger/account.ts';
import { adjustPoints } from '../../../shared/domain/ledger/adjust-points.ts';
import type { Appended } from '../../../shared/domain/ledger/append.ts';
import { claimOrder } from '../../../shared/domain/ledger/claim-order.ts';
import type { Entry } from '../../../shared/domain/ledger/entry.ts';
import { afterChange, type OrderState, recordedOrder } from '../../../shared/domain/ledger/order-state.ts';
import { recordOrder } from '../../../shared/domain/ledger/record-order.ts';
import { type RefundCommand, refundOrder } from '../../../shared/domain/ledger/refund-order.ts';
import type { Order } from '../../../shared/domain/order.ts';
import type { Challenge } from '../../../shared/domain/program/challenge.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import {
  giveAwards,
  type StandingAwards,
  takeAwardsBack,
} from '../../../shared/domain/simulation/live-challenges.ts';
import { aMember, anOrder, aProgram, BEGIN } from '../builders.ts';
import { expiry, pending } from '../history.ts';

/** Orders are placed in this year, and recorded after it, so that they may come in any order. */
export const LATER = BEGIN + 400 * SECONDS_PER_DAY;
export const CATEGORIES = ['tea', 'coffee', 'cups', 'a b>c,d:#'] as const;

export type Step =
  | { readonly kind: 'order'; readonly order: number; readonly asGuest: boolean }
  | { readonly kind: 'claim'; readonly order: number }
  | { readonly kind: 'refund'; readonly order: number; readonly line: number; readonly units: number }
  | { readonly kind: 'refund_amount'; readonly order: number; readonly amount: number }
  | { readonly kind: 'refund_all'; readonly order: number }
  | { readonly kind: 'spend'; readonly points: number };

type Returning = Exclude<Step, { kind: 'order' | 'claim' | 'spend' }>;

const line = fc.record({
  category: fc.constantFrom(...CATEGORIES, null),
  quantity: fc.integer({ min: 1, max: 3 }),
  unitPrice: fc.constantFrom(0, 500, 1_000, 2_500),
});

export const orders: fc.Arbitrary<readonly Order[]> = fc
  .array(
    fc.record({
      /** Many are placed within a day of where a month ends, somewhere on earth. */
      at: fc.oneof(
        fc.integer({ min: 0, max: 330 * SECONDS_PER_DAY }).map((after) => BEGIN + after),
        fc
          .record({ month: fc.integer({ min: 1, max: 10 }), by: fc.integer({ min: -46_800, max: 46_800 }) })
          .map(({ month, by }) => Date.UTC(2026, month) / 1000 + by),
      ),
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((all) =>
    all.map(({ at, lines }, index) =>
      anOrder({
        orderId: `order-${index}`,
        placedAt: at,
        lines: lines.map(({ category, ...bought }, place) => ({
          lineId: `${place + 1}`,
          sku: 'sku',
          discounts: [],
          categories: category === null ? [] : [category],
          tags: [],
          ...bought,
        })),
      }),
    ),
  );

const which = fc.nat({ max: 11 });
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('order' as const),
      order: which,
      asGuest: fc.constantFrom(false, false, false, true),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('claim' as const), order: which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('refund' as const),
      order: which,
      line: fc.nat({ max: 2 }),
      units: fc.integer({ min: 1, max: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('refund_amount' as const),
      order: which,
      amount: fc.integer({ min: 1, max: 3_000 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('refund_all' as const), order: which }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('spend' as const), points: fc.integer({ min: 1, max: 600 }) }),
  },
);
export const steps = fc.array(step, { maxLength: 40 });

const goal: fc.Arbitrary<Challenge['goal']> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('orders' as const),
      orders: fc.integer({ min: 1, max: 4 }),
      within: fc.constantFrom('week' as const, 'month' as const, 'year' as const),
    },
    { requiredKeys: ['kind', 'orders'] },
  ),
  fc.record({
    kind: fc.constant('streak' as const),
    periods: fc.integer({ min: 2, max: 4 }),
    of: fc.constantFrom('week' as const, 'month' as const),
  }),
  fc.record({
    kind: fc.constant('collect' as const),
    categories: fc.constant(CATEGORIES),
    different: fc.integer({ min: 2, max: 4 }),
  }),
);

const any: fc.Arbitrary<Omit<Challenge, 'id'>> = fc.record({
  name: fc.constant('A challenge'),
  goal,
  counts: fc.constantFrom(
    {},
    { minimum: { USD: 1_000 } },
    { goods: { categories: ['tea', 'coffee'] } },
    { excluding: { categories: ['cups'] }, minimum: { USD: 2_000 } },
  ),
  repeatable: fc.boolean(),
  gives: fc.record({ points: fc.integer({ min: 1, max: 500 }) }),
});
const dates = fc.record(
  {
    from: fc.constantFrom('2026-02-28T23:30:00-01:00', '2026-05-01T00:00:00Z'),
    until: fc.constantFrom('2026-07-01T00:00:00+12:00', '2026-10-20T12:00:00Z'),
  },
  { requiredKeys: [] },
);

export const challenge: fc.Arbitrary<Omit<Challenge, 'id'>> = fc
  .tuple(any, fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, dates))
  .map(([each, dated]) => ({ ...each, ...dated }));

export const challenges: fc.Arbitrary<readonly Challenge[]> = fc
  .array(challenge, { minLength: 1, maxLength: 3 })
  .map((all) => all.map((each, index) => ({ id: `challenge-${index}`, ...each })));

/** A program of any policies, in which everything can be claimed. */
export const program: fc.Arbitrary<Program> = fc
  .record({
    challenges,
    pending,
    expiry,
    timeZone: fc.constantFrom('Etc/UTC', 'Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata'),
    clawback: fc.constantFrom('pending_only' as const, 'within_balance' as const, 'below_zero' as const),
  })
  .map((terms) => aProgram({ ...terms, claims: { withinDays: 3_660 } }));

export interface Life {
  program: Program;
  readonly programs: Program[];
  account: Account;
  guest: Account;
  readonly entries: Entry[];
  readonly states: Map<string, OrderState>;
  readonly awards: StandingAwards;
}

export function newLife(terms: Program): Life {
  const account = aMember(terms, BEGIN);
  return {
    program: terms,
    programs: [terms],
    account,
    guest: openAccount('mbr_guest'),
    entries: [],
    states: new Map(),
    awards: new Map(),
  };
}

/** Lives through the steps, by the ledger's own decisions; what it refuses has not happened. */
export function liveAll(terms: Program, placed: readonly Order[], all: readonly Step[]): Life {
  const life = newLife(terms);
  for (const each of all) liveStep(life, placed, each);
  return life;
}

export function liveStep(life: Life, placed: readonly Order[], each: Step): void {
  if (each.kind === 'spend') {
    spend(life, each.points);
    return;
  }
  const order = placed[each.order % placed.length];
  if (order === undefined) return;
  const state = life.states.get(order.orderId);
  if (each.kind === 'order') {
    if (state === undefined) buy(life, order, each.asGuest);
  } else if (state !== undefined) {
    if (each.kind === 'claim') claim(life, state);
    else giveBack(life, state, each);
  }
}

export function publish(life: Life, changed: readonly Challenge[], timeZone = life.program.timeZone): void {
  life.program = { ...life.program, version: life.program.version + 1, challenges: changed, timeZone };
  life.programs.push(life.program);
}

function versionOf(life: Life, version: number): Program {
  const found = life.programs.find((each) => each.version === version);
  if (found === undefined) throw new Error(`version ${version} was never published`);
  return found;
}

function keep(life: Life, { account, entry }: Appended): void {
  if (account.memberId === life.guest.memberId) {
    life.guest = account;
    return;
  }
  life.account = account;
  life.entries.push(entry);
}

function buy(life: Life, order: Order, asGuest: boolean): void {
  const decision = recordOrder(asGuest ? life.guest : life.account, order, life.program, LATER);
  if (isRefusal(decision)) return;
  keep(life, decision);
  life.states.set(order.orderId, recordedOrder(decision.entry));
  for (const award of giveAwards(life.awards, decision.account, decision.entry, life.program, LATER))
    keep(life, award);
}

function claim(life: Life, state: OrderState): void {
  const decision = claimOrder(life.account, life.guest, state, life.program, LATER);
  if (isRefusal(decision)) return;
  keep(life, decision.claim);
  if (decision.transfer) keep(life, decision.transfer);
  life.states.set(state.order.orderId, afterChange(state, decision.claim.entry));
  const { account, entry } = decision.claim;
  for (const award of giveAwards(life.awards, account, entry, life.program, LATER)) keep(life, award);
}

/** As far as there is that much. */
function spend(life: Life, points: number): void {
  const adjustmentId = `spent-${life.entries.length}`;
  const command = { adjustmentId, points: -points, reason: 'Spent', actor: 'test', keyId: 'test' };
  const decision = adjustPoints(life.account, command, life.program, LATER);
  if (!isRefusal(decision)) keep(life, decision);
}

function giveBack(life: Life, state: OrderState, each: Returning): void {
  const command = {
    refundId: `refund-${state.refunds.length}`,
    scope: scopeOf(each, state),
    refundedAt: LATER,
  };
  const account = state.memberId === life.guest.memberId ? life.guest : life.account;
  const terms = versionOf(life, state.programVersion);
  const decision = refundOrder(account, state, command, terms, LATER, life.program);
  if (isRefusal(decision)) return;
  keep(life, decision);
  life.states.set(state.order.orderId, afterChange(state, decision.entry));
  const versions = (version: number) => versionOf(life, version);
  for (const back of takeAwardsBack(life.awards, decision.account, decision.entry, versions, LATER))
    keep(life, back);
}

function scopeOf(each: Returning, { order }: OrderState): RefundCommand['scope'] {
  if (each.kind === 'refund_all') return { kind: 'remainder' };
  if (each.kind === 'refund_amount') return { kind: 'amount', amount: each.amount };
  const line = order.lines[each.line % order.lines.length];
  return { kind: 'lines', lines: [{ lineId: line?.lineId ?? '', quantity: each.units }] };
}
