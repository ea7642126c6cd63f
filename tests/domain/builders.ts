import { type Account, openAccount } from '../../shared/domain/ledger/account.ts';
import { enrollMember } from '../../shared/domain/ledger/membership.ts';
import { recordOrder } from '../../shared/domain/ledger/record-order.ts';
import type { Order, OrderLine } from '../../shared/domain/order.ts';
import { DEFAULT_PROGRAM } from '../../shared/domain/program/default-program.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { Reward } from '../../shared/domain/program/reward.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';

export const seconds = (iso: string): number => Date.parse(iso) / 1000;

/** When the lives of the tests begin. */
export const BEGIN = seconds('2026-01-15T12:00:00Z');

export const aProgram = (changes: Partial<Program> = {}): Program => ({ ...DEFAULT_PROGRAM, ...changes });

export const aLine = (changes: Partial<OrderLine> = {}): OrderLine => ({
  lineId: '1',
  sku: 'mug',
  quantity: 1,
  unitPrice: 1_000,
  discounts: [],
  categories: [],
  tags: [],
  ...changes,
});

export const anOrder = (changes: Partial<Order> = {}): Order => ({
  orderId: '1001',
  currency: 'USD',
  channel: 'web',
  placedAt: BEGIN,
  lines: [aLine()],
  shipping: 0,
  tax: 0,
  ...changes,
});

/** Points that pay, with any number of them. */
export const aReward = (changes: Partial<Reward> = {}): Reward => ({
  id: 'pay',
  name: 'Pay with points',
  benefit: { kind: 'pay_with_points', minimum: 1, step: 1, atMostPercent: 100 },
  returns: 'in_proportion',
  ...changes,
});

/** @throws Error when the ledger said no where the test expects a yes. */
export function decided<T extends object>(decision: T | Refusal): T {
  if (isRefusal(decision)) throw new Error(`refused: ${decision.code}: ${decision.detail}`);
  return decision;
}

export function aMember(program: Program = aProgram(), now = BEGIN): Account {
  return decided(enrollMember(openAccount('mbr_test'), program, now)).account;
}

/** What recording an order worth `points` (one for each currency unit) gives, for a member of long standing or a new one. */
export function anAccrual(
  points: number,
  program: Program = aProgram(),
  account: Account = aMember(program),
  changes: Partial<Order> = {},
) {
  const order = anOrder({ lines: [aLine({ unitPrice: points * 100 })], ...changes });
  return decided(recordOrder(account, order, program, Math.max(order.placedAt, account.settledAt)));
}
