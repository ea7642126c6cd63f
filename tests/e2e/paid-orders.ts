import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import type { Reward } from '../../shared/domain/program/reward.ts';
import { memberWith, programWith, redeem, rewardsNamed } from './rewards-program.ts';
import { account, call, orderBody, type Reply, unique } from './target.ts';

/** More than a stock has shards, so that some of so many units are counted in one. */
export const PER_ORDER = 10;
export const POINTS = 1_000;
export const PAID = 500;
/** $95 of goods are left to pay of $100, at a point a dollar. */
export const EARNED = 95;

/** A program with rewards that no other run has, and holds that no machine is too slow for. */
export function paidProgram(): {
  readonly document: ProgramDocument;
  readonly idOf: (name: string) => string;
} {
  const suffix = unique('o').replaceAll(/[^a-z0-9-]/g, '');
  const voucher: Reward = {
    id: `voucher-${suffix}`,
    name: 'A voucher, of which there are some only',
    benefit: { kind: 'amount_off', amount: { USD: 100 } },
    price: { points: 10 },
    stock: 50,
    coupon: { codes: { kind: 'generated', length: 12 } },
    returns: 'in_proportion',
  };
  const rewards = { ...rewardsNamed(suffix), voucher };
  return {
    document: { ...programWith(rewards), redemption: { holdMinutes: 600, perOrder: PER_ORDER } },
    idOf: (name) => `${name}-${suffix}`,
  };
}

export const GOODS = [
  { lineId: 'mugs', sku: 'mug', quantity: 2, unitPrice: 2_000 },
  { lineId: 'pot', sku: 'pot', quantity: 1, unitPrice: 6_000 },
];
export const CART = { currency: 'USD', lines: GOODS };

/** The goods of a cart with what a redemption takes off them, as a checkout would place them. */
const goodsAfter = (discounts: readonly { lineId: string; amount: number }[]) =>
  GOODS.map((line) => ({
    ...line,
    discounts: discounts.filter(({ lineId }) => lineId === line.lineId).map(({ amount }) => ({ amount })),
  }));

export interface Payment {
  readonly memberId: string;
  readonly redemptionId: string;
  readonly order: Record<string, unknown>;
}

/** A member with 1,000 points who pays 500 of them for a cart of $100; the order is not recorded yet. */
export async function payment(rewardId: string): Promise<Payment> {
  const memberId = await memberWith(POINTS);
  const { body } = await redeem(memberId, { rewardId, points: PAID, cart: CART });
  const { redemptionId, apply } = body;
  const order = orderBody(0, {
    memberId,
    lines: goodsAfter(apply.discounts),
    redemptions: [{ redemptionId }],
  });
  return { memberId, redemptionId, order };
}

export const record = (body: object): Promise<Reply> => call('POST', '/v1/orders', { body });
export const readOrder = (orderId: unknown): Promise<Reply> => call('GET', `/v1/orders/${orderId}`);
export const readRedemption = async (redemptionId: string): Promise<Reply['body']> =>
  (await call('GET', `/v1/redemptions/${redemptionId}`)).body;
export const balanceOf = async (memberId: string): Promise<Reply['body']> =>
  (await account(memberId)).balance;

export const ALL = { kind: 'remainder' };
export const units = (lineId: string, quantity: number) => ({ kind: 'lines', lines: [{ lineId, quantity }] });
export const money = (amount: number) => ({ kind: 'amount', amount });

export async function refund(
  orderId: unknown,
  scope: object,
  refundId = unique('refund'),
): Promise<Reply['body']> {
  const { body } = await call('POST', `/v1/orders/${orderId}/refunds`, { body: { refundId, scope } });
  return body;
}
