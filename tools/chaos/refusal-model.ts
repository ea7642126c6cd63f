import { changesOf, type RedemptionRecord, type Refused } from './redemption-record.ts';

interface Known {
  readonly captured: number;
  readonly isCanceled: boolean;
  readonly isUsed: boolean;
}

type Explanation = (record: RedemptionRecord, known: Known, refused: Refused) => boolean;

/** While points and unit are held, nothing of the kind can be in the way. */
const hasLapsed: Explanation = ({ lapsesAtMs }, _, { atMs }) => lapsesAtMs !== null && lapsesAtMs <= atMs;

/** What must have been acknowledged for a refusal to be right; the reverse of what the refusals of a move are for. */
const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  REDEMPTION_CAPTURED: (_, { captured }) => captured > 0,
  REDEMPTION_RELEASED: (record) => changesOf(record, 'release').length > 0,
  REDEMPTION_CANCELED: (_, { isCanceled }) => isCanceled,
  REDEMPTION_FULFILLED: (record) => changesOf(record, 'fulfill').length > 0,
  REDEMPTION_OF_ORDER: ({ orders }) => orders.length > 0,
  REDEMPTION_OF_OTHER_MEMBER: (record) => changesOf(record, 'claim').length > 0,
  // Of a moment: that it was not yet captured says nothing of the end.
  REDEMPTION_NOT_CAPTURED: () => true,
  // Only where a part is already captured: no story asks for more than was authorized.
  HOLD_EXCEEDED: (_, { captured }) => captured > 0,
  COUPON_USED: (_, { isUsed }) => isUsed,
  COUPON_VOID: (record, { isCanceled }) => changesOf(record, 'void').length > 0 || isCanceled,
  COUPON_CLAIMED: () => true,
  REWARD_LIMIT_REACHED: hasLapsed,
  INSUFFICIENT_POINTS: hasLapsed,
  REWARD_OUT_OF_STOCK: hasLapsed,
};

/** Refusals for a reason that nobody's acknowledged doing has given. */
export function unexplained(record: RedemptionRecord, known: Known): readonly string[] {
  return record.refusals
    .filter((refused) => !EXPLANATIONS[refused.code]?.(record, known, refused))
    .map(({ kind, code }) => `${kind} was refused with ${code}, and nothing explains it`);
}
