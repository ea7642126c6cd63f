import { createHash } from 'node:crypto';
import { type EpochSeconds, SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import { shardOf } from '../../../shared/storage/journeys-keys.ts';
import { type Random, seededRandom } from '../../chaos/random.ts';
import type { Habit, Person } from './person.ts';
import { LOCALES, ZONES } from './zones.ts';

export interface PopulationTerms {
  readonly members: number;
  readonly days: number;
  readonly seed: number;
  readonly begin: EpochSeconds;
}

/** Of a hundred people. */
const MIX: readonly (readonly [Habit, number])[] = [
  ['frequent', 25],
  ['seasonal', 20],
  ['once', 38],
  ['visitor', 7],
  ['guest', 10],
];
/** Who was there before the year begins joined so many days earlier at most, so that their anniversary is within it. */
const FOUNDED_DAYS = 300;
/** Newcomers join in this part of the year, so that what follows can be seen. */
const JOINING_SHARE = 0.7;
/** Those of them who would have ordered anyway are no effect: about eight points are left among all who are asked. */
const PERSUADABLE_SHARE = 0.1;

/** Everybody of the year, the same for the same terms. */
export function population(terms: PopulationTerms): readonly Person[] {
  return Array.from({ length: terms.members }, (_, number) => person(number, terms));
}

/** Draws of one person for one purpose, whatever else is drawn. */
export const drawsOf = ({ seed }: Pick<PopulationTerms, 'seed'>, person: number, purpose: string): Random =>
  seededRandom(`${seed}/${person}/${purpose}`);

function person(number: number, terms: PopulationTerms): Person {
  const draws = drawsOf(terms, number, 'person');
  const habit = habitOf(draws.integer(1, 100));
  const memberId = accountOf(`${terms.seed}/${number}`);
  const agrees = draws.chance(0.85);
  const stops = agrees && draws.chance(0.15);
  return {
    number,
    habit,
    customerId: `customer-${number}`,
    memberId,
    guestId: guestAccountOf(`${terms.seed}/${number}/guest`, shardOf(memberId)),
    shard: shardOf(memberId),
    joinsAt: joinsAt(habit, draws, terms),
    timeZone: draws.pick(ZONES),
    locale: draws.pick(LOCALES),
    birthday: draws.chance(0.7) ? birthday(draws) : null,
    agrees,
    stopsAtMessage: stops ? draws.integer(1, 6) : null,
    agreesAgainAfterDays: draws.chance(0.3) ? draws.integer(10, 90) : null,
    mood: draws.integer(3, 11),
    isPersuadable: draws.chance(PERSUADABLE_SHARE),
  };
}

function habitOf(drawn: number): Habit {
  let upTo = 0;
  for (const [habit, share] of MIX) {
    upTo += share;
    if (drawn <= upTo) return habit;
  }
  throw new Error('the shares of habits are not a hundred together');
}

function joinsAt(habit: Habit, draws: Random, { begin, days }: PopulationTerms): EpochSeconds | null {
  if (habit === 'guest')
    return draws.chance(0.5)
      ? begin + draws.integer(Math.floor(days * 0.4), days - 1) * SECONDS_PER_DAY
      : null;
  const isFounder = draws.chance(0.2);
  const from = isFounder ? -FOUNDED_DAYS : 0;
  const until = isFounder ? -1 : Math.floor(days * JOINING_SHARE);
  return begin + draws.integer(from * SECONDS_PER_DAY, until * SECONDS_PER_DAY);
}

const twoDigits = (value: number): string => value.toString().padStart(2, '0');

/** Some were born on February 29. */
function birthday(draws: Random): string {
  if (draws.chance(0.01)) return '1992-02-29';
  return `${draws.integer(1950, 2004)}-${twoDigits(draws.integer(1, 12))}-${twoDigits(draws.integer(1, 28))}`;
}

const ID_LENGTH = 20;

/** As ids of accounts are, but drawn from the seed: a second run has the same members, in the same groups. */
function accountOf(name: string): string {
  const digest = createHash('sha256').update(name).digest('hex');
  return `mbr_${BigInt(`0x${digest}`).toString(36).slice(-ID_LENGTH)}`;
}

function guestAccountOf(name: string, shard: number): string {
  for (let tries = 0; ; tries += 1) {
    const id = accountOf(`${name}/${tries}`);
    if (shardOf(id) === shard) return id;
  }
}
