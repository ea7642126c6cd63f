/** What the shop's server says to its own pages; `local/shop` answers it. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  /** What whoever picks a customer is told of them. */
  readonly about: 'year' | 'underway' | 'joined' | 'new' | 'invited' | 'pastless';
}

export interface Session {
  readonly customer: Customer | null;
  readonly customers: readonly Customer[];
  readonly setup: Setup;
}

export interface Setup {
  readonly state: 'working' | 'ready' | 'failed';
  readonly steps: readonly SetupStep[];
  /** Why it failed, or what to know about the program in force. */
  readonly note: string | null;
}

export interface SetupStep {
  readonly step: 'program' | 'customers' | 'year' | 'embers';
  readonly state: 'waiting' | 'working' | 'done';
}

export interface PlaceOrder {
  /** Made once for a cart, so that pressing twice orders once. */
  readonly checkoutId: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly redemptionIds: readonly string[];
  readonly code: string | null;
}

export interface ShopLine {
  readonly lineId: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  /** In cents. */
  readonly unitPrice: number;
  /** Off the whole line, in cents. */
  readonly discount: number;
  /** How many went back. */
  readonly returned: number;
}

export interface ShopOrder {
  readonly orderId: string;
  readonly customerId: string;
  readonly placedAt: string;
  readonly lines: readonly ShopLine[];
  /** In cents, after discounts. */
  readonly shipping: number;
  readonly total: number;
  readonly deliveredAt: string | null;
  readonly earned: number;
  /** Whether what it earned could be spent at once. */
  readonly isActive: boolean;
  readonly spent: number;
  readonly returns: readonly ShopReturn[];
}

export interface ShopReturn {
  readonly refundId: string;
  readonly at: string;
  readonly lineId: string;
  /** Points that were taken back, and those that were given back. */
  readonly reversed: number;
  readonly restored: number;
}

export interface CouponCheck {
  readonly valid: boolean;
  readonly words: string;
  /** In cents. */
  readonly discount: number;
}

/** A refusal, in words for the customer. */
export interface Refused {
  readonly error: string;
}
