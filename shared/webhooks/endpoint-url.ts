import { lookup } from 'node:dns';
import { type AddressPolicy, ForbiddenAddress, guardedLookup, refuseForbiddenLiteral } from './address.ts';

/**
 * What speaks against an address that somebody registers, in words; null: nothing. It is looked up as it will be for
 * each delivery, so that most mistakes show at once; what it leads to later is judged later.
 */
export async function objectionTo(
  url: string,
  policy: AddressPolicy,
  resolve: typeof lookup = lookup,
): Promise<string | null> {
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && !(policy.mayReachThisMachine && isOnThisMachine(parsed)))
    return 'must begin with https://';
  try {
    refuseForbiddenLiteral(parsed, policy);
    await found(parsed.hostname.replace(/^\[|\]$/g, ''), policy, resolve);
    return null;
  } catch (error) {
    return error instanceof ForbiddenAddress
      ? error.message
      : `${parsed.hostname} could not be found: ${(error as NodeJS.ErrnoException).code ?? 'no answer'}`;
  }
}

const isOnThisMachine = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);

function found(hostname: string, policy: AddressPolicy, resolve: typeof lookup): Promise<void> {
  return new Promise((done, fail) => {
    guardedLookup(policy, resolve)(hostname, {}, (error) => (error === null ? done() : fail(error)));
  });
}
