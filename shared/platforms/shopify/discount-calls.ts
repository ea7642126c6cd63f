/** Goods that a discount is for. */
export type DiscountItems =
  | { readonly all: true }
  | { readonly products: { readonly productVariantsToAdd: readonly string[] } };

export type DiscountValue =
  /** From 0 to 1. */
  | { readonly percentage: number }
  /** Of the shop's currency; divided over the items. */
  | { readonly discountAmount: { readonly amount: string; readonly appliesOnEachItem: false } };

/** What all discount codes have. Moments are ISO 8601 in UTC. */
export interface CodeDiscount {
  readonly title: string;
  /** Shopify asks for one: the shop adds its own where the redemption has none. */
  readonly code?: string;
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly usageLimit: 1;
  readonly context: { readonly all: 'ALL' };
  readonly minimumRequirement?: { readonly subtotal: { readonly greaterThanOrEqualToSubtotal: string } };
}

/** A mutation of the Admin API with its variables. */
export type AdminCall =
  | {
      readonly mutation: 'discountCodeBasicCreate';
      readonly variables: {
        readonly basicCodeDiscount: CodeDiscount & {
          readonly customerGets: { readonly value: DiscountValue; readonly items: DiscountItems };
          readonly combinesWith: {
            readonly orderDiscounts: true;
            readonly productDiscounts: true;
            readonly shippingDiscounts: true;
          };
        };
      };
    }
  | {
      readonly mutation: 'discountCodeFreeShippingCreate';
      readonly variables: {
        readonly freeShippingCodeDiscount: CodeDiscount & {
          readonly destination: { readonly all: true };
          readonly combinesWith: { readonly orderDiscounts: true; readonly productDiscounts: true };
        };
      };
    }
  | {
      readonly mutation: 'giftCardCreate';
      readonly variables: {
        readonly input: { readonly initialValue: string; readonly code?: string; readonly note: string };
      };
    }
  | {
      readonly mutation: 'storeCreditAccountCredit';
      readonly variables: {
        readonly id: string;
        readonly creditInput: {
          readonly creditAmount: { readonly amount: string; readonly currencyCode: string };
        };
      };
    };

/** An operation that a Discount Function returns for the target `cart.lines.discounts.generate.run`. */
export interface ProductDiscountsAdd {
  readonly productDiscountsAdd: {
    readonly candidates: readonly {
      readonly message: string;
      readonly targets: readonly [{ readonly cartLine: { readonly id: string } }];
      readonly value: {
        readonly fixedAmount: { readonly amount: string; readonly appliesToEachItem: false };
      };
    }[];
    readonly selectionStrategy: 'ALL';
  };
}
