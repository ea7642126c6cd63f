import { type Client, isProblem, type OrderLine } from '../index.ts';

/** At checkout: hold the points, take off what they are worth, and capture them with the order. */
export async function payWithPoints(
  perennial: Client,
  memberId: string,
  cartId: string,
  lines: readonly OrderLine[],
) {
  try {
    const { redemptionId, apply } = await perennial.authorizeRedemption({
      memberId,
      idempotencyKey: cartId,
      body: { rewardId: 'pay', points: 300, cart: { currency: 'USD', lines } },
    });
    const off = apply.discounts.flatMap((each) => (each.kind === 'line_discount' ? [each] : []));
    const discounted = lines.map((line) => ({
      ...line,
      discounts: off.filter(({ lineId }) => lineId === line.lineId).map(({ amount }) => ({ amount })),
    }));
    return { lines: discounted, redemptions: [{ redemptionId }] }; // fields of recordOrder's body
  } catch (error) {
    if (isProblem(error, 'INSUFFICIENT_POINTS', 'REWARD_NOT_AVAILABLE')) return { lines, redemptions: [] };
    throw error;
  }
}
