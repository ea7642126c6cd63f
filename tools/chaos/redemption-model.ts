import { hasCoupon } from './redemption-plan.ts';
import { type Change, changesOf, type RedemptionRecord } from './redemption-record.ts';
import { unexplained } from './refusal-model.ts';
import type { OrderSpending } from './spending-model.ts';

/** One redemption as it must stand in the end, told from acknowledgments alone. */
export interface ExpectedRedemption {
  readonly record: RedemptionRecord;
  readonly captured: number;
  readonly spent: number;
  readonly orderId: string | null;
  readonly isCanceled: boolean;
  readonly isReleased: boolean;
  readonly isFulfilled: boolean;
  /** `null`: no code was issued. */
  readonly coupon: {
    readonly code: string;
    readonly isUsed: boolean;
    readonly isVoid: boolean;
    readonly isClaimed: boolean;
  } | null;
  readonly holderId: string;
  /** The account of each of its entries, but for what refunds gave back. */
  readonly bookedOn: readonly string[];
  /** What cannot all have been done to one redemption. */
  readonly failures: readonly string[];
}

/** @param spending what it gave to an order, if it did */
export function expectRedemption(
  record: RedemptionRecord,
  spending: OrderSpending | null,
): ExpectedRedemption {
  const times = (kind: Change['kind']): number => changesOf(record, kind).length;
  const [order] = record.orders;
  const byMoves = capturedByMoves(record);
  // What has a code is used with the order; what was not captured before is captured with it, and gets none.
  const isUsedOnOrder = order !== undefined && byMoves > 0 && hasCoupon(record.plan.rewardId);
  const captured = byMoves + (order !== undefined && !isUsedOnOrder ? order.points : 0);
  const left = spending === null ? captured : spending.left;
  const spent = times('cancel') > 0 ? 0 : left;
  const isCanceled = captured > 0 && spent === 0;
  const [code] = record.codes;
  const isUsed = times('use') > 0 || isUsedOnOrder;
  const holderId = changesOf(record, 'claim')[0]?.bookedOn ?? record.memberId;
  return {
    record,
    captured,
    spent,
    orderId: order?.orderId ?? null,
    isCanceled,
    isReleased: times('release') > 0,
    isFulfilled: times('fulfill') > 0,
    coupon:
      code === undefined
        ? null
        : {
            code,
            isUsed,
            isVoid: times('void') > 0 || (isCanceled && !isUsed),
            isClaimed: times('claim') > 0,
          },
    holderId,
    bookedOn: [
      ...record.changes.map(({ bookedOn }) => bookedOn),
      ...(order === undefined ? [] : [isUsedOnOrder ? holderId : record.memberId]),
    ],
    failures: [
      ...contradictions(record, byMoves, isUsedOnOrder),
      ...unexplained(record, { captured, isCanceled, isUsed }),
    ].map((text) => `${record.plan.rewardId} ${record.redemptionId}: ${text}`),
  };
}

/** Answers tell all that is captured by then; those of other moves with what an order captured. */
function capturedByMoves({ changes }: RedemptionRecord): number {
  const captures = changes.filter(({ kind }) => kind === 'authorize' || kind === 'capture');
  return Math.max(0, ...captures.map(({ captured }) => captured));
}

/** Of the kinds of each row, one at most: these close a redemption or its coupon for each other. */
const AT_MOST_ONE: readonly (readonly Change['kind'][])[] = [
  ['release'],
  ['cancel', 'use'],
  ['cancel', 'fulfill'],
  ['use', 'void'],
  ['claim'],
];

function contradictions(
  record: RedemptionRecord,
  byMoves: number,
  isUsedOnOrder: boolean,
): readonly string[] {
  const { changes, orders, plan, codes, points } = record;
  const counted = (kinds: readonly Change['kind'][]) => changes.filter(({ kind }) => kinds.includes(kind));
  const wrong: string[] = AT_MOST_ONE.filter((kinds) => counted(kinds).length > 1).map(
    (kinds) => `${counted(kinds).map(({ kind }) => kind)} were all acknowledged`,
  );
  if (orders.length > 1) wrong.push(`is on ${orders.map(({ orderId }) => orderId).join(' and on ')}`);
  if (codes.size > 1) wrong.push(`${codes.size} codes were issued for it`);
  const besides = counted(isUsedOnOrder ? ['cancel', 'use', 'void'] : ['cancel']);
  if (orders.length === 1 && besides.length > 0)
    wrong.push(`is on an order, and ${besides.map(({ kind }) => kind)} was acknowledged as well`);
  if (orders.length === 1 && byMoves > 0 && !isUsedOnOrder) wrong.push('was captured beside its order');
  if (plan.rewardId !== 'pay' && counted(['release']).length > 0 && byMoves + orders.length > 0)
    wrong.push('was captured and released');
  return [...wrong, ...wrongParts(changes, points)];
}

/** Each capture adds what it asked for to what was captured before. */
function wrongParts(changes: readonly Change[], authorized: number): readonly string[] {
  const captures = changes.filter(({ kind }) => kind === 'capture');
  captures.sort((a, b) => a.captured - b.captured);
  const wrong: string[] = [];
  let before = 0;
  for (const { asked, captured } of captures) {
    const expected = asked === null ? authorized : before + asked;
    if (captured !== expected || captured <= before)
      wrong.push(`a capture of ${asked ?? 'the rest'} led from ${before} to ${captured} of ${authorized}`);
    before = captured;
  }
  return wrong;
}
