import type { RedemptionCart } from '../contracts/redemptions.ts';
import type { EpochSeconds } from '../domain/calendar.ts';
import type { Order } from '../domain/order.ts';
import { cartAsOrder } from '../earning/order-command.ts';

interface CartRequest {
  readonly cart?: RedemptionCart | undefined;
  readonly country?: string | undefined;
  readonly channel?: string | undefined;
}

/** The cart of a request as rewards are judged by it; nothing where the request has none. */
export function cartOrder(
  { cart, country, channel = 'web' }: CartRequest,
  now: EpochSeconds,
): Order | undefined {
  if (cart === undefined) return undefined;
  const { currency, lines, shipping } = cart;
  const place = country === undefined ? { channel } : { channel, country };
  return { ...cartAsOrder({ currency, lines, ...place }, 'cart', now), shipping };
}
