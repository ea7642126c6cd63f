import type { ActiveLot, Hold } from '../domain/ledger/account.ts';
import { decodeLots, encodeLots, type Lots } from './lots-codec.ts';

/**
 * `rdm_4HtR…/tea-for-two/tdbq1c/165eo>5k` for each hold: its id, its reward, when it lapses in base 36, and its lots as an
 * account's own are written; holds apart by a bar. Ids of redemptions and rewards hold neither bar nor slash.
 */
export function encodeHolds(holds: readonly Hold[]): string {
  return holds
    .map(({ holdId, rewardId, lapsesAt, lots }) =>
      [holdId, rewardId, lapsesAt.toString(36), encodeLots(heldOnly(lots))].join('/'),
    )
    .join('|');
}

/** @throws Error when the text is not one that `encodeHolds` writes: the item was damaged or written by something else. */
export function decodeHolds(text: string): readonly Hold[] {
  return text === '' ? [] : text.split('|').map(decodeHold);
}

function decodeHold(text: string): Hold {
  const match = /^([^/]+)\/([^/]+)\/([0-9a-z]+)\/(.+)$/.exec(text);
  if (match === null) throw new Error(`an account's holds cannot be read at "${text}"`);
  const [, holdId = '', rewardId = '', lapsesAt = '', lots = ''] = match;
  return { holdId, rewardId, lapsesAt: Number.parseInt(lapsesAt, 36), lots: decodeLots(lots).active };
}

const heldOnly = (active: readonly ActiveLot[]): Lots => ({ active, pending: [], expired: [] });
