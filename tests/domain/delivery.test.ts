import { describe, expect, test } from 'vitest';
import { type Account, balanceOf, openAccount } from '../../shared/domain/ledger/account.ts';
import { claimOrder } from '../../shared/domain/ledger/claim-order.ts';
import { deliverOrder } from '../../shared/domain/ledger/deliver-order.ts';
import { afterChange, type OrderState, recordedOrder } from '../../shared/domain/ledger/order-state.ts';
import { CLOCK_TOLERANCE_SECONDS, recordOrder } from '../../shared/domain/ledger/record-order.ts';
import { refundOrder } from '../../shared/domain/ledger/refund-order.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { aLine, aMember, anAccrual, anOrder, aProgram, BEGIN, decided, seconds } from './builders.ts';

const ON_DELIVERY = aProgram({ pending: { kind: 'delivery', atMostDays: 60 } });
const at = (moment: string) => seconds(`${moment}:00Z`);

function deliver(
  account: Account,
  state: OrderState,
  deliveredAt: string,
  now = deliveredAt,
  program = ON_DELIVERY,
) {
  const { account: after, entry } = decided(deliverOrder(account, state, at(deliveredAt), program, at(now)));
  return { account: after, entry, state: afterChange(state, entry) };
}

const activeAt = (account: Account, moment: string) => balanceOf(settle(account, at(moment)).account).active;

describe('points that wait for the delivery', () => {
  const { account, entry } = anAccrual(100, ON_DELIVERY);
  const state = recordedOrder(entry);

  test('wait for it as long as the program says', () => {
    expect(activeAt(account, '2026-03-16T23:59')).toBe(0);
    expect(activeAt(account, '2026-03-17T00:00')).toBe(100);
  });

  test('are active from the midnight after it', () => {
    const delivered = deliver(account, state, '2026-01-20T15:00');
    expect(delivered.entry.cause).toMatchObject({ moved: 100, lot: { activatesAt: at('2026-01-21T00:00') } });
    expect(activeAt(delivered.account, '2026-01-20T23:59')).toBe(0);
    expect(activeAt(delivered.account, '2026-01-21T00:00')).toBe(100);
  });

  test('are active at once where that midnight is past', () => {
    const delivered = deliver(account, state, '2026-01-20T15:00', '2026-01-25T08:00');
    expect(balanceOf(delivered.account)).toMatchObject({ active: 100, pending: 0 });
    expect(delivered.entry.settled.map((movement) => movement.at)).toEqual([at('2026-01-21T00:00')]);
  });

  test('end some months after the month in which they really became active', () => {
    const late = anAccrual(100, ON_DELIVERY, aMember(ON_DELIVERY), { placedAt: at('2026-01-20T12:00') });
    expect(late.entry.cause.lot.expiresAt).toBe(at('2027-04-01T00:00'));
    const delivered = deliver(late.account, recordedOrder(late.entry), '2026-01-25T15:00');
    expect(delivered.entry.cause.lot.expiresAt).toBe(at('2027-02-01T00:00'));
  });

  test('wait no longer for a delivery that comes later than they would have', () => {
    const delivered = deliver(account, state, '2026-03-20T15:00');
    expect(delivered.entry.cause).toMatchObject({ moved: 0, lot: state.lot });
    expect(delivered.entry.postings).toEqual([]);
    expect(balanceOf(delivered.account).active).toBe(100);
  });

  test('wait no longer either where the clock of the sender is a little ahead of ours', () => {
    const delivered = deliver(account, state, '2026-03-17T00:01', '2026-03-16T23:58');
    expect(delivered.entry.cause).toMatchObject({ moved: 0, lot: state.lot });
    expect(activeAt(delivered.account, '2026-03-17T00:00')).toBe(100);
  });

  test('and slide with activity end when they would have: a delivery is no activity', () => {
    const program: Program = { ...ON_DELIVERY, expiry: { kind: 'sliding', months: 6 } };
    const sliding = anAccrual(100, program);
    const moments = ['2026-01-20T15:00', '2026-01-20T15:00'] as const;
    const delivered = deliver(sliding.account, recordedOrder(sliding.entry), ...moments, program);
    expect(delivered.entry.cause).toMatchObject({
      moved: 100,
      lot: { activatesAt: at('2026-01-21T00:00'), expiresAt: '~1' },
    });
    expect(delivered.entry.span).toEqual(sliding.entry.span);
    expect(activeAt(delivered.account, '2026-07-31T23:59')).toBe(100);
    expect(activeAt(delivered.account, '2026-08-01T00:00')).toBe(0);
  });

  test('are found by a refund at their new place, and the rest of the order with them', () => {
    const delivered = deliver(account, state, '2026-01-20T15:00');
    const scope = { kind: 'amount', amount: 4_000 } as const;
    const refund = decided(
      refundOrder(
        delivered.account,
        delivered.state,
        { refundId: 'r', scope, refundedAt: at('2026-01-20T16:00') },
        { ...ON_DELIVERY, clawback: 'pending_only' },
        at('2026-01-20T16:00'),
      ),
    );
    expect(refund.entry.cause).toMatchObject({ reversed: 40, forgiven: 0 });
    expect(refund.account.pending).toEqual([{ ...delivered.entry.cause.lot, points: 60 }]);
  });

  test('of one order do not take those of another of the same day along', () => {
    const second = anAccrual(30, ON_DELIVERY, account, { orderId: '1002' });
    const delivered = deliver(second.account, state, '2026-01-20T15:00');
    expect(delivered.account.pending.map(({ points }) => points)).toEqual([100, 30]);
  });

  test('are none after a full refund, and the delivery is recorded', () => {
    const command = { refundId: 'r', scope: { kind: 'remainder' as const }, refundedAt: BEGIN };
    const refund = decided(refundOrder(account, state, command, ON_DELIVERY, BEGIN));
    const delivered = deliver(refund.account, afterChange(state, refund.entry), '2026-01-20T15:00');
    expect(delivered.entry).toMatchObject({ postings: [], cause: { moved: 0 } });
    expect(delivered.state.delivery).toBe(delivered.entry);
  });
});

test('a version that does not wait for deliveries records one and moves nothing', () => {
  const program = aProgram();
  const { account, entry } = anAccrual(100, program);
  const delivered = deliver(account, recordedOrder(entry), '2026-01-20T15:00', '2026-01-20T15:00', program);
  expect(delivered.entry).toMatchObject({ postings: [], cause: { moved: 0, lot: entry.cause.lot } });
});

test("a guest's order that was delivered is claimed with the date of its delivery", () => {
  const order = anOrder({ lines: [aLine({ unitPrice: 5_000 })] });
  const guest = decided(recordOrder(openAccount('mbr_guest'), order, ON_DELIVERY, BEGIN));
  const delivered = deliver(guest.account, recordedOrder(guest.entry), '2026-01-20T15:00');
  expect(delivered.entry.cause.moved).toBe(0);
  const { claim } = decided(
    claimOrder(aMember(ON_DELIVERY), delivered.account, delivered.state, ON_DELIVERY, at('2026-01-20T18:00')),
  );
  expect(claim.entry.cause.lot.activatesAt).toBe(at('2026-01-21T00:00'));
});

describe('refusals, in their order', () => {
  const { account, entry } = anAccrual(100, ON_DELIVERY);
  const state = recordedOrder(entry);

  test.each([
    ['DELIVERY_BEFORE_ORDER', BEGIN - 1, BEGIN],
    ['DELIVERY_BEFORE_ORDER', BEGIN - 1, BEGIN - 10_000],
    ['DELIVERY_IN_FUTURE', BEGIN + CLOCK_TOLERANCE_SECONDS + 1, BEGIN],
  ])('%s', (code, deliveredAt, now) => {
    expect(deliverOrder(account, state, deliveredAt, ON_DELIVERY, now)).toMatchObject({
      refused: true,
      code,
    });
  });

  test.each([BEGIN, BEGIN + CLOCK_TOLERANCE_SECONDS])('none at %i', (deliveredAt) => {
    expect(deliverOrder(account, state, deliveredAt, ON_DELIVERY, BEGIN)).not.toHaveProperty('refused');
  });
});
