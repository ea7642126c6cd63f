import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import { type Account, balanceOf, openAccount } from '../../../shared/domain/ledger/account.ts';
import { claimOrder } from '../../../shared/domain/ledger/claim-order.ts';
import type { RefundScope } from '../../../shared/domain/ledger/entry.ts';
import { afterChange, type OrderState, recordedOrder } from '../../../shared/domain/ledger/order-state.ts';
import { recordOrder } from '../../../shared/domain/ledger/record-order.ts';
import { refundOrder } from '../../../shared/domain/ledger/refund-order.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { check } from '../../law-runs.ts';
import { aMember, BEGIN, decided } from '../builders.ts';
import { type Piece, piecesOf, richInputs, richOrder } from './rich-order.ts';
import { richProgram } from './rich-program.ts';

/** A recorded order under any program, and all of it going back in two different orders. */
const stories = richProgram().chain((program) =>
  richOrder().chain((order) =>
    fc.record({
      program: fc.constant(program),
      order: fc.constant(order),
      inputs: richInputs(program),
      pieces: piecesOf(order),
    }),
  ),
);

const scopeOf = (piece: Piece): RefundScope =>
  'amount' in piece
    ? { kind: 'amount', amount: piece.amount }
    : { kind: 'lines', lines: [{ lineId: piece.lineId, quantity: 1 }] };

interface Books {
  readonly account: Account;
  readonly state: OrderState;
}

/** One refund; where the ledger refuses it, nothing changes. */
function refunded({ account, state }: Books, scope: RefundScope, program: Program, id: number): Books {
  const command = { refundId: `r${id}`, scope, refundedAt: BEGIN };
  const decision = refundOrder(account, state, command, program, BEGIN);
  return isRefusal(decision)
    ? { account, state }
    : { account: decision.account, state: afterChange(state, decision.entry) };
}

const refundAll = (books: Books, scopes: readonly RefundScope[], program: Program): Books =>
  scopes.reduce((current, scope, index) => refunded(current, scope, program, index), books);

describe('law 7 under any program', () => {
  test('whatever goes back before it, the remainder takes all, to the lot and to the progress', () => {
    check(
      fc.property(stories, fc.nat(), ({ program, order, inputs, pieces }, cut) => {
        const member = aMember(program);
        const earned = decided(recordOrder(member, order, program, BEGIN, inputs));
        const scopes = pieces.slice(0, cut % pieces.length).map(scopeOf);
        const books = { account: earned.account, state: recordedOrder(earned.entry) };
        const { account, state } = refundAll(books, [...scopes, { kind: 'remainder' }], program);
        expect(state.kept).toBe(0);
        // Points that were pending when they went back leave no trace; those of old orders may have expired meanwhile.
        const isPending = earned.entry.cause.lot.activatesAt > BEGIN;
        if (isPending) expect(balanceOf(account)).toEqual(balanceOf(member));
        expect(account.qualifying).toMatchObject({
          orders: 0,
          points: 0,
          months: [],
          amounts: { [order.currency]: 0 },
        });
      }),
    );
  });

  test('the same pieces in another order, or several in one refund, end in the same place', () => {
    const twice = stories.chain((story) =>
      fc.record({
        story: fc.constant(story),
        some: fc.subarray(
          story.order.lines.flatMap(({ lineId, quantity }) => Array(quantity).fill({ lineId }) as Piece[]),
        ),
        amount: fc.integer({ min: 1, max: 900 }),
      }),
    );
    check(
      fc.property(twice, ({ story: { program, order, inputs }, some, amount }) => {
        const earned = decided(recordOrder(aMember(program), order, program, BEGIN, inputs));
        const books = { account: earned.account, state: recordedOrder(earned.entry) };
        const scopes = [...some.map(scopeOf), scopeOf({ amount })];
        const forward = refundAll(books, scopes, program);
        const backward = refundAll(books, scopes.toReversed(), program);
        fc.pre(
          forward.state.refunds.length === scopes.length && backward.state.refunds.length === scopes.length,
        );
        expect(backward.state.kept).toBe(forward.state.kept);
        expect(backward.account.qualifying).toEqual(forward.account.qualifying);
        if (some.length === 0) return;
        const units = new Map<string, number>();
        for (const piece of some)
          if ('lineId' in piece) units.set(piece.lineId, (units.get(piece.lineId) ?? 0) + 1);
        const atOnce: RefundScope = {
          kind: 'lines',
          lines: [...units].map(([lineId, quantity]) => ({ lineId, quantity })),
        };
        const together = refundAll(books, [atOnce, scopeOf({ amount })], program);
        expect(together.state.kept).toBe(forward.state.kept);
      }),
    );
  });

  test('a claim judges what is left with the claimant’s own context, and goes back alike', () => {
    check(
      fc.property(stories, fc.nat(), ({ program, order, inputs, pieces }, cut) => {
        const terms = { ...program, claims: { withinDays: 400 } };
        const guest = decided(recordOrder(openAccount('mbr_guest'), order, terms, BEGIN));
        const before = refundAll(
          { account: guest.account, state: recordedOrder(guest.entry) },
          pieces.slice(0, cut % pieces.length).map(scopeOf),
          terms,
        );
        const member = aMember(terms, BEGIN);
        const { claim } = decided(
          claimOrder(member, before.account, before.state, terms, BEGIN + SECONDS_PER_DAY, inputs),
        );
        const claimed = { account: claim.account, state: afterChange(before.state, claim.entry) };
        const rest = pieces.slice(cut % pieces.length).map(scopeOf);
        let current: Books = claimed;
        for (const [index, scope] of rest.entries()) {
          const next = refunded(current, scope, terms, index);
          expect(next.state.kept).toBeLessThanOrEqual(current.state.kept);
          current = next;
        }
        expect(refunded(current, { kind: 'remainder' }, terms, rest.length).state.kept).toBe(0);
      }),
    );
  });
});
