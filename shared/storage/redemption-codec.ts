import type { RedemptionCause, SpentOnOrder } from '../domain/ledger/redemption.ts';
import { ownValue } from '../domain/program/own-value.ts';

/** The cause of a redemption's entry as text: all of it but what the entry's item says besides, its kind and its key. */
export function encodeRedemptionCause(cause: RedemptionCause): string {
  const { kind: _kind, redemptionId: _redemptionId, ...told } = cause;
  return JSON.stringify(told);
}

/** @param kind as the item names it */
export function decodeRedemptionCause(json: string, kind: string, redemptionId: string): RedemptionCause {
  return { kind, redemptionId, ...JSON.parse(json) } as RedemptionCause;
}

/** What a redemption gave to an order: weights by the position of the line, up to the last that has one. */
export type TerseSpent = readonly [
  redemptionId: string,
  points: number,
  returns: (typeof RETURN_LETTERS)[SpentOnOrder['returns']],
  ...weights: number[],
];

const RETURN_LETTERS = { in_proportion: 'p', whole: 'w', never: 'n' } as const;
const RETURNS = { p: 'in_proportion', w: 'whole', n: 'never' } as const;

interface Lines {
  readonly lines: readonly { readonly lineId: string }[];
}

export function encodeSpent(
  { redemptionId, points, returns, weights }: SpentOnOrder,
  { lines }: Lines,
): TerseSpent {
  const all = lines.map(({ lineId }) => ownValue(weights, lineId) ?? 0);
  const length = all.findLastIndex((weight) => weight > 0) + 1;
  return [redemptionId, points, RETURN_LETTERS[returns], ...all.slice(0, length)];
}

export function decodeSpent(
  [redemptionId, points, returns, ...weights]: TerseSpent,
  { lines }: Lines,
): SpentOnOrder {
  const named = weights.map((weight, index) => [lines[index]?.lineId ?? '', weight] as const);
  return {
    redemptionId,
    points,
    weights: Object.fromEntries(named.filter(([, weight]) => weight > 0)),
    returns: RETURNS[returns],
  };
}
