import type { Rounding } from '../ratio.ts';

/** ISO 4217 code with its number of minor digits: 2 for USD, 0 for JPY. Written out, so that no ICU table decides. */
export interface ProgramCurrency {
  readonly code: string;
  readonly minorDigits: number;
}

/** `points` for every `perUnits` whole units of currency, on the net value of goods (no tax, no shipping). */
export interface PointsPerAmountRule {
  readonly id: string;
  readonly kind: 'points_per_amount';
  readonly description: string;
  readonly points: number;
  readonly perUnits: number;
}

export type EarningRule = PointsPerAmountRule;

/**
 * What happens when points that a refund takes back are no longer there:
 * - `pending_only`: points that became active are the member's to keep;
 * - `within_balance`: the member's other active points pay, what is missing is forgiven;
 * - `below_zero`: what is missing becomes a deficit that later points absorb.
 */
export type ClawbackPolicy = 'pending_only' | 'within_balance' | 'below_zero';

/** One immutable version of everything a marketer sets. Every entry names the version that produced it. */
export interface Program {
  readonly version: number;
  readonly name: string;
  readonly timeZone: string;
  readonly currencies: readonly ProgramCurrency[];
  readonly earningRules: readonly EarningRule[];
  readonly rounding: Rounding;
  /** Earned points wait for the return window, in days of 24 hours, up to the next local midnight. */
  readonly pending: { readonly days: number };
  /** Points end with the local month that lies this many months after the month of their activation. */
  readonly expiry: { readonly monthsAfterActivation: number };
  readonly clawback: ClawbackPolicy;
  /** Orders of guests, and orders older than a membership, may be claimed for this many days after they were placed. */
  readonly claims: { readonly withinDays: number };
}
