import type { Shift } from '../plan/shift.ts';
import type { Dates } from '../send/decide-shift.ts';
import type { Proof } from '../send/prove-accounts.ts';
import type { RunKind } from '../send/request-queue.ts';
import type { SkipReason, UnmatchedReason } from '../source/skip-reasons.ts';
import type { IssueExample } from '../state/tallies.ts';

/** Everything a replay tells at its end; `--json` writes it as it is. Money in minor units. */
export interface Summary extends PlanFigures {
  readonly file: string;
  readonly url: string;
  readonly run: RunKind;
  readonly isInterrupted: boolean;
  readonly dates: {
    readonly mode: Dates;
    readonly shift: Shift;
    readonly first: string;
    readonly last: string;
  };
  readonly sent: Readonly<Record<'members' | 'orders' | 'refunds', SentCounts>>;
  readonly refusals: readonly Refusals[];
  readonly points: PointCounts;
  readonly proof: Proof;
  readonly http: HttpFigures;
  /** Why the replay did not end well; empty when it did. */
  readonly problems: readonly string[];
}

/** What became of the rows of the file before anything was sent. */
export interface PlanFigures {
  /** What amounts of money mean: minor units of `currency`. */
  readonly money: Money;
  readonly rows: RowCounts;
  readonly orders: OrderNotes;
  readonly returns: ReturnCounts;
}

export interface Money {
  readonly currency: string;
  readonly minorDigits: number;
}

/** read = goods + shipping + discounts + returns + all skipped. */
export interface RowCounts {
  readonly read: number;
  readonly goods: number;
  readonly shipping: number;
  readonly discounts: number;
  readonly returns: number;
  readonly skipped: Readonly<Partial<Record<SkipReason, Counted>>>;
}

export interface Counted {
  readonly count: number;
  readonly units: number;
  readonly amount: number;
  readonly examples: readonly IssueExample[];
}

export interface OrderNotes {
  readonly inExport: number;
  readonly ofGuests: number;
  readonly split: number;
  readonly mergedRows: number;
  readonly roundedRows: number;
  readonly discountUnused: number;
}

/** units = matched + the units of all unmatched; likewise the credits. */
export interface ReturnCounts {
  readonly returns: number;
  readonly units: number;
  readonly matched: number;
  readonly credits: number;
  readonly creditsMatched: number;
  readonly unmatched: Readonly<Partial<Record<UnmatchedReason, Counted>>>;
}

/** planned = done + refused + failed + withheld + open; `replayed` of the done were known already. */
export interface SentCounts {
  readonly planned: number;
  readonly done: number;
  readonly replayed: number;
  readonly refused: number;
  readonly failed: number;
  readonly withheld: number;
  readonly open: number;
}

export interface Refusals {
  readonly code: string;
  readonly count: number;
  readonly examples: readonly { readonly request: string; readonly detail: string }[];
}

export interface PointCounts {
  /** By the answers to orders and refunds. */
  readonly issued: number;
  readonly reversed: number;
  readonly forgiven: number;
  /** By the accounts, now. */
  readonly pending: number;
  readonly active: number;
  readonly held: number;
  readonly expired: number;
  readonly deficit: number;
}

export interface HttpFigures {
  readonly requests: number;
  readonly retries: number;
  readonly sendingSeconds: number;
  readonly perSecond: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
}
