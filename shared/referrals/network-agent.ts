import { isIPv4, isIPv6, SocketAddress } from 'node:net';

/** Where a request came from: the address of its network, and what the browser calls itself. */
export interface RawNetwork {
  readonly address: string;
  readonly userAgent: string;
}

/**
 * Both together, since the network alone is shared by an office, a dormitory, a mobile operator. Of IPv6, the network that a
 * household or device has for itself: devices change the rest daily.
 * @returns `null` where either is missing or no address
 */
export function networkAgent({ address, userAgent }: RawNetwork): string | null {
  const network = networkOf(address.trim());
  const agent = userAgent.trim();
  return network === null || agent === '' ? null : `${network} ${agent}`;
}

function networkOf(address: string): string | null {
  if (isIPv4(address)) return address;
  // The zone of a local address is the name of an interface, and no part of the network.
  const bare = address.replace(/%.*$/, '');
  if (!isIPv6(bare)) return null;
  const written = new SocketAddress({ address: bare, family: 'ipv6' }).address;
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(written)?.[1] ?? firstHalf(written);
}

/** The first four groups of eight, with those that `::` stands for. */
function firstHalf(address: string): string {
  const [before = '', after = ''] = address.split('::');
  const [head, tail] = [before, after].map((part) => part.split(':').filter((group) => group !== ''));
  const gap = Array.from({ length: 8 - (head?.length ?? 0) - (tail?.length ?? 0) }, () => '0');
  return [...(head ?? []), ...gap, ...(tail ?? [])].slice(0, 4).join(':');
}
