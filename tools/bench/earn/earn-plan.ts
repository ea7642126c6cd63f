/**
 * The same for every side, so that they do the same work: members enough that no two orders in flight are of one member,
 * and a warm-up long enough for the code to be compiled.
 */
export const EARN_PLAN = { members: 200, warmUp: 1_000, measured: 2_000, callers: 16, lines: 3 } as const;

/** Each member's orders in turn. */
export const memberOfOrder = (order: number): number => order % EARN_PLAN.members;

/** What one block of one side measured. */
export interface EarnResult {
  readonly perSecond: number;
  /** Processor time of this process and of the engine, in milliseconds an earn: what limits the side tells which it is. */
  readonly clientMs: number;
  readonly engineMs: number;
  readonly engine: string;
}
