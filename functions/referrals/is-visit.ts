import { isBot } from 'isbot';

/** As the request says it. */
export interface Visiting {
  readonly 'user-agent'?: string | undefined;
  readonly 'sec-purpose'?: string | undefined;
  readonly referer?: string | undefined;
}

/**
 * Whether a person opened the link: not a crawler, nor the preview that a messenger draws when it is sent, nor a browser
 * that loads ahead what may never be looked at. Every browser names itself, so who does not is none.
 */
export function isVisit(headers: Visiting): boolean {
  const agent = headers['user-agent'] ?? '';
  if (headers['sec-purpose']?.toLowerCase().includes('prefetch')) return false;
  return agent.trim() !== '' && !isBot(agent);
}

/** No name of a host is longer: RFC 1035. Whoever sends a longer one is no page. */
const LONGEST_HOST = 253;

/** The host of the page with the link; null where there was none, or it was no page of the web. */
export function referrerHostOf({ referer }: Visiting): string | null {
  const url = referer === undefined ? null : URL.parse(referer);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  return url.hostname === '' || url.hostname.length > LONGEST_HOST ? null : url.hostname;
}
