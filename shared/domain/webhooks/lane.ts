import { type EpochSeconds, SECONDS_PER_DAY } from '../calendar.ts';

/** So many failures one after the other, and the endpoint is spared for a while. */
export const SPARED_AFTER_FAILURES = 5;

/** So long nothing is taken, in so many attempts at least, and nobody looks after the endpoint any more. */
const HOPELESS_SECONDS = 5 * SECONDS_PER_DAY;
const HOPELESS_FAILURES = 10;

/** Requests that an endpoint gets at the same time, at most. */
export const MOST_AT_ONCE = 10;

/**
 * The lane of one endpoint: how it has been doing. Lanes know nothing of each other, so that an endpoint that fails or
 * hangs keeps nobody waiting but itself.
 */
export interface Lane {
  /** Attempts that failed since the last success. */
  readonly failures: number;
  /** Pauses since the last success. */
  readonly pauses: number;
  /** Nothing is sent before. */
  readonly pausedUntil: EpochSeconds;
  /** The first of the failures since the last success; null: there was none. */
  readonly failingSince: EpochSeconds | null;
}

export const IDLE_LANE: Lane = { failures: 0, pauses: 0, pausedUntil: 0, failingSince: null };

/** How long an endpoint that fails is spared: at first, and at most; the time doubles from pause to pause. */
export interface PausePolicy {
  readonly firstSeconds: number;
  readonly longestSeconds: number;
}

/** What the attempts of a batch came to. */
export interface BatchResult {
  readonly successes: number;
  readonly failures: number;
  /** The longest wait that the receiver asked for with 429 or 503. */
  readonly retryAfterSeconds: number | null;
}

/** An endpoint that fails is tried with one delivery after its pause, not with all that have gathered. */
export const atOnce = ({ failures }: Lane): number => (failures < SPARED_AFTER_FAILURES ? MOST_AT_ONCE : 1);

/** One success shows that it works again; what was given up without an attempt shows nothing. */
export function afterBatch(lane: Lane, batch: BatchResult, policy: PausePolicy, now: EpochSeconds): Lane {
  if (batch.successes + batch.failures === 0) return lane;
  const { longestSeconds } = policy;
  const asked = now + Math.min(batch.retryAfterSeconds ?? 0, longestSeconds);
  if (batch.successes > 0) return { ...IDLE_LANE, pausedUntil: asked };
  const failures = lane.failures + batch.failures;
  const failing = { ...lane, failures, failingSince: lane.failingSince ?? now };
  if (failures < SPARED_AFTER_FAILURES) return { ...failing, pausedUntil: asked };
  const pause = Math.min(policy.firstSeconds * 2 ** Math.min(lane.pauses, 20), longestSeconds);
  return { ...failing, pauses: lane.pauses + 1, pausedUntil: Math.max(now + pause, asked) };
}

/** What is sent there is sent in vain, and fills a queue of failures that nobody looks at. */
export const isHopeless = ({ failures, failingSince }: Lane, now: EpochSeconds): boolean =>
  failures >= HOPELESS_FAILURES && failingSince !== null && now - failingSince >= HOPELESS_SECONDS;
