import type { PlatformsDeps } from '../../functions/platforms/deps.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { isCause } from '../../shared/domain/ledger/entry.ts';
import { afterChange, type OrderState, recordedOrder } from '../../shared/domain/ledger/order-state.ts';
import { refundOrder } from '../../shared/domain/ledger/refund-order.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { orderOf } from '../../shared/earning/order-command.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { accountIn, openBooks } from '../../shared/ordering/books.ts';
import { decideWithRefunds } from '../../shared/ordering/order-decision.ts';
import { parkedView, refundView } from '../../shared/ordering/order-view.ts';
import type { ParkedRefund } from '../../shared/storage/parked-refunds.ts';
import { aMember, aProgram, seconds } from '../domain/builders.ts';

export const NOW = seconds('2026-12-01T00:00:00Z');

interface Kept {
  readonly hash: string;
  readonly redeemed: readonly string[];
  readonly state: OrderState;
}

/**
 * Orders of one member as the ledger's own decisions make them, kept in maps instead of tables: what a sequence of
 * deliveries comes to, without an engine. A retry is known by its hash, a refund before its order waits, as in storage.
 */
export class OrdersInMemory implements Pick<PlatformsDeps, 'recordOrder' | 'refundOrder' | 'redeemedOn'> {
  readonly program = aProgram();
  account: Account = aMember(this.program);
  /** Codes that cannot be redeemed, each with the refusal. */
  readonly refusedCodes = new Map<string, Refusal>();
  /** Codes that orders were recorded with. */
  readonly redeemed: string[] = [];
  readonly #orders = new Map<string, Kept>();
  readonly #parked = new Map<string, ParkedRefund[]>();
  readonly #refunds = new Map<string, string>();

  stateOf(orderId: string): OrderState | undefined {
    return this.#orders.get(orderId)?.state;
  }

  readonly recordOrder: PlatformsDeps['recordOrder'] = async (request, now) => {
    const order = orderOf(request);
    const hash = requestHash(
      order,
      request.customerId,
      request.guestReference,
      request.redemptions,
      request.referral,
    );
    const first = this.#orders.get(order.orderId);
    if (first) {
      if (first.hash !== hash) throw new ProblemError('IDEMPOTENCY_MISMATCH', 'other content');
      return { status: 200, body: { refunds: [] } };
    }
    const refused = request.redemptions
      ?.map(({ code = '' }) => this.refusedCodes.get(code))
      .find((refusal) => refusal);
    if (refused) return refused;
    const waiting = this.#parked.get(order.orderId);
    const parked = waiting ? { version: 1, refunds: waiting } : null;
    const { memberId } = this.account;
    const terms = { order, memberId, requestHash: hash, besides: {}, parked };
    const decision = decideWithRefunds(openBooks([this.account]), terms, [], this.program, now);
    if (isRefusal(decision)) return decision;
    this.account = accountIn(decision.books, memberId);
    const redeemed = (request.redemptions ?? []).map(({ code = '' }) => code);
    this.redeemed.push(...redeemed);
    const state = decision.refunds.reduce<OrderState>(afterChange, recordedOrder(decision.accrual));
    this.#orders.set(order.orderId, { hash, state, redeemed });
    return { status: 201, body: { refunds: decision.refunds.map(refundView) } };
  };

  /** Of a coupon in memory its redemption is named by its code. */
  readonly redeemedOn: PlatformsDeps['redeemedOn'] = async (orderId) =>
    this.#orders.get(orderId)?.redeemed.map((code) => `rdm_${code}`) ?? [];

  readonly refundOrder: PlatformsDeps['refundOrder'] = async (orderId, request, now) => {
    const key = `${orderId}#${request.refundId}`;
    const hash = requestHash(request);
    const command = { refundId: request.refundId, scope: request.scope, refundedAt: now };
    const first = this.#refunds.get(key);
    if (first !== undefined && first !== hash)
      throw new ProblemError('IDEMPOTENCY_MISMATCH', 'other content');
    const kept = this.#orders.get(orderId);
    const waiting = { command, requestHash: hash };
    if (first !== undefined) return { status: 200, body: parkedView(orderId, waiting) };
    if (kept === undefined) {
      this.#parked.set(orderId, [...(this.#parked.get(orderId) ?? []), waiting]);
      this.#refunds.set(key, hash);
      return { status: 201, body: parkedView(orderId, waiting) };
    }
    const decision = refundOrder(this.account, kept.state, command, this.program, now);
    if (isRefusal(decision)) return decision;
    if (!isCause(decision.entry, 'refund')) throw new Error('a refund makes a refund');
    this.account = decision.account;
    this.#refunds.set(key, hash);
    this.#orders.set(orderId, { ...kept, state: afterChange(kept.state, decision.entry) });
    return { status: 201, body: refundView(decision.entry) };
  };
}
