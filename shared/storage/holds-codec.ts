import type { ActiveLot, Hold } from '../domain/ledger/account.ts';
import { decodeLots, encodeLots, type Lots } from './lots-codec.ts';

/** Id, reward, lapse, then the lots as an account's own are written. */
type TerseHold = readonly [holdId: string, rewardId: string, lapsesAt: number, lots: string];

export function encodeHolds(holds: readonly Hold[]): string {
  const terse = holds.map(
    ({ holdId, rewardId, lapsesAt, lots }): TerseHold => [
      holdId,
      rewardId,
      lapsesAt,
      encodeLots(heldOnly(lots)),
    ],
  );
  return JSON.stringify(terse);
}

/** @throws Error when the text is not one that `encodeHolds` writes: the item was damaged or written by something else. */
export function decodeHolds(json: string): readonly Hold[] {
  return (JSON.parse(json) as TerseHold[]).map(([holdId, rewardId, lapsesAt, lots]) => ({
    holdId,
    rewardId,
    lapsesAt,
    lots: decodeLots(lots).active,
  }));
}

const heldOnly = (active: readonly ActiveLot[]): Lots => ({ active, pending: [], expired: [] });
