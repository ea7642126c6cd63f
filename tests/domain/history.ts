import fc from 'fast-check';
import { SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
import { type Account, openAccount } from '../../shared/domain/ledger/account.ts';
import { adjustPoints } from '../../shared/domain/ledger/adjust-points.ts';
import type { Entry } from '../../shared/domain/ledger/entry.ts';
import { authorizeHold, endHold } from '../../shared/domain/ledger/hold-points.ts';
import { closeMember, enrollMember } from '../../shared/domain/ledger/membership.ts';
import { afterChange, type OrderState, recordedOrder } from '../../shared/domain/ledger/order-state.ts';
import { recordOrder } from '../../shared/domain/ledger/record-order.ts';
import { refundOrder } from '../../shared/domain/ledger/refund-order.ts';
import type { Order, OrderLine } from '../../shared/domain/order.ts';
import type { JudgmentInputs } from '../../shared/domain/program/judgment-context.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { aProgram, BEGIN } from './builders.ts';
import { richFacts, richLine } from './program/rich-order.ts';

/** One thing that may happen to a member. Where it makes no sense, the ledger refuses it and the history goes on. */
export type Happening =
  | { readonly kind: 'wait'; readonly days: number }
  | {
      readonly kind: 'order';
      readonly lines: readonly (Pick<OrderLine, 'quantity' | 'unitPrice'> & Partial<OrderLine>)[];
      readonly daysAgo: number;
      readonly inputs?: JudgmentInputs;
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
  | { readonly kind: 'hold'; readonly points: number; readonly hours: number }
  | { readonly kind: 'capture' | 'release'; readonly hold: number; readonly points: number }
  | { readonly kind: 'close' | 'enroll' };

const lines = fc.array(richLine(20_000), { minLength: 1, maxLength: 4 });

/** Facts of a member, and room for some rules of whatever program it is. */
const inputs: fc.Arbitrary<JudgmentInputs> = fc.record(
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
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('hold' as const),
      points: fc.integer({ min: 1, max: 300 }),
      hours: fc.integer({ min: 1, max: 2_000 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('capture' as const, 'release' as const),
      hold: fc.nat({ max: 3 }),
      points: fc.integer({ min: 1, max: 300 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('close' as const, 'enroll' as const) }) },
);

export const happenings = fc.array(happening, { maxLength: 40 });

/** A member's life so far, as the ledger has it. */
export interface Life {
  readonly program: Program;
  readonly now: number;
  readonly account: Account;
  readonly entries: readonly Entry[];
  readonly orders: readonly OrderState[];
  readonly holds: readonly string[];
}

export function newLife(program: Program = aProgram()): Life {
  const life: Life = {
    program,
    now: BEGIN,
    account: openAccount('mbr_test'),
    entries: [],
    orders: [],
    holds: [],
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
  return decideOther(life, happened);
}

function placeOrder(life: Life, happened: Extract<Happening, { kind: 'order' }>): Life {
  const { lines: bought, daysAgo, inputs: known } = happened;
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
  const decision = recordOrder(life.account, order, life.program, life.now, known);
  if (isRefusal(decision)) return life;
  return {
    ...life,
    account: decision.account,
    entries: [...life.entries, decision.entry],
    orders: [...life.orders, recordedOrder(decision.entry)],
  };
}

function refund(life: Life, happened: Happening): Life {
  const state = 'order' in happened ? life.orders[happened.order] : undefined;
  const scope = state && scopeOf(happened, state);
  if (state === undefined || scope === undefined) return life;
  const command = { refundId: `refund-${life.entries.length}`, scope, refundedAt: life.now };
  const decision = refundOrder(life.account, state, command, life.program, life.now);
  if (isRefusal(decision)) return life;
  return {
    ...life,
    account: decision.account,
    entries: [...life.entries, decision.entry],
    orders: life.orders.map((order) => (order === state ? afterChange(order, decision.entry) : order)),
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
  const holdId =
    happened.kind === 'hold'
      ? `hold-${life.holds.length}`
      : 'hold' in happened
        ? (life.holds[happened.hold] ?? 'none')
        : '';
  const decision = decide();
  if (decision === null || isRefusal(decision)) return life;
  const holds = happened.kind === 'hold' ? [...life.holds, holdId] : life.holds;
  return { ...life, account: decision.account, entries: [...life.entries, decision.entry], holds };

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
      case 'hold':
        return authorizeHold(
          account,
          { holdId, points: happened.points, lapsesAt: now + happened.hours * 3_600 },
          program,
          now,
        );
      case 'capture':
      case 'release':
        return endHold(account, { kind: happened.kind, holdId, points: happened.points }, program, now);
      case 'close':
        return closeMember(account, 'closure', undefined, program, now);
      case 'enroll':
        return account.status === 'active' ? null : enrollMember(account, program, now);
      default:
        return null;
    }
  }
}
