import type { EpochSeconds } from '../../../shared/domain/calendar.ts';
import type { Deed } from '../population/deed.ts';

/** A message as it left, by the mailbox that it came to. */
export interface SentMessage {
  readonly at: EpochSeconds;
  readonly memberId: string;
  readonly triggerId: string;
  readonly askId: string;
  readonly index: number;
}

/** An event of a journey or of a trigger, as the bus had it. */
export interface ToldEvent {
  readonly type: string;
  readonly id: string;
  readonly memberId: string;
  /** When it was written down. */
  readonly at: EpochSeconds;
  readonly occurredAt: EpochSeconds;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An entry of the ledger as it was committed. */
export interface BookedEntry {
  readonly memberId: string;
  readonly sequence: number;
  readonly kind: string;
  readonly at: EpochSeconds;
  /** Of an adjustment, a grant, an order: what it is named by. */
  readonly name: string;
  readonly points: number;
}

/** What a person did, and what the shop answered. */
export interface DoneDeed {
  readonly deed: Deed;
  readonly status: number;
  /** Null where the answer was a success. */
  readonly problem: string | null;
}

/** All that the judge is told of a year: what came out of the engine, and what went into it. */
export interface Outcome {
  readonly deeds: DoneDeed[];
  readonly messages: SentMessage[];
  readonly told: ToldEvent[];
  readonly entries: BookedEntry[];
  /** By trigger: how often an ask was moved on, which nobody is told. */
  readonly postponed: Record<string, number>;
  readonly counts: {
    entriesTaken: number;
    entriesFilled: number;
    wakes: number;
    keeps: number;
    retries: number;
  };
}

export const emptyOutcome = (): Outcome => ({
  deeds: [],
  messages: [],
  told: [],
  entries: [],
  postponed: {},
  counts: { entriesTaken: 0, entriesFilled: 0, wakes: 0, keeps: 0, retries: 0 },
});
