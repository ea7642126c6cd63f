import type { Client } from '../index.ts';

/** Points for a code, which is used at the till, once, by whoever has it. */
export async function coupon(perennial: Client, memberId: string, receipt: string) {
  const { coupon } = await perennial.authorizeRedemption({
    memberId,
    body: { rewardId: 'ten', capture: true, currency: 'USD' },
  });
  const code = coupon?.code ?? '';
  const { valid, name } = await perennial.validateCoupon({ body: { code } });
  if (valid) await perennial.useCoupon({ idempotencyKey: receipt, body: { code, reference: receipt } });
  return `${name} used with ${code}`;
}
