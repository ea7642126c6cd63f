import type { EpochSeconds } from '../../../shared/domain/calendar.ts';
import type { Deed } from '../population/deed.ts';
import type { Standing } from '../shop/carry-out.ts';
import { emptyOutcome, type Outcome } from './outcome.ts';

/** A message on its way to a function. */
export interface News {
  readonly at: EpochSeconds;
  readonly to: 'journeys' | 'delivery' | 'reconciliation';
  readonly messageId: string;
  readonly body: unknown;
}

/**
 * Where a part of the shop stands: all members of one shard of the index, who have nothing to do with those of others. It is
 * JSON, so that a year can be interrupted.
 */
export interface LaneState {
  readonly shard: number;
  clock: EpochSeconds;
  readonly deeds: Deed[];
  readonly news: News[];
  /** When the index may have something due; more often than it has, never less. */
  readonly wakes: { readonly at: EpochSeconds }[];
  readonly standings: Record<number, Standing>;
  /** Messages that each person got. */
  readonly received: Record<number, number>;
  messagesMade: number;
  readonly outcome: Outcome;
}

export const newLane = (shard: number, clock: EpochSeconds, deeds: Deed[]): LaneState => ({
  shard,
  clock,
  deeds,
  news: [],
  wakes: [],
  standings: {},
  received: {},
  messagesMade: 0,
  outcome: emptyOutcome(),
});
