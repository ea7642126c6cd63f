import type { EpochSeconds } from '../calendar.ts';

/** How long a delivery is tried, from its making or from the moment somebody asked for it again. */
export const LIFETIME_SECONDS = 24 * 60 * 60;

/** One request to an endpoint, and what came of it. */
export interface Attempt {
  readonly at: EpochSeconds;
  /**
   * `answered`: with whatever status. `timed_out`: no status in time. `unreachable`: no connection. `forbidden`: the
   * name leads to an address that must not be called.
   */
  readonly outcome: 'answered' | 'timed_out' | 'unreachable' | 'forbidden';
  readonly statusCode: number | null;
  readonly durationMs: number;
  /** The beginning of the answer, or what kept it from coming. */
  readonly answer: string;
}

/** Why a delivery failed for good. */
export type FailureReason = 'attempts_used' | 'too_late' | 'endpoint_gone';

/** One event on its way to one endpoint. */
export interface Delivery {
  readonly deliveryId: string;
  readonly endpointId: string;
  /** What the receiver tells repetitions by; the same for every attempt. */
  readonly messageId: string;
  readonly type: string;
  /** Exactly what is sent and signed. */
  readonly body: string;
  readonly createdAt: EpochSeconds;
  readonly status: 'pending' | 'delivered' | 'failed';
  readonly failedBecause: FailureReason | null;
  /** 1, and one more for each time that somebody asked for it again. */
  readonly round: number;
  /** Attempts of this round. */
  readonly tries: number;
  /** When it is to be tried next; null unless pending. */
  readonly dueAt: EpochSeconds | null;
  /** After it, it is not tried any more. */
  readonly deadline: EpochSeconds;
  /** Of all rounds, in their order. */
  readonly attempts: readonly Attempt[];
}

/** What a delivery begins with: due at once. */
export function newDelivery(
  told: Pick<Delivery, 'deliveryId' | 'endpointId' | 'messageId' | 'type' | 'body'>,
  now: EpochSeconds,
): Delivery {
  return {
    ...told,
    createdAt: now,
    status: 'pending',
    failedBecause: null,
    round: 1,
    tries: 0,
    dueAt: now,
    deadline: now + LIFETIME_SECONDS,
    attempts: [],
  };
}

/** As somebody asked for it again: from the beginning, with all its attempts. The body and the ids stay. */
export function redelivered(delivery: Delivery, now: EpochSeconds): Delivery {
  return {
    ...delivery,
    status: 'pending',
    failedBecause: null,
    round: delivery.round + 1,
    tries: 0,
    dueAt: now,
    deadline: now + LIFETIME_SECONDS,
  };
}
