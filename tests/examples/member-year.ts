import { readFileSync } from 'node:fs';
import { ProgramDocument } from '../../shared/contracts/program/document.ts';
import { type Account, balanceOf, openAccount } from '../../shared/domain/ledger/account.ts';
import { deliverOrder } from '../../shared/domain/ledger/deliver-order.ts';
import type { RefundScope } from '../../shared/domain/ledger/entry.ts';
import type { KnownBesides } from '../../shared/domain/ledger/judgment-inputs.ts';
import { tierCaseOf } from '../../shared/domain/ledger/member-tier.ts';
import { enrollMember } from '../../shared/domain/ledger/membership.ts';
import { afterChange, type OrderState, recordedOrder } from '../../shared/domain/ledger/order-state.ts';
import { recordActivity } from '../../shared/domain/ledger/record-activity.ts';
import { recordOrder } from '../../shared/domain/ledger/record-order.ts';
import { refundOrder } from '../../shared/domain/ledger/refund-order.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import type { Order, OrderLine } from '../../shared/domain/order.ts';
import type { CustomEvent } from '../../shared/domain/program/judge-event.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { type Standing, standingAt } from '../../shared/domain/tiers/standing.ts';
import { aLine, anOrder, decided, seconds } from '../domain/builders.ts';

/** What may happen in a member's year. A `look` changes nothing: it tells the points that can be spent. */
export type Happening =
  | {
      readonly order: string;
      readonly lines: readonly Partial<OrderLine>[];
      readonly terms?: Partial<Order>;
      /** Room in budgets, by rule, where it is not plenty. */
      readonly rooms?: Readonly<Record<string, number>>;
    }
  | { readonly refund: string; readonly scope: RefundScope }
  | { readonly delivery: string }
  | { readonly activity: string; readonly attributes?: CustomEvent['attributes'] }
  | { readonly look: true };

/** One row of a member's year: when, what, and by hand what it gives or takes, why, and the tier afterwards. */
export interface Row {
  readonly at: string;
  readonly what: Happening;
  readonly points: number;
  readonly why: string;
  readonly tier: string;
}

interface Life {
  readonly account: Account;
  readonly orders: Readonly<Record<string, OrderState>>;
}

/** A program of `docs/examples/`, as version 2 of a shop. */
export function exampleProgram(file: string): Program {
  const text = readFileSync(new URL(`../../docs/examples/${file}`, import.meta.url), 'utf8');
  return { ...ProgramDocument.parse(JSON.parse(text)), version: 2 };
}

export const anItem = (
  sku: string,
  dollars: number,
  changes: Partial<OrderLine> = {},
): Partial<OrderLine> => ({
  sku,
  unitPrice: Math.round(dollars * 100),
  ...changes,
});

export function openLife(program: Program, enrolledAt: string): Life {
  const account = decided(enrollMember(openAccount('mbr_test'), program, seconds(enrolledAt))).account;
  return { account, orders: {} };
}

/** Lives through the rows by the domain's own decisions, and tells them as they truly came out. */
export function liveThrough(
  program: Program,
  start: Life,
  rows: readonly Row[],
  facts: KnownBesides['facts'] = {},
): { readonly life: Life; readonly told: readonly Row[] } {
  let life = start;
  const told = rows.map((row, index): Row => {
    const step = happen(program, life, row.what, seconds(row.at), facts, index);
    life = step.life;
    return { ...row, points: step.points, tier: standingOf(program, life, row.at).tier.id };
  });
  return { life, told };
}

export function standingOf(program: Program, { account }: Life, at: string): Standing {
  const judged = tierCaseOf(account, program);
  if (judged === null) throw new Error('the program has no tiers, or the member left');
  return standingAt(judged.subject, judged.terms, seconds(at));
}

interface Step {
  readonly life: Life;
  readonly points: number;
}

function happen(
  program: Program,
  life: Life,
  what: Happening,
  now: number,
  facts: NonNullable<KnownBesides['facts']>,
  index: number,
): Step {
  if ('look' in what) return { life, points: balanceOf(settle(life.account, now).account).active };
  if ('order' in what) return buy(program, life, what, now, facts);
  if ('activity' in what) {
    const { activity: type, attributes = {} } = what;
    const activity = { activityId: `activity-${index}`, type, occurredAt: now, attributes };
    const { account, entry } = decided(recordActivity(life.account, activity, program, now, { facts }));
    return { life: { ...life, account }, points: entry.cause.earned };
  }
  return change(program, life, what, now, index);
}

function buy(
  program: Program,
  life: Life,
  what: Extract<Happening, { order: string }>,
  now: number,
  facts: NonNullable<KnownBesides['facts']>,
): Step {
  const lines = what.lines.map((line, index) => aLine({ lineId: `${index + 1}`, ...line }));
  const order = anOrder({ orderId: what.order, placedAt: now, lines, ...what.terms });
  const rooms = what.rooms === undefined ? {} : { rooms: { rules: what.rooms } };
  const { account, entry } = decided(recordOrder(life.account, order, program, now, { facts, ...rooms }));
  return {
    life: { account, orders: { ...life.orders, [what.order]: recordedOrder(entry) } },
    points: entry.cause.earned,
  };
}

function change(
  program: Program,
  { account, orders }: Life,
  what: Extract<Happening, { refund: string } | { delivery: string }>,
  now: number,
  index: number,
): Step {
  const orderId = 'refund' in what ? what.refund : what.delivery;
  const state = orders[orderId];
  if (state === undefined) throw new Error(`the row before has no order ${orderId}`);
  const appended =
    'refund' in what
      ? decided(
          refundOrder(
            account,
            state,
            { refundId: `${index}`, scope: what.scope, refundedAt: now },
            program,
            now,
          ),
        )
      : decided(deliverOrder(account, state, now, program, now));
  const { entry } = appended;
  return {
    life: { account: appended.account, orders: { ...orders, [orderId]: afterChange(state, entry) } },
    points: entry.cause.kind === 'refund' ? 0 - entry.cause.reversed : 0,
  };
}
