import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Whether what runs on this machine may be called: on a developer's, and nowhere else. */
export interface AddressPolicy {
  readonly mayReachThisMachine: boolean;
}

/** An address that must not be called, whatever its name. */
export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
}

/**
 * Whether an address is one of the public internet. All else (loopback, private and link-local networks, the metadata
 * service, carriers' networks, multicast, what is reserved, and IPv4 in any of the ways to write it as IPv6) is refused:
 * a list of what is allowed cannot forget anything.
 */
export function isPublic(address: string, { mayReachThisMachine }: AddressPolicy): boolean {
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.process(address).range();
  return range === 'unicast' || (mayReachThisMachine && range === 'loopback');
}

/**
 * Resolves a name for a connection that is about to be made, and hands on only addresses that may be called. The check
 * is made on the very address that is connected to, so a name that leads elsewhere than when it was registered is found.
 */
export function guardedLookup(policy: AddressPolicy, resolve: typeof lookup = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const addresses = (found ?? []) as unknown as readonly LookupAddress[];
      const [first] = addresses;
      if (error !== null || first === undefined) return callback(error ?? noAddress(hostname), '', 0);
      const refused = addresses.find(({ address }) => !isPublic(address, policy));
      if (refused !== undefined) return callback(forbidden(hostname, refused.address), '', 0);
      if (options.all === true) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    });
  };
}

const noAddress = (hostname: string) =>
  Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' });

const forbidden = (hostname: string, address: string): ForbiddenAddress =>
  new ForbiddenAddress(
    hostname === address
      ? `${address} is not an address of the public internet`
      : `${hostname} leads to ${address}, which is not an address of the public internet`,
  );

/**
 * The host of a URL where it is an address already, which no look-up would see.
 *
 * @throws ForbiddenAddress
 */
export function refuseForbiddenLiteral({ hostname }: URL, policy: AddressPolicy): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host) && !isPublic(host, policy)) throw forbidden(host, host);
}
