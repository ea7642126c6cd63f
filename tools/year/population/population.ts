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
  ['once', 32],
  ['visitor', 5],
  ['guest', 10],
  ['friend', 8],
];
/** Who was there before the year begins joined so many days earlier at most, so that their anniversary is within it. */
const FOUNDED_DAYS = 300;
/** Newcomers join in this part of the year, so that what follows can be seen. */
const JOINING_SHARE = 0.7;
/** Those of them who would have ordered anyway, or agreed to no message, are no effect: about half of it is left of all assigned. */
const PERSUADABLE_SHARE = 0.24;
/** Who has somebody to bring, and a code to do it with, after so many days. */
const TELLING_DAYS = [40, 120] as const;

/** Everybody of the year, the same for the same terms. */
export function population(terms: PopulationTerms): readonly Person[] {
  return Array.from({ length: terms.members }, (_, number) => person(number, terms));
}

/** Draws of one person for one purpose, whatever else is drawn. */
export const drawsOf = ({ seed }: Pick<PopulationTerms, 'seed'>, person: number, purpose: string): Random =>
  seededRandom(`${seed}/${person}/${purpose}`);

function person(number: number, terms: PopulationTerms): Person {
  const draws = drawsOf(terms, number, 'person');
  const drawn = habitOf(draws.integer(1, 100));
  const advocate = drawn === 'friend' ? advocateOf(number, terms) : null;
  const habit = drawn === 'friend' && advocate === null ? 'once' : drawn;
  const name = `${terms.seed}/${number}`;
  const memberId = advocate === null ? accountOf(name) : accountOnShard(name, advocate.shard);
  const shard = shardOf(memberId);
  const agrees = draws.chance(0.85);
  const stops = agrees && draws.chance(0.15);
  return {
    number,
    habit,
    customerId: `customer-${number}`,
    memberId,
    guestId: accountOnShard(`${name}/guest`, shard),
    shard,
    advocate: advocate?.number ?? null,
    advocateId: advocate?.memberId ?? null,
    joinsAt: advocate === null ? joinsAt(habit, draws, terms) : broughtAt(advocate, draws),
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

const TRIES = 20;
const BRINGING: ReadonlySet<Habit> = new Set(['frequent', 'seasonal', 'once']);

/** Somebody else who orders; null where so few people have nobody. */
function advocateOf(number: number, terms: PopulationTerms): Person | null {
  const draws = drawsOf(terms, number, 'advocate');
  for (let tries = 0; tries < TRIES; tries += 1) {
    const other = draws.integer(0, terms.members - 1);
    const habit = habitOf(drawsOf(terms, other, 'person').integer(1, 100));
    if (BRINGING.has(habit)) return person(other, terms);
  }
  return null;
}

/** Half of the friends are told without anybody asking; the others wait for it. */
function broughtAt(advocate: Person, draws: Random): EpochSeconds | null {
  const [least, most] = TELLING_DAYS;
  const days = draws.integer(least, most);
  return advocate.joinsAt !== null && draws.chance(0.5) ? advocate.joinsAt + days * SECONDS_PER_DAY : null;
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

function accountOnShard(name: string, shard: number): string {
  for (let tries = 0; ; tries += 1) {
    const id = accountOf(`${name}/${tries}`);
    if (shardOf(id) === shard) return id;
  }
}
