import { type Journey, newJourney } from '../../../shared/domain/journeys/journey.ts';
import { advance } from '../../../shared/domain/triggers/advance.ts';
import type { AskDecision, Assign } from '../../../shared/domain/triggers/ask-decision.ts';
import { hear } from '../../../shared/domain/triggers/hear.ts';
import type { Known, TriggerProgram } from '../../../shared/domain/triggers/known.ts';
import { wakesAt } from '../../../shared/domain/triggers/wakes-at.ts';
import { entryOf, MEMBER, type News } from '../journeys/telling.ts';

/** A decision with when it was taken, and by what. */
export type Logged = AskDecision & {
  readonly at: number;
  readonly known: Known;
  readonly program: TriggerProgram;
  /** As the decisions left it. */
  readonly journey: Journey;
};

/** A member's life with the engine; nothing given to the engine may be changed by it. */
export interface Life {
  readonly log: readonly Logged[];
  readonly journey: Journey;
  readonly now: number;
  /** The most bytes the journey ever had, as JSON. */
  readonly mostBytes: number;
  /** Goes on to a moment, woken at each `wakesAt`; or, where they are late, only then. */
  until(at: number, isLate?: boolean): void;
  /** Something happens; `occurredAt` is now unless it is told late. */
  tell(news: readonly News[], occurredAt?: number): void;
  change(changes: {
    readonly known?: Known;
    readonly program?: TriggerProgram;
    readonly assign?: Assign;
  }): void;
}

/** Wakes without a signal in between; many more would be an endless loop. */
const MOST_WAKES = 5_000;

/** @param between looked at before each wake: `advance` must do nothing between now and then */
export function livingWith(
  begin: number,
  of: { known: Known; program: TriggerProgram; assign: Assign },
  between: (
    journey: Journey,
    known: Known,
    program: TriggerProgram,
    now: number,
    wakes: number,
  ) => void = () => {},
): Life {
  let { known, program, assign } = of;
  let journey = frozen(newJourney(MEMBER));
  let now = begin;
  let mostBytes = 0;
  const log: Logged[] = [];

  function take(decided: { journey: Journey; decisions: readonly AskDecision[] }): void {
    journey = frozen(decided.journey);
    for (const decision of decided.decisions) log.push({ ...decision, at: now, known, program, journey });
    mostBytes = Math.max(mostBytes, JSON.stringify(journey).length);
  }

  const wake = () => take(advance(journey, frozen(known), frozen(program), assign, now));

  function wakeAll(at: number): void {
    for (let wakes = 0; ; wakes++) {
      const next = wakesAt(journey, known, program, now);
      const then = Math.min(next ?? at, at);
      if (then > now + 1) between(journey, known, program, now, then);
      if (next === null || next > at) return;
      if (wakes > MOST_WAKES) throw new Error(`Woken ${wakes} times until ${at}; last at ${now}.`);
      now = next;
      wake();
    }
  }

  return {
    get log() {
      return log;
    },
    get journey() {
      return journey;
    },
    get now() {
      return now;
    },
    get mostBytes() {
      return mostBytes;
    },
    until(at, isLate = false) {
      if (!isLate) wakeAll(at);
      now = at;
      if (isLate) wake();
    },
    tell(news, occurredAt = now) {
      const signals = frozen(entryOf(journey, occurredAt, ...news));
      take(hear(journey, signals, frozen(known), frozen(program), assign, now));
    },
    change(changes) {
      known = changes.known ?? known;
      program = changes.program ?? program;
      assign = changes.assign ?? assign;
    },
  };
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}
