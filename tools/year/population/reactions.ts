import { type EpochSeconds, SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import type { Random } from '../../chaos/random.ts';
import { PLANTED_EFFECT } from '../year-program.ts';
import type { Deed } from './deed.ts';
import { naturalDeeds } from './natural-deeds.ts';
import type { Person } from './person.ts';
import { drawsOf, type PopulationTerms } from './population.ts';

/** Of the order that a message brings, in minor units. */
export const PERSUADED_AMOUNT = 6_000;

/** A message that a person found in their mailbox. */
export interface Received {
  readonly triggerId: string;
  readonly askId: string;
  readonly at: EpochSeconds;
  /** Of all that this person got, from 1. */
  readonly place: number;
  readonly stopToken: string;
}

/**
 * What a message makes somebody do: answer, write a review, order, bring a friend, stop. At moments that depend on the day on which it came and
 * not on the minute, and drawn for the ask, so that two runs in which the same is sent go on alike.
 *
 * @param friends of theirs who do not know the shop
 */
export function reactionsTo(
  received: Received,
  person: Person,
  friends: readonly Person[],
  terms: PopulationTerms,
): readonly Deed[] {
  const draws = drawsOf(terms, person.number, `reaction/${received.askId}`);
  const reaction = REACTIONS[received.triggerId]?.(received, person, draws) ?? [];
  const brought = received.triggerId === 'promoter-referral' ? bring(received, friends, draws, terms) : [];
  return [...reaction, ...brought, ...stopping(received, person, draws)];
}

/** So many days after the day of the message, at any hour. */
function laterThan({ at }: Received, days: number, draws: Random): EpochSeconds {
  const midnight = at - (at % SECONDS_PER_DAY);
  return midnight + days * SECONDS_PER_DAY + draws.integer(0, SECONDS_PER_DAY - 1);
}

type Reaction = (received: Received, person: Person, draws: Random) => readonly Deed[];

const REACTIONS: Readonly<Record<string, Reaction>> = {
  'purchase-survey': answer,
  'promoter-review': review,
  [PLANTED_EFFECT]: secondOrder,
  detractor: resolvedTicket,
};

const LOWEST = 0;
const HIGHEST = 10;

/** More than half answer; some take it back the next day, and give another score. */
function answer(received: Received, { number, mood }: Person, draws: Random): readonly Deed[] {
  if (!draws.chance(0.6)) return [];
  const at = laterThan(received, 1, draws);
  const scored = (place: number, when: EpochSeconds): Deed => {
    const score = Math.min(HIGHEST, Math.max(LOWEST, mood + draws.integer(-2, 2)));
    const attributes = { survey: 'after-purchase', kind: 'nps', score };
    const activityId = `${received.askId}~${place}`;
    return { at: when, person: number, kind: 'act', activityId, type: 'survey_answered', attributes };
  };
  const first = scored(1, at);
  if (!draws.chance(0.05)) return [first];
  const takenBack = {
    at: at + SECONDS_PER_DAY / 2,
    person: number,
    kind: 'take_back',
    activityId: `${received.askId}~1`,
  } as const;
  return [first, takenBack, scored(2, at + SECONDS_PER_DAY / 2 + 60)];
}

function review(received: Received, { number }: Person, draws: Random): readonly Deed[] {
  if (!draws.chance(0.4)) return [];
  const activityId = `review-${received.askId}`;
  const attributes = { rating: draws.integer(4, 5) };
  const at = laterThan(received, draws.integer(1, 6), draws);
  return [{ at, person: number, kind: 'act', activityId, type: 'review', attributes }];
}

/** Within the days of the goal, whatever they would have done besides. */
function secondOrder(received: Received, { number, isPersuadable }: Person, draws: Random): readonly Deed[] {
  if (!isPersuadable) return [];
  const at = laterThan(received, draws.integer(1, 10), draws);
  return [
    { at, person: number, kind: 'order', orderId: `order-${number}-persuaded`, amount: PERSUADED_AMOUNT },
  ];
}

/** Friends join, and live on like everybody. */
function bring(
  received: Received,
  friends: readonly Person[],
  draws: Random,
  terms: PopulationTerms,
): readonly Deed[] {
  if (!draws.chance(0.8)) return [];
  return friends.flatMap((friend) =>
    naturalDeeds({ ...friend, joinsAt: laterThan(received, draws.integer(1, 10), draws) }, terms),
  );
}

function resolvedTicket(received: Received, { number }: Person, draws: Random): readonly Deed[] {
  const activityId = `ticket-${received.askId}`;
  const at = laterThan(received, draws.integer(1, 3), draws);
  return [{ at, person: number, kind: 'act', activityId, type: 'ticket_resolved', attributes: {} }];
}

function stopping(received: Received, person: Person, draws: Random): readonly Deed[] {
  const { number, stopsAtMessage, agreesAgainAfterDays } = person;
  if (received.place !== stopsAtMessage) return [];
  const at = laterThan(received, 1, draws);
  const stop: Deed = { at, person: number, kind: 'stop', token: received.stopToken };
  if (agreesAgainAfterDays === null) return [stop];
  const again = at + agreesAgainAfterDays * SECONDS_PER_DAY;
  return [stop, { at: again, person: number, kind: 'say', email: true }];
}
