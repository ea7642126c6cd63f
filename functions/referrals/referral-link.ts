/** How a link was shared, in its query, so that a visit knows. */
const CHANNEL_PARAMETER = 'c';
const CHANNEL = /^[a-z0-9_-]{1,32}$/;

/** @param base without a slash at its end; @param channel left out for the link by itself */
export function referralLink(base: string, code: string, channel?: string): string {
  const link = `${base}/r/${encodeURIComponent(code)}`;
  return channel === undefined ? link : `${link}?${CHANNEL_PARAMETER}=${channel}`;
}

export const qrLink = (base: string, code: string): string => `${referralLink(base, code)}/qr`;

/** As it stands in a link that anybody may have changed; null for what is no word. */
export function channelOf(query: string | undefined): string | null {
  const channel = query?.toLowerCase() ?? '';
  return CHANNEL.test(channel) ? channel : null;
}

/**
 * Where a link forwards to: the landing page with its own query and fragment as they are, and these parameters added.
 *
 * @throws TypeError when the address is none; the program's contract sees to that.
 */
export function landingAddress(landingUrl: string, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(landingUrl);
  const added = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  // By hand, because URLSearchParams would write the shop's own query in another way.
  url.search = [url.search.slice(1), ...added].filter((part) => part !== '').join('&');
  return url.href;
}
