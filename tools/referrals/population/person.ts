import type { RawSignals } from '../../../shared/referrals/hashed-signals.ts';
import type { RawNetwork } from '../../../shared/referrals/network-agent.ts';
import type { RawAddress } from '../../../shared/referrals/normalized-address.ts';
import type { Draw } from './draw.ts';
import { FIRST_NAMES, MAIL_DOMAINS, street, surname, USER_AGENTS } from './names.ts';

/** Somebody with all that they could be known by; what a shop gets of it is `knownOf`. */
export interface Person {
  readonly first: string;
  readonly last: string;
  readonly email: string;
  readonly phone: string;
  readonly address: RawAddress;
  readonly payment: string;
  readonly device: string;
  readonly network: RawNetwork;
}

export const networkAddress = (draw: Draw): string =>
  `${draw.between(11, 220)}.${draw.below(256)}.${draw.below(256)}.${draw.between(1, 254)}`;

export const homeAddress = (draw: Draw): RawAddress => ({
  lines: [`${street(draw.pick)} ${draw.between(1, 140)}`],
  postcode: String(10_000 + draw.below(9_000) * 10),
});

const phoneNumber = (draw: Draw): string =>
  `+49 1${draw.between(50, 79)} ${draw.between(1_000_000, 9_999_999)}`;

export function mailName(draw: Draw, first: string, last: string): string {
  const year = draw.between(55, 105) % 100;
  return draw.pick([
    `${first}.${last}`,
    `${first}.${last}`,
    `${first}${last}${year}`,
    `${first}_${last}`,
    `${first.charAt(0)}.${last}${draw.between(1, 99)}`,
    `${last}.${first}`,
    `${last}${draw.between(1, 999)}`,
    `${first}${draw.token().slice(0, 4)}`,
    `${draw.token().slice(0, 8)}`,
  ]);
}

/** @param given what is not drawn, such as the address of a family */
export function newPerson(draw: Draw, given: Partial<Person> = {}): Person {
  const first = given.first ?? draw.pick(FIRST_NAMES);
  const last = given.last ?? surname(draw.pick);
  return {
    first,
    last,
    email: `${mailName(draw, first, last)}@${draw.pick(MAIL_DOMAINS)}`,
    phone: phoneNumber(draw),
    address: homeAddress(draw),
    payment: `card-${draw.token()}`,
    device: `device-${draw.token()}`,
    network: { address: networkAddress(draw), userAgent: draw.pick(USER_AGENTS) },
    ...given,
  };
}

/** How often a shop learns each: telephones are often not asked, devices not told, accounts without a fingerprint. */
const KNOWN = { phone: 0.6, address: 0.95, payment: 0.75, device: 0.85, network: 0.97 } as const;

export function knownOf(draw: Draw, person: Person): RawSignals {
  const { phone, address, payment, device, network } = person;
  return {
    email: person.email,
    name: `${person.first} ${person.last}`,
    ...(draw.chance(KNOWN.phone) && { phone }),
    ...(draw.chance(KNOWN.address) && { address }),
    ...(draw.chance(KNOWN.payment) && { payment }),
    ...(draw.chance(KNOWN.device) && { device }),
    ...(draw.chance(KNOWN.network) && { network }),
  };
}
