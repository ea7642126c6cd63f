import type { EpochSeconds } from '../../../shared/domain/calendar.ts';

/** How somebody orders. `friend`: as `once`, and only if somebody brings them. `guest`: as a guest, again and again, before joining, or without ever. */
export const HABITS = ['frequent', 'seasonal', 'once', 'visitor', 'guest', 'friend'] as const;
export type Habit = (typeof HABITS)[number];

/** Somebody of the made-up shop, with all that is drawn of them beforehand. */
export interface Person {
  readonly number: number;
  readonly habit: Habit;
  readonly customerId: string;
  /** The account that they get as a member; of whoever is a guest before, another one first, on the same shard. */
  readonly memberId: string;
  readonly guestId: string;
  readonly shard: number;
  /** Of a friend, the number and the account of whoever brings them; on the same shard. */
  readonly advocate: number | null;
  readonly advocateId: string | null;
  /** Null: never, or, of a friend, only if their advocate is asked to bring somebody. */
  readonly joinsAt: EpochSeconds | null;
  /** IANA name; null: the shop does not know it. */
  readonly timeZone: string | null;
  readonly locale: string;
  /** `YYYY-MM-DD`. */
  readonly birthday: string | null;
  /** Whether they agree to e-mails when they join. */
  readonly agrees: boolean;
  /** They use the stop link of their message of this number; null: of none. */
  readonly stopsAtMessage: number | null;
  /** So many days after they said stop they agree again; null: never. */
  readonly agreesAgainAfterDays: number | null;
  /** What they give when they are asked, roughly, 0 to 10. */
  readonly mood: number;
  /** Whether a message brings them the second order that they would not have placed by themselves. */
  readonly isPersuadable: boolean;
}
