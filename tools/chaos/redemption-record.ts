import type { MoveKind, RedemptionPlan } from './redemption-plan.ts';

/** What was acknowledged of one redemption, and what was refused. */
export interface RedemptionRecord {
  readonly plan: RedemptionPlan;
  readonly memberId: string;
  readonly redemptionId: string;
  /** Points authorized. */
  readonly points: number;
  /** `null`: spent at once, and never held. */
  readonly lapsesAtMs: number | null;
  /** What the answer told the shop to take off, in minor units by line. */
  readonly discounts: ReadonlyMap<string, number>;
  /** Each code that an answer told; more than one is wrong. */
  readonly codes: Set<string>;
  readonly changes: Change[];
  readonly refusals: Refused[];
  readonly orders: OrderUse[];
}

export interface Change {
  readonly kind: MoveKind | 'authorize';
  /** The account with its entry, and the entry's number there. */
  readonly bookedOn: string;
  readonly sequence: number;
  /** Of a capture: the points it asked for, `null` for all that were left; and those captured by then in all. */
  readonly asked: number | null;
  readonly captured: number;
}

export interface Refused {
  readonly kind: MoveKind | 'order';
  readonly code: string;
  /** When it was answered. */
  readonly atMs: number;
}

/** An order that was acknowledged with the redemption. */
export interface OrderUse {
  readonly orderId: string;
  readonly points: number;
}

export const changesOf = ({ changes }: Pick<RedemptionRecord, 'changes'>, kind: Change['kind']) =>
  changes.filter((change) => change.kind === kind);

/** Counts of what was asked for, by its word. */
export type MoveTally = Map<string, { acknowledged: number; refused: number }>;

export function count(tally: MoveTally, word: string, isAcknowledged: boolean): void {
  const counts = tally.get(word) ?? { acknowledged: 0, refused: 0 };
  counts[isAcknowledged ? 'acknowledged' : 'refused'] += 1;
  tally.set(word, counts);
}
