import { SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import { comeAndOrder, someDay } from './course.ts';
import type { Draw } from './draw.ts';
import { USER_AGENTS } from './names.ts';
import { knownOf, networkAddress, newPerson, type Person } from './person.ts';
import type { Account, HonestKind, PlannedReferral } from './planned-referral.ts';

/** Some circles of friends send back more than others: fashion in two sizes. */
const usualReturns = (draw: Draw): number => (draw.chance(0.1) ? 0.35 : 0.08);

/** Who guards their privacy, and means no harm. */
const THROW_AWAY = ['mailinator.com', 'yopmail.com', 'guerrillamail.com'] as const;
const guarded = (draw: Draw, friend: Person): Person =>
  draw.chance(0.01) ? { ...friend, email: `${draw.token()}@${draw.pick(THROW_AWAY)}` } : friend;

interface Circle {
  readonly kind: HonestKind;
  /** How likely a friend is brought by the friend before, instead of by the first advocate. */
  readonly chained?: number;
  readonly advocate: Person;
  readonly friends: readonly Person[];
  /** Days over which they come. */
  readonly days: number;
}

function bring(draw: Draw, circle: Circle): readonly PlannedReferral[] {
  const { kind, advocate, friends, days, chained = 0 } = circle;
  const start = someDay(draw);
  const returns = usualReturns(draw);
  const step = (days * SECONDS_PER_DAY) / friends.length;
  let from: Account = { memberId: draw.token(), raw: knownOf(draw, advocate) };
  return friends.map((friend, index) => {
    const to = { memberId: draw.token(), raw: knownOf(draw, guarded(draw, friend)) };
    const at = Math.floor(start + (index + draw.next()) * step);
    const referral = comeAndOrder(draw, { kind, effort: null }, from, to, { at, returns });
    if (draw.chance(chained)) from = to;
    return referral;
  });
}

const some = <T>(draw: Draw, least: number, most: number, make: () => T): readonly T[] =>
  Array.from({ length: draw.between(least, most) }, make);

function acquaintances(draw: Draw): Circle {
  const advocate = newPerson(draw);
  return { kind: 'acquaintances', advocate, friends: some(draw, 1, 6, () => newPerson(draw)), days: 90 };
}

/** One address and network; some have a tablet, a card or a landline in common, and most the surname. */
function family(draw: Draw): Circle {
  const advocate = newPerson(draw);
  const relative = () =>
    newPerson(draw, {
      address: advocate.address,
      network: { address: advocate.network.address, userAgent: draw.pick(USER_AGENTS) },
      ...(draw.chance(0.75) && { last: advocate.last }),
      ...(draw.chance(0.15) && { device: advocate.device, network: advocate.network }),
      ...(draw.chance(0.1) && { payment: advocate.payment }),
      ...(draw.chance(0.08) && { phone: advocate.phone }),
    });
  return { kind: 'family', advocate, friends: some(draw, 1, 4, relative), days: 60, chained: 0.3 };
}

function couple(draw: Draw): Circle {
  const advocate = newPerson(draw);
  const partner = newPerson(draw, {
    address: advocate.address,
    payment: advocate.payment,
    network: { address: advocate.network.address, userAgent: draw.pick(USER_AGENTS) },
    ...(draw.chance(0.5) && { last: advocate.last }),
    ...(draw.chance(0.15) && { device: advocate.device, network: advocate.network }),
  });
  const others = some(draw, 0, 2, () => newPerson(draw));
  return { kind: 'couple', advocate, friends: [partner, ...others], days: 30 };
}

/** A parent and a child of the same name, in one house. */
function namesakes(draw: Draw): Circle {
  const advocate = newPerson(draw);
  const { first, last, address, network } = advocate;
  const child = newPerson(draw, {
    first,
    last,
    address,
    network: { address: network.address, userAgent: draw.pick(USER_AGENTS) },
  });
  return { kind: 'namesakes', advocate, friends: [child], days: 30 };
}

/** One network for all, and one browser where machines are managed. Goods often go to the office. */
function office(draw: Draw): Circle {
  const address = networkAddress(draw);
  const managed = draw.chance(0.6) ? draw.pick(USER_AGENTS) : null;
  const desk = () => ({ network: { address, userAgent: managed ?? draw.pick(USER_AGENTS) } });
  const advocate = newPerson(draw, desk());
  const colleague = () =>
    newPerson(draw, { ...desk(), ...(draw.chance(0.3) && { address: advocate.address }) });
  return { kind: 'office', advocate, friends: some(draw, 3, 15, colleague), days: draw.pick([0.1, 1, 30]) };
}

/** One house and one network, and many of them within a few days. */
function dormitory(draw: Draw): Circle {
  const first = newPerson(draw);
  const room = () =>
    newPerson(draw, {
      address: {
        lines: [`${first.address.lines[0] ?? ''}, Room ${draw.between(1, 400)}`],
        postcode: first.address.postcode,
      },
      network: { address: first.network.address, userAgent: draw.pick(USER_AGENTS) },
    });
  return {
    kind: 'dormitory',
    advocate: room(),
    friends: some(draw, 3, 20, room),
    days: draw.pick([1, 7, 60]),
  };
}

/** Followers all over the country, most of them on the day of the post. */
function influencer(draw: Draw): Circle {
  const size = draw.scaled(30, 1_200);
  const friends = Array.from({ length: size }, () => newPerson(draw));
  return { kind: 'influencer', advocate: newPerson(draw), friends, days: draw.pick([1, 2, 10]) };
}

/** A till or tablet in a shop on which friends join; half of the advocates once did so too. */
function shopTill(draw: Draw): Circle {
  const device = `till-${draw.token()}`;
  const network = { address: networkAddress(draw), userAgent: draw.pick(USER_AGENTS) };
  const advocate = newPerson(draw, draw.chance(0.5) ? { device, network } : {});
  const friends = some(draw, 1, 6, () => newPerson(draw, { device, network }));
  return { kind: 'shop_till', advocate, friends, days: 90 };
}

const STORIES: Readonly<Record<HonestKind, (draw: Draw) => Circle>> = {
  acquaintances,
  family,
  couple,
  namesakes,
  office,
  dormitory,
  influencer,
  shop_till: shopTill,
};

/** One honest advocate with all whom they bring. */
export const honestStory = (draw: Draw, kind: HonestKind): readonly PlannedReferral[] =>
  bring(draw, STORIES[kind](draw));
