import type { Account, ActiveLot } from './account.ts';
import type { Posting } from './posting.ts';

/** Each lot moves on by itself, so that its points can go back to where they came from. */
export function setAside(lots: readonly ActiveLot[], holdId: string): readonly Posting[] {
  return lots.flatMap(({ points, expiresAt }): readonly Posting[] => [
    { account: 'active', points: -points, expiresAt },
    { account: 'held', points, expiresAt, holdId },
  ]);
}

/** Off what the member can spend. */
export function spendActive(lots: readonly ActiveLot[]): readonly Posting[] {
  return [
    ...lots.map(({ points, expiresAt }): Posting => ({ account: 'active', points: -points, expiresAt })),
    ...redeem(total(lots)),
  ];
}

/** Off what was set aside. */
export function spendHeld(lots: readonly ActiveLot[], holdId: string): readonly Posting[] {
  return [
    ...lots.map(
      ({ points, expiresAt }): Posting => ({ account: 'held', points: -points, expiresAt, holdId }),
    ),
    ...redeem(total(lots)),
  ];
}

/** Back to their lots, each with its own expiry; time then takes what has ended. A closed account forfeits them. */
export function giveBack({ status }: Account, lots: readonly ActiveLot[]): readonly Posting[] {
  const account = status === 'active' ? 'active' : 'expired';
  return [
    ...redeem(-total(lots)),
    ...lots.map(({ points, expiresAt }): Posting => ({ account, points, expiresAt })),
  ];
}

function redeem(points: number): readonly Posting[] {
  return points === 0 ? [] : [{ account: 'redeemed', points }];
}

export function total(lots: readonly ActiveLot[]): number {
  return lots.reduce((sum, lot) => sum + lot.points, 0);
}

/** The points from `start` until `end` of a row of lots. */
export function slice(lots: readonly ActiveLot[], start: number, end: number): readonly ActiveLot[] {
  let at = 0;
  return lots.flatMap(({ points, expiresAt }) => {
    const [from, until] = [Math.max(start, at), Math.min(end, at + points)];
    at += points;
    return until > from ? [{ expiresAt, points: until - from }] : [];
  });
}
