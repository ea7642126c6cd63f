import type { ChallengeCause } from '../domain/ledger/challenge.ts';

/** The cause as text: all of it but what the entry's item says besides: its kind, the order, and which challenge it is. */
export function encodeChallengeCause(cause: ChallengeCause): string {
  const { kind: _kind, challengeId: _challengeId, orderId: _orderId, ...told } = cause;
  return JSON.stringify(told);
}

/** @param kind as the item names it, as it does the order and, in its key, the challenge */
export function decodeChallengeCause(
  json: string,
  kind: string,
  challengeId: string,
  orderId: string,
): ChallengeCause {
  return { kind, challengeId, orderId, ...JSON.parse(json) } as ChallengeCause;
}
