import { SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import { type Course, comeAndOrder, someDay } from './course.ts';
import type { Draw } from './draw.ts';
import { knownOf, networkAddress, newPerson, type Person } from './person.ts';
import type { AbuseKind, Account, Effort, PlannedReferral } from './planned-referral.ts';
import { type MailTrick, secondAccount } from './second-account.ts';

const EFFORT_SHARES: Readonly<Record<Effort, number>> = {
  careless: 35,
  moderate: 30,
  careful: 20,
  traceless: 15,
};

const account = (draw: Draw, person: Person): Account => ({
  memberId: draw.token(),
  raw: knownOf(draw, person),
});

/** How an abuser of an effort goes about it: the careless in one sitting, the careful with days between. */
function paced(draw: Draw, effort: Effort, start: number, index: number): Course {
  const isHasty = draw.chance({ careless: 0.5, moderate: 0.2, careful: 0.03, traceless: 0 }[effort]);
  const apart = {
    careless: 900,
    moderate: 6 * 3_600,
    careful: 6 * SECONDS_PER_DAY,
    traceless: 9 * SECONDS_PER_DAY,
  };
  const at = Math.floor(start + index * draw.exponential(apart[effort]));
  return {
    at,
    returns: 0.08,
    ...(isHasty && { signUpSeconds: draw.between(4, 40), orderSeconds: draw.between(15, 100) }),
  };
}

interface Ring {
  readonly kind: AbuseKind;
  readonly effort: Effort;
  readonly advocate: Person;
  readonly accounts: readonly Person[];
  readonly course?: Partial<Course>;
}

/** One advocate whose friends are all made up, one after the other. */
function bringAll(
  draw: Draw,
  { kind, effort, advocate, accounts, course }: Ring,
): readonly PlannedReferral[] {
  const start = someDay(draw);
  const from = account(draw, advocate);
  return accounts.map((each, index) =>
    comeAndOrder(draw, { kind, effort }, from, account(draw, each), {
      ...paced(draw, effort, start, index),
      ...course,
    }),
  );
}

const many = (draw: Draw, least: number, most: number, make: () => Person): readonly Person[] =>
  Array.from({ length: draw.between(least, most) }, make);

/** A few accounts of one's own; some of these people bring true friends, too, whose referrals are honest. */
function ownAccounts(kind: AbuseKind, trick: MailTrick, least: number, most: number) {
  return (draw: Draw, effort: Effort): readonly PlannedReferral[] => {
    const self = newPerson(draw);
    const accounts = many(draw, least, most, () => secondAccount(draw, self, effort, trick));
    const own = bringAll(draw, { kind, effort, advocate: self, accounts });
    const [first] = own;
    if (first === undefined || !draw.chance(0.3)) return own;
    const friend = account(draw, newPerson(draw));
    const course = { at: someDay(draw), returns: 0.08 };
    return [
      ...own,
      comeAndOrder(draw, { kind: 'acquaintances', effort: null }, first.advocate, friend, course),
    ];
  };
}

/** A drawer of telephones, or one with many profiles; goods go to a few addresses, paid by many cards. */
function deviceFarm(draw: Draw, effort: Effort): readonly PlannedReferral[] {
  const drawer = Array.from(
    { length: { careless: 2, moderate: 6, careful: 25, traceless: 400 }[effort] },
    () => `device-${draw.token()}`,
  );
  const houses = Array.from({ length: effort === 'careless' ? 1 : 6 }, () => newPerson(draw).address);
  const home = newPerson(draw).network;
  const isHidden = effort === 'careful' || effort === 'traceless';
  const profile = () =>
    newPerson(draw, {
      device: effort === 'traceless' ? `device-${draw.token()}` : draw.pick(drawer),
      network: isHidden ? { ...home, address: networkAddress(draw) } : home,
      ...(!isHidden && { address: draw.pick(houses) }),
    });
  return bringAll(draw, {
    kind: 'device_farm',
    effort,
    advocate: profile(),
    accounts: many(draw, 10, 60, profile),
  });
}

/**
 * People who refer each other's second accounts in a circle, until it comes round to the first. Only the last step closes it;
 * the careless are one person with all accounts.
 */
function ring(draw: Draw, effort: Effort): readonly PlannedReferral[] {
  const first = newPerson(draw);
  const size = draw.between(2, 4);
  const between = Array.from({ length: size - 1 }, () =>
    effort === 'careless' ? secondAccount(draw, first, effort, 'fresh') : newPerson(draw),
  );
  const members = [first, ...between, secondAccount(draw, first, effort, 'fresh')];
  const accounts = members.map((each) => account(draw, each));
  const start = someDay(draw);
  return accounts.slice(1).map((friend, index) => {
    const at = start + (index + 1) * 8 * SECONDS_PER_DAY + draw.below(SECONDS_PER_DAY);
    const advocate = accounts[index] ?? friend;
    return comeAndOrder(draw, { kind: 'ring', effort }, advocate, friend, {
      at,
      returns: 0.08,
      orderSeconds: draw.between(60, 2 * SECONDS_PER_DAY),
    });
  });
}

/** Real people who order for the reward and send it back, some weeks long. */
function returnAbuse(draw: Draw, effort: Effort): readonly PlannedReferral[] {
  const returns = { careless: 0.95, moderate: 0.7, careful: 0.45, traceless: 0.2 }[effort];
  const start = someDay(draw);
  const from = account(draw, newPerson(draw));
  return many(draw, 6, 25, () => newPerson(draw)).map((friend, index) =>
    comeAndOrder(draw, { kind: 'return_abuse', effort }, from, account(draw, friend), {
      at: Math.floor(start + index * (4 + draw.next() * 4) * SECONDS_PER_DAY),
      returns,
    }),
  );
}

/** Some say what they are, some are well known, and some are neither. */
const COUPON_HOSTS = [
  'www.couponfollow.com',
  'www.mydealz.de',
  'www.gutscheinpony.de',
  'slickdeals.net',
  'www.retailmenot.com',
  'promocodie.example',
  'www.save-more-now.example',
  'sparfuchs.example',
] as const;

/** A code where anybody finds it. What the browser tells of it depends on the site. */
function couponCode(draw: Draw, effort: Effort): readonly PlannedReferral[] {
  const tells = { careless: 0.95, moderate: 0.6, careful: 0.15, traceless: 0 }[effort];
  const host = draw.pick(COUPON_HOSTS);
  const start = someDay(draw);
  const from = account(draw, newPerson(draw));
  return many(draw, 20, 200, () => newPerson(draw)).map((friend) =>
    comeAndOrder(draw, { kind: 'coupon_site', effort }, from, account(draw, friend), {
      at: start + draw.below(30 * SECONDS_PER_DAY),
      returns: 0.1,
      told: 0.1,
      ...(draw.chance(tells) && { host }),
    }),
  );
}

const TRICKS: readonly MailTrick[] = ['tagged', 'lookalike', 'disposable', 'fresh'];

/** All at once: several tricks for mail, orders that go back, many accounts. */
function mixture(draw: Draw, effort: Effort): readonly PlannedReferral[] {
  const self = newPerson(draw);
  const accounts = many(draw, 4, 20, () => secondAccount(draw, self, effort, draw.pick(TRICKS)));
  const returns = draw.pick([0.1, 0.5, 0.9]);
  return bringAll(draw, { kind: 'mixture', effort, advocate: self, accounts, course: { returns } });
}

const STORIES: Readonly<Record<AbuseKind, (draw: Draw, effort: Effort) => readonly PlannedReferral[]>> = {
  self_referral: ownAccounts('self_referral', 'tagged', 1, 4),
  lookalike: ownAccounts('lookalike', 'lookalike', 1, 3),
  device_farm: deviceFarm,
  ring,
  return_abuse: returnAbuse,
  coupon_site: couponCode,
  disposable: ownAccounts('disposable', 'disposable', 3, 15),
  mixture,
};

/** One advocate, or circle of them, who abuse the program with an effort that is drawn. */
export const abuseStory = (draw: Draw, kind: AbuseKind): readonly PlannedReferral[] =>
  STORIES[kind](draw, draw.weighted(EFFORT_SHARES));
