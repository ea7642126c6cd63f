import type { Account, PendingLot } from '../domain/ledger/account.ts';
import { byExpiry, type Expiry, type SpanId } from '../domain/ledger/posting.ts';
import { type MomentReader, momentReader, momentWriter } from './moment-codec.ts';

/**
 * Lots are the part of an account that grows, and an account that outgrows 1 KB doubles the price of every write, so
 * they are written tersely: for each expiry, soonest first, `expiry>active,expired` and then `;activation.points` for each
 * pending lot, numbers in base 36, zeros left out, expiries apart by a space. An expiry is a moment, `-` for never, or a
 * span of activity. Expiries are one series of moments, activations another, each told by its distance from the one before.
 * Three years of ten orders a day stay below half a kilobyte.
 *
 * `165eo>,5k 22o>2s;16340.1a;.v` reads: of the points that ended on 1 February 2026 at midnight none are left and 200
 * expired; of those that end a month later 100 are active, 46 wait until 1 January, and 31 until the day after.
 */
export type Lots = Pick<Account, 'pending' | 'active' | 'expired'>;

interface Group {
  readonly expiresAt: Expiry;
  active: number;
  expired: number;
  readonly pending: PendingLot[];
}

const NEVER = '-';
/** What is pending mostly becomes active day by day: a distance of 24 hours is left out. */
const ONE_DAY = '2o';

export function encodeLots(lots: Lots): string {
  const writeExpiry = momentWriter();
  const writeActivation = momentWriter();
  return groupsOf(lots)
    .map(({ expiresAt, active, expired, pending }) => {
      const end = typeof expiresAt === 'number' ? writeExpiry(expiresAt) : (expiresAt ?? NEVER);
      const gone = expired === 0 ? '' : `,${expired.toString(36)}`;
      const waiting = pending.map(
        ({ activatesAt, points }) => `;${leaveDayOut(writeActivation(activatesAt))}.${points.toString(36)}`,
      );
      return `${end}>${active === 0 ? '' : active.toString(36)}${gone}${waiting.join('')}`;
    })
    .join(' ');
}

const leaveDayOut = (distance: string): string => (distance === ONE_DAY ? '' : distance);

/** What ends together, soonest first. */
function groupsOf({ pending, active, expired }: Lots): readonly Group[] {
  const groups = new Map<Expiry, Group>();
  const groupOf = ({ expiresAt }: { readonly expiresAt: Expiry }): Group => {
    const group = groups.get(expiresAt) ?? { expiresAt, active: 0, expired: 0, pending: [] };
    groups.set(expiresAt, group);
    return group;
  };
  for (const lot of expired) groupOf(lot).expired = lot.points;
  for (const lot of active) groupOf(lot).active = lot.points;
  for (const lot of pending) groupOf(lot).pending.push(lot);
  return [...groups.values()].sort(byExpiry);
}

/** @throws Error when the text is not one that `encodeLots` writes: the item was damaged or written by something else. */
export function decodeLots(text: string): Lots {
  const readExpiry = momentReader();
  const readActivation = momentReader();
  const groups =
    text === '' ? [] : text.split(' ').map((part) => decodeGroup(part, readExpiry, readActivation));
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

const GROUP = /^(~[0-9]+|-|=?[0-9a-z]+)>([0-9a-z]*)(?:,([0-9a-z]+))?((?:;(?:=|-)?[0-9a-z]*\.[0-9a-z]+)*)$/;

function decodeGroup(group: string, readExpiry: MomentReader, readActivation: MomentReader): Group {
  const match = GROUP.exec(group);
  if (match === null) throw new Error(`an account's lots cannot be read at "${group}"`);
  const [, end = '', active = '', expired = '', waiting = ''] = match;
  const expiresAt = end === NEVER ? null : isSpan(end) ? end : readExpiry(end);
  const pending = waiting
    .split(';')
    .slice(1)
    .map((lot): PendingLot => {
      const [activation = '', points = ''] = lot.split('.');
      return {
        activatesAt: readActivation(activation || ONE_DAY),
        expiresAt,
        points: Number.parseInt(points, 36),
      };
    });
  return { expiresAt, active: pointsOf(active), expired: pointsOf(expired), pending };
}

const isSpan = (text: string): text is SpanId => text.startsWith('~');

const pointsOf = (text: string): number => (text === '' ? 0 : Number.parseInt(text, 36));
