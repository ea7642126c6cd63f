import type { EpochSeconds } from '../calendar.ts';
import type { AppliedReward } from '../ledger/redemption.ts';
import type { Order, OrderLine } from '../order.ts';
import { ownValue } from '../program/own-value.ts';
import type { ProgramCurrency } from '../program/program.ts';
import type { Benefit, Reward } from '../program/reward.ts';
import { linesOf } from './cart-goods.ts';

/** A reward that a customer was given, as a shop's platform has to be told of it. */
export interface GrantedReward {
  readonly reward: Pick<Reward, 'name' | 'benefit' | 'minimumOrder' | 'coupon'>;
  /** In what the platform counts money for this customer. */
  readonly currency: ProgramCurrency;
  /** Where it was given for a cart: the cart, and what was taken off it. */
  readonly onCart?: { readonly cart: Order; readonly applied: AppliedReward };
  /** Left out where the redemption has none: the shop then adds one of its own, made for this cart. */
  readonly code?: string;
  readonly startsAt: EpochSeconds;
  /** Good before this moment; `null`: for ever. */
  readonly expiresAt: EpochSeconds | null;
  /** What the platform calls goods, by SKU. */
  readonly products?: Readonly<Record<string, string>>;
  /** What the platform calls the customer. */
  readonly customerId?: string;
}

/** What a platform cannot do, and why, in a sentence for people. */
export interface Unsupported {
  readonly unsupported: string;
}

/** The cart that a reward is for now; a code that is handed out is for a cart to come, whatever was in the cart then. */
export function cartOf({ reward, onCart }: GrantedReward): GrantedReward['onCart'] {
  return reward.coupon === undefined ? onCart : undefined;
}

/** What was taken off the goods of the cart together, in minor units; `null` where it is for no cart yet. */
export function goodsDiscount(granted: GrantedReward): number | null {
  const onCart = cartOf(granted);
  return onCart === undefined
    ? null
    : Object.values(onCart.applied.lines).reduce((sum, amount) => sum + amount, 0);
}

/** Minor units of goods that the cart to come must have; `undefined` where none are asked for, or have been found there. */
export function minimumToCome(granted: GrantedReward): number | undefined {
  const { reward, currency } = granted;
  return cartOf(granted) === undefined ? ownValue(reward.minimumOrder, currency.code) : undefined;
}

/**
 * The SKUs that the benefit is for: `all` where it is for all goods, `null` where they cannot be told, because goods are named by
 * category or tag and there is no cart to find them in.
 */
export function skusOf(granted: GrantedReward): readonly string[] | 'all' | null {
  const { benefit } = granted.reward;
  const onCart = cartOf(granted);
  if (benefit.kind === 'free_product') return [benefit.sku];
  const goods = goodsOf(benefit);
  if (goods === undefined) return 'all';
  if (onCart !== undefined) return unique(linesOf(onCart.cart, goods));
  const { skus = [], categories = [], tags = [] } = goods;
  return categories.length + tags.length > 0 ? null : skus;
}

const goodsOf = (benefit: Benefit) =>
  benefit.kind === 'percent_off' || benefit.kind === 'amount_off' ? benefit.goods : undefined;

const unique = (lines: readonly OrderLine[]): readonly string[] => [...new Set(lines.map(({ sku }) => sku))];
