import { ownValue } from '../../domain/program/own-value.ts';
import type { Benefit } from '../../domain/program/reward.ts';
import { normalizedCode } from '../../domain/rewards/coupon-code.ts';
import { decimalAmount } from '../../domain/rewards/decimal-amount.ts';
import {
  cartOf,
  type GrantedReward,
  goodsDiscount,
  minimumToCome,
  skusOf,
  type Unsupported,
} from '../../domain/rewards/granted-reward.ts';
import type {
  AdminCall,
  CodeDiscount,
  DiscountItems,
  DiscountValue,
  ProductDiscountsAdd,
} from './discount-calls.ts';

export interface ShopifyTerms {
  /** For a code that the customer enters. */
  readonly admin: AdminCall | Unsupported;
  /** For a cart, line by line exactly as it was judged; empty where nothing is taken off its lines. */
  readonly functionOperations: readonly ProductDiscountsAdd[];
}

/**
 * A reward in the words of Shopify. A code for a cart takes off exactly what was judged, however the cart changes until it is
 * entered, and Shopify divides it over the lines; a code for later says what the reward says. Amounts of a code are in the
 * currency of the shop: a shop that sells in several must only ask in that one. What Shopify cannot express is said.
 *
 * Admin GraphQL API 2026-10: https://shopify.dev/docs/api/admin-graphql/latest/mutations/discountCodeBasicCreate,
 * …/discountCodeFreeShippingCreate, …/giftCardCreate and …/storeCreditAccountCredit. Discount Function API:
 * https://shopify.dev/docs/api/functions/latest/discount; its lines are found by the id that the cart gave them, which must
 * be the `lineId` of the cart that was judged.
 */
export function shopifyTerms(granted: GrantedReward): ShopifyTerms {
  return { admin: adminCall(granted), functionOperations: functionOperations(granted) };
}

function adminCall(granted: GrantedReward): AdminCall | Unsupported {
  const { benefit } = granted.reward;
  switch (benefit.kind) {
    case 'percent_off':
    case 'amount_off':
    case 'free_product':
    case 'pay_with_points':
      return basicCode(granted);
    case 'free_shipping':
      return freeShippingCode(granted, benefit);
    case 'gift_card':
      return giftCard(granted, benefit);
    case 'store_credit':
      return storeCredit(granted, benefit);
    case 'by_hand':
    case 'donation':
      return { unsupported: 'People fulfill this reward; there is nothing for Shopify to apply.' };
  }
}

function basicCode(granted: GrantedReward): AdminCall | Unsupported {
  const value = discountValue(granted);
  if ('unsupported' in value) return value;
  const items = itemsOf(granted);
  if ('unsupported' in items) return items;
  return {
    mutation: 'discountCodeBasicCreate',
    variables: {
      basicCodeDiscount: {
        ...codeDiscount(granted),
        customerGets: { value, items },
        combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true },
      },
    },
  };
}

function codeDiscount(granted: GrantedReward): CodeDiscount {
  const { reward, code, startsAt, expiresAt, currency } = granted;
  const minimum = minimumToCome(granted);
  return {
    title: reward.name,
    ...(code === undefined ? {} : { code }),
    startsAt: isoMoment(startsAt),
    endsAt: expiresAt === null ? null : isoMoment(expiresAt),
    usageLimit: 1,
    context: { all: 'ALL' },
    ...(minimum === undefined
      ? {}
      : {
          minimumRequirement: {
            subtotal: { greaterThanOrEqualToSubtotal: decimalAmount(minimum, currency) },
          },
        }),
  };
}

function discountValue(granted: GrantedReward): DiscountValue | Unsupported {
  const { currency, reward } = granted;
  const { benefit } = reward;
  const taken = goodsDiscount(granted);
  if (taken !== null)
    return taken === 0 ? { unsupported: 'The reward takes nothing off this cart.' } : fixed(taken);
  switch (benefit.kind) {
    case 'percent_off':
      return benefit.atMost === undefined
        ? { percentage: benefit.percent / 100 }
        : { unsupported: 'Shopify has no upper bound for a percentage; with a cart it is a fixed amount.' };
    case 'amount_off': {
      const amount = ownValue(benefit.amount, currency.code);
      return amount === undefined
        ? { unsupported: `The reward has no amount in ${currency.code}.` }
        : fixed(amount);
    }
    case 'free_product':
      return {
        unsupported:
          'Shopify gives a product away only beside another that is bought (discountCodeBxgyCreate).',
      };
    default:
      return { unsupported: 'What points pay is known only with a cart.' };
  }

  function fixed(amount: number): DiscountValue {
    return { discountAmount: { amount: decimalAmount(amount, currency), appliesOnEachItem: false } };
  }
}

function itemsOf(granted: GrantedReward): DiscountItems | Unsupported {
  const skus = skusOf(granted);
  if (skus === 'all') return { all: true };
  if (skus === null)
    return {
      unsupported: 'Shopify names goods by collection or product; categories and tags are not enough.',
    };
  const unknown = skus.filter((sku) => ownValue(granted.products, sku) === undefined);
  if (unknown.length > 0)
    return {
      unsupported: `Shopify names goods by variant id, and that of ${unknown.join(', ')} is not known.`,
    };
  return {
    products: { productVariantsToAdd: skus.flatMap((sku) => ownValue(granted.products, sku) ?? []) },
  };
}

function freeShippingCode(
  granted: GrantedReward,
  { atMost }: Extract<Benefit, { kind: 'free_shipping' }>,
): AdminCall | Unsupported {
  if (atMost !== undefined) {
    return {
      unsupported:
        'Shopify ships a rate for nothing or not at all (maximumShippingPrice); it takes no part off a dearer one.',
    };
  }
  return {
    mutation: 'discountCodeFreeShippingCreate',
    variables: {
      freeShippingCodeDiscount: {
        ...codeDiscount(granted),
        destination: { all: true },
        combinesWith: { orderDiscounts: true, productDiscounts: true },
      },
    },
  };
}

/** Shopify takes 8 to 20 letters and digits for the code of a gift card, and makes one where none is given. */
const GIFT_CARD_CODE = /^[A-Z0-9]{8,20}$/;

function giftCard(
  { code, currency, reward }: GrantedReward,
  { amount }: Extract<Benefit, { kind: 'gift_card' }>,
): AdminCall | Unsupported {
  const value = ownValue(amount, currency.code);
  if (value === undefined) return { unsupported: `The reward has no amount in ${currency.code}.` };
  const card = code === undefined ? undefined : normalizedCode(code);
  if (card !== undefined && !GIFT_CARD_CODE.test(card))
    return { unsupported: 'The code of a gift card of Shopify has 8 to 20 letters and digits.' };
  return {
    mutation: 'giftCardCreate',
    variables: {
      input: {
        initialValue: decimalAmount(value, currency),
        ...(card === undefined ? {} : { code: card }),
        note: reward.name,
      },
    },
  };
}

function storeCredit(
  { customerId, currency }: GrantedReward,
  { amount }: Extract<Benefit, { kind: 'store_credit' }>,
): AdminCall | Unsupported {
  const value = ownValue(amount, currency.code);
  if (value === undefined) return { unsupported: `The reward has no amount in ${currency.code}.` };
  if (customerId === undefined)
    return { unsupported: 'Shopify credits a customer of its own, and the id of this one is not known.' };
  return {
    mutation: 'storeCreditAccountCredit',
    variables: {
      id: customerId,
      creditInput: {
        creditAmount: { amount: decimalAmount(value, currency), currencyCode: currency.code },
      },
    },
  };
}

function functionOperations(granted: GrantedReward): readonly ProductDiscountsAdd[] {
  const { reward, currency } = granted;
  const lines = Object.entries(cartOf(granted)?.applied.lines ?? {});
  if (lines.length === 0) return [];
  const candidates = lines.map(([id, amount]) => ({
    message: reward.name,
    targets: [{ cartLine: { id } }] as const,
    value: { fixedAmount: { amount: decimalAmount(amount, currency), appliesToEachItem: false } } as const,
  }));
  return [{ productDiscountsAdd: { candidates, selectionStrategy: 'ALL' } }];
}

const isoMoment = (at: number): string => new Date(at * 1000).toISOString();
