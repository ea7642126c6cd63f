import type { Account, ActiveLot, PendingLot } from '../domain/ledger/account.ts';
import { byExpiry, type Expiry, isSpanId, type SpanId } from '../domain/ledger/posting.ts';

/**
 * Lots are the part of an account that grows, and an account that outgrows 1 KB doubles the price of every write, so
 * they are written tersely: for each expiry, `expiry>active,expired` and then `;activation.points` for each pending lot,
 * numbers in base 36, expiries apart by a space. An expiry is a moment, `-` for never, or a span of activity. Two years of daily orders stay below 1 KB.
 *
 * `sxd1c0>2s,0;shq4kg.1a` reads: of the points that end at sxd1c0, 100 are active, none expired, and 46 wait until shq4kg.
 */
export type Lots = Pick<Account, 'pending' | 'active' | 'expired'>;

const NEVER = '-';

function encodeExpiry(expiresAt: Expiry): string {
  if (expiresAt === null) return NEVER;
  return isSpanId(expiresAt) ? expiresAt : expiresAt.toString(36);
}

function decodeExpiry(text: string): Expiry {
  if (text === NEVER) return null;
  return text.startsWith('~') ? (text as SpanId) : Number.parseInt(text, 36);
}

export function encodeLots({ pending, active, expired }: Lots): string {
  const expiries = [...new Set([...active, ...expired, ...pending].map((lot) => lot.expiresAt))];
  return expiries
    .map((expiresAt) => {
      const pointsIn = (lots: readonly ActiveLot[]) =>
        lots.find((lot) => lot.expiresAt === expiresAt)?.points ?? 0;
      const waiting = pending.filter((lot) => lot.expiresAt === expiresAt);
      const settled = `${pointsIn(active).toString(36)},${pointsIn(expired).toString(36)}`;
      return [`${encodeExpiry(expiresAt)}>${settled}`, ...waiting.map(encodePending)].join(';');
    })
    .join(' ');
}

function encodePending({ activatesAt, points }: PendingLot): string {
  return `${activatesAt.toString(36)}.${points.toString(36)}`;
}

/** @throws Error when the text is not one that `encodeLots` writes: the item was damaged or written by something else. */
export function decodeLots(text: string): Lots {
  const groups = text === '' ? [] : text.split(' ').map(decodeGroup);
  const settled = (kind: 'active' | 'expired') =>
    groups
      .map((group) => ({ expiresAt: group.expiresAt, points: group[kind] }))
      .filter((lot) => lot.points > 0)
      .sort(byExpiry);
  const pending = groups
    .flatMap((group) => group.pending)
    .sort((a, b) => a.activatesAt - b.activatesAt || byExpiry(a, b));
  return { pending, active: settled('active'), expired: settled('expired') };
}

function decodeGroup(group: string) {
  const match = /^(~?[0-9a-z]+|-)>([0-9a-z]+),([0-9a-z]+)((?:;[0-9a-z]+\.[0-9a-z]+)*)$/.exec(group);
  if (match === null) throw new Error(`an account's lots cannot be read at "${group}"`);
  const [, expiry = '', active = '', expired = '', waiting = ''] = match;
  const expiresAt = decodeExpiry(expiry);
  const pending = waiting
    .split(';')
    .slice(1)
    .map((lot): PendingLot => {
      const [activation = '', points = ''] = lot.split('.');
      return { activatesAt: Number.parseInt(activation, 36), expiresAt, points: Number.parseInt(points, 36) };
    });
  return { expiresAt, active: Number.parseInt(active, 36), expired: Number.parseInt(expired, 36), pending };
}
