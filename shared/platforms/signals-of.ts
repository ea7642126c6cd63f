import { PersonSignals } from '../contracts/referring.ts';

interface PlatformAddress {
  readonly name: string;
  readonly lines: readonly (string | null | undefined)[];
  readonly postcode: string | null | undefined;
  readonly phone: string | null | undefined;
}

/** What a platform's order tells of the person. Absent, empty and odd values are as if they had not been told. */
export interface PlatformPerson {
  readonly email: string | null | undefined;
  readonly phone: string | null | undefined;
  /** Where the goods go, then where the bill goes. */
  readonly addresses: readonly PlatformAddress[];
  readonly networkAddress: string | null | undefined;
  readonly userAgent: string | null | undefined;
}

/**
 * The signals of an order's person. Each value for itself: one that the contract does not take (longer than any, with
 * control characters) is left out and keeps no order from being recorded.
 */
export function signalsOf(person: PlatformPerson): { readonly signals?: PersonSignals } {
  const address = person.addresses.find(({ postcode }) => postcode);
  const told = {
    email: person.email,
    phone: person.phone || person.addresses.find(({ phone }) => phone)?.phone,
    name: address?.name.trim(),
    address: address && { lines: address.lines.filter((line) => line), postcode: address.postcode },
    network: { address: person.networkAddress, userAgent: person.userAgent },
  };
  const fitting = Object.entries(told).filter(
    ([name, value]) => value !== undefined && PersonSignals.safeParse({ [name]: value }).success,
  );
  return fitting.length === 0 ? {} : { signals: PersonSignals.parse(Object.fromEntries(fitting)) };
}
