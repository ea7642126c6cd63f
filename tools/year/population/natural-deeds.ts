import { SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import type { Random } from '../../chaos/random.ts';
import type { Deed } from './deed.ts';
import type { Person } from './person.ts';
import { drawsOf, type PopulationTerms } from './population.ts';
import { ZONES } from './zones.ts';

/** Days of the year around which the seasonal order. */
const SEASONS = [75, 165, 255, 335];
/** Waking hours in UTC are others' nights: orders come at any hour. */
const anyTime = (draws: Random): number => draws.integer(0, SECONDS_PER_DAY - 1);

/** What somebody does by themselves, whatever they are sent; by time. */
export function naturalDeeds(person: Person, terms: PopulationTerms): readonly Deed[] {
  const draws = drawsOf(terms, person.number, 'deeds');
  const end = terms.begin + terms.days * SECONDS_PER_DAY;
  const joining: Deed[] =
    person.joinsAt === null ? [] : [{ at: person.joinsAt, person: person.number, kind: 'join' }];
  const orders = orderDeeds(person, terms, draws);
  const deeds = [
    ...joining,
    ...orders,
    ...orders.flatMap((order) => refundOf(order, draws)),
    ...visits(person, draws),
    ...codes(person, draws),
    ...moving(person, draws),
  ];
  return deeds.filter(({ at }) => at < end).sort((a, b) => a.at - b.at);
}

type Order = Extract<Deed, { kind: 'order' }>;

function orderDeeds(person: Person, terms: PopulationTerms, draws: Random): readonly Order[] {
  const days = orderDays(person, terms, draws);
  return days
    .map((day) => Math.floor(terms.begin + day * SECONDS_PER_DAY) + anyTime(draws))
    .sort((a, b) => a - b)
    .map((at, index) => ({
      at,
      person: person.number,
      kind: 'order',
      orderId: `order-${person.number}-${index}`,
      amount: draws.integer(1_500, 11_000),
    }));
}

/** Days from the beginning of the year; those of founders may lie before it. */
function orderDays(person: Person, { begin, days }: PopulationTerms, draws: Random): readonly number[] {
  const joined = person.joinsAt === null ? 0 : (person.joinsAt - begin) / SECONDS_PER_DAY;
  switch (person.habit) {
    case 'visitor':
      return [];
    case 'guest':
      return Array.from({ length: draws.integer(3, 6) }, () => draws.integer(0, days - 20));
    case 'seasonal':
      return SEASONS.map((day) => day + draws.integer(-15, 15)).filter((day) => day > joined);
    case 'friend':
    case 'once': {
      const first = joined + 1 + draws.integer(0, 20);
      const again = draws.chance(0.3) ? [first + 10 + draws.integer(0, 120)] : [];
      return [first, ...again];
    }
    case 'frequent':
      return regularDays(joined + 1, days, draws);
  }
}

/** Every so many days, more or less; some stop for good, in the middle of it. */
function regularDays(from: number, days: number, draws: Random): readonly number[] {
  const interval = draws.integer(18, 45);
  const until = draws.chance(0.35) ? from + draws.integer(60, 220) : days;
  const found: number[] = [];
  for (
    let day = from + draws.integer(0, 20);
    day < until;
    day += interval * (0.5 + draws.integer(0, 100) / 100)
  )
    found.push(Math.floor(day));
  return found;
}

function refundOf({ at, person, orderId }: Order, draws: Random): readonly Deed[] {
  if (!draws.chance(0.12)) return [];
  const later = at + draws.integer(3, 25) * SECONDS_PER_DAY;
  return [{ at: later, person, kind: 'refund', orderId, isWhole: draws.chance(0.6) }];
}

function visits({ joinsAt, number, habit }: Person, draws: Random): readonly Deed[] {
  if (joinsAt === null) return [];
  const count = habit === 'visitor' ? 3 : draws.integer(0, 1);
  return Array.from({ length: count }, (_, index): Deed => {
    const at = joinsAt + draws.integer(1, 120) * SECONDS_PER_DAY;
    const activityId = `visit-${number}-${index}`;
    return { at, person: number, kind: 'act', activityId, type: 'visit', attributes: {} };
  });
}

/** Most members come by the page on which they get their code to bring friends with. */
function codes({ joinsAt, number }: Person, draws: Random): readonly Deed[] {
  if (joinsAt === null || !draws.chance(0.8)) return [];
  return [{ at: joinsAt + 25 * SECONDS_PER_DAY, person: number, kind: 'code' }];
}

function moving({ joinsAt, number }: Person, draws: Random): readonly Deed[] {
  const timeZone = draws.pick(ZONES);
  if (joinsAt === null || timeZone === null || !draws.chance(0.05)) return [];
  return [{ at: joinsAt + draws.integer(20, 200) * SECONDS_PER_DAY, person: number, kind: 'move', timeZone }];
}
