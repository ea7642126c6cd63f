import * as z from 'zod/mini';
import { described } from '../named.ts';

const MAX_LENGTH = 2_000;
const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** An address that anybody opens, by HTTPS. */
export const webAddress = (description: string) =>
  described(
    description,
    z.string().check(
      z.maxLength(MAX_LENGTH),
      z.refine((address) => isWebAddress(address), { error: 'must be an address that begins with https://' }),
    ),
  );

/**
 * An address of the shop that a link forwards to; on one's own machine without HTTPS, to try it.
 *
 * @param added names that are added to its query, and that it may not have already
 */
export const landingAddress = (description: string, added: readonly string[]) =>
  described(
    description,
    z.string().check(
      z.maxLength(MAX_LENGTH),
      z.refine((address) => isWebAddress(address) || isOnThisMachine(address), {
        abort: true,
        error:
          'must be an address of the shop that begins with https:// (http:// only on localhost, 127.0.0.1 and [::1]), without user and password',
      }),
      z.refine((address) => !added.some((name) => new URL(address).searchParams.has(name)), {
        error: `must not have ${added.map((name) => `"${name}"`).join(' or ')} in its query, where they are added; remove them`,
      }),
    ),
  );

const isWebAddress = (address: string): boolean => openUrl(address)?.protocol === 'https:';

function isOnThisMachine(address: string): boolean {
  const url = openUrl(address);
  return url?.protocol === 'http:' && LOOPBACK.includes(url.hostname);
}

/** Without a user and password, which would be shown to everybody. */
function openUrl(address: string): URL | null {
  if (/\s/.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.username === '' && url.password === '' ? url : null;
}
