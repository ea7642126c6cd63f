/**
 * The same for every side, so that they do the same work. In a cycle each member authorizes as many as may be open at
 * once, and then all of them are captured: so the accounts carry holds as they would, and their members are enough that no
 * two requests in flight are of one member.
 */
export const REDEEM_PLAN = {
  members: 200,
  openHolds: 5,
  callers: 16,
  warmUpCycles: 1,
  measuredCycles: 2,
  /** By one caller, for the latency: two for each member. */
  aloneHolds: 2,
  granted: 10_000,
} as const;

const { members, openHolds, warmUpCycles, measuredCycles, aloneHolds } = REDEEM_PLAN;

/** How many redemptions at once make up each cycle, and by how many callers. */
export interface Cycle {
  readonly kind: 'warm_up' | 'measured' | 'alone';
  readonly first: number;
  readonly count: number;
}

const kinds: readonly Cycle['kind'][] = [
  ...Array.from({ length: warmUpCycles }, () => 'warm_up' as const),
  ...Array.from({ length: measuredCycles }, () => 'measured' as const),
];
const full = members * openHolds;

export const CYCLES: readonly Cycle[] = [
  ...kinds.map((kind, index) => ({ kind, first: index * full, count: full })),
  { kind: 'alone', first: kinds.length * full, count: members * aloneHolds },
];

export const REDEMPTIONS = CYCLES.reduce((sum, { count }) => sum + count, 0);

/** Each member's redemptions in turn. */
export const memberOfRedemption = (redemption: number): number => redemption % members;

/** What one block measured of one of the two steps. */
export interface StepResult {
  readonly perSecond: number;
  /** Processor time of this process and of the engine, in milliseconds a redemption. */
  readonly clientMs: number;
  readonly engineMs: number;
  /** Of one caller alone, in milliseconds. */
  readonly aloneMs: readonly number[];
}

export interface RedeemResult {
  readonly authorize: StepResult;
  readonly capture: StepResult;
}

export type StepName = keyof RedeemResult;
