import type { Answer } from './caller.ts';
import type { Move, MoveKind, RedemptionPlan } from './redemption-plan.ts';
import { count, type RedemptionRecord } from './redemption-record.ts';
import type { RepeatedRequests } from './repeated-requests.ts';
import type { Stage } from './stage.ts';
import type { StoryLine } from './story.ts';

const AUTHORIZATION_REFUSALS = [
  'REWARD_NOT_AVAILABLE',
  'HOLD_LIMIT_REACHED',
  'REWARD_LIMIT_REACHED',
  'INSUFFICIENT_POINTS',
  'REWARD_OUT_OF_STOCK',
  'PAYMENT_POINTS_INVALID',
];
/** Of a capture, also with an order; the last three only where the hold had lapsed. */
export const CAPTURE_REFUSALS = [
  'REDEMPTION_CANCELED',
  'REDEMPTION_RELEASED',
  'REDEMPTION_OF_ORDER',
  'REDEMPTION_CAPTURED',
  'HOLD_EXCEEDED',
  'REWARD_LIMIT_REACHED',
  'INSUFFICIENT_POINTS',
  'REWARD_OUT_OF_STOCK',
];
/** What each move may be refused for: all that another move can have done before. */
const REFUSALS: Readonly<Record<MoveKind, readonly string[]>> = {
  capture: CAPTURE_REFUSALS,
  release: ['REDEMPTION_CANCELED', 'REDEMPTION_RELEASED', 'REDEMPTION_CAPTURED'],
  cancel: [
    'REDEMPTION_CANCELED',
    'REDEMPTION_RELEASED',
    'REDEMPTION_NOT_CAPTURED',
    'REDEMPTION_OF_ORDER',
    'COUPON_USED',
    'REDEMPTION_FULFILLED',
  ],
  use: ['COUPON_VOID', 'COUPON_USED'],
  void: ['COUPON_VOID', 'COUPON_USED'],
  claim: ['COUPON_VOID', 'COUPON_USED', 'COUPON_CLAIMED'],
  fulfill: ['REDEMPTION_CANCELED', 'REDEMPTION_RELEASED', 'REDEMPTION_NOT_CAPTURED', 'REDEMPTION_FULFILLED'],
};

/** Null where it was refused: then nothing may have happened, which the judge looks for. */
export async function authorize(
  stage: Stage,
  requests: RepeatedRequests,
  key: string,
  memberId: string,
  plan: RedemptionPlan,
  lines: readonly StoryLine[],
): Promise<RedemptionRecord | null> {
  const { rewardId, points, isAtOnce } = plan;
  const takesOffCart = rewardId === 'pay' || rewardId === 'scarce';
  const { status, body } = await requests.contend(`authorization ${key}`, AUTHORIZATION_REFUSALS, () =>
    stage.caller.send(
      'POST',
      `/v1/members/${memberId}/redemptions`,
      {
        rewardId,
        ...(points === undefined ? {} : { points }),
        ...(takesOffCart ? { cart: { currency: 'USD', lines } } : { currency: 'USD' }),
        capture: isAtOnce,
      },
      { 'idempotency-key': key },
    ),
  );
  count(stage.tally.moves, 'authorize', status < 400);
  if (status >= 400) return null;
  return {
    plan,
    memberId,
    redemptionId: body.redemptionId,
    points: body.points,
    lapsesAtMs: body.lapsesAt === null ? null : Date.parse(body.lapsesAt),
    discounts: discountsIn(body.apply.discounts),
    codes: new Set(body.coupon === null ? [] : [body.coupon.code]),
    changes: [
      {
        kind: 'authorize',
        bookedOn: body.bookedOn,
        sequence: body.sequence,
        asked: null,
        captured: body.captured,
      },
    ],
    refusals: [],
    orders: [],
  };
}

function discountsIn(
  discounts: readonly { kind: string; lineId: string; amount: number }[],
): ReadonlyMap<string, number> {
  const ofLines = discounts.filter(({ kind }) => kind === 'line_discount');
  return new Map(ofLines.map(({ lineId, amount }) => [lineId, amount]));
}

/** What is known of a coupon is its code; before there is one, nothing can be done with it. */
export async function makeMove(
  stage: Stage,
  requests: RepeatedRequests,
  key: string,
  record: RedemptionRecord,
  move: Move,
): Promise<void> {
  const [code] = record.codes;
  const isOfCoupon = move.kind === 'use' || move.kind === 'void' || move.kind === 'claim';
  if (isOfCoupon && code === undefined) return;
  const { status, body } = await requests.contend(`${move.kind} ${key}`, REFUSALS[move.kind], () =>
    send(stage, record, move, code ?? '', key),
  );
  count(stage.tally.moves, move.kind, status < 400);
  if (status >= 400) {
    record.refusals.push({ kind: move.kind, code: body.code, atMs: Date.now() });
    return;
  }
  const coupon = isOfCoupon ? body.code : body.coupon?.code;
  if (coupon !== undefined) record.codes.add(coupon);
  record.changes.push({
    kind: move.kind,
    bookedOn: isOfCoupon ? body.memberId : body.bookedOn,
    sequence: body.sequence,
    asked: move.kind === 'capture' ? (move.points ?? null) : null,
    captured: isOfCoupon ? 0 : body.captured,
  });
}

function send(
  { caller, members }: Stage,
  { redemptionId }: RedemptionRecord,
  move: Move,
  code: string,
  key: string,
): Promise<Answer> {
  const headers = { 'idempotency-key': key };
  const post = (path: string, body: object) => caller.send('POST', path, body, headers);
  switch (move.kind) {
    case 'capture':
      return post(
        `/v1/redemptions/${redemptionId}/capture`,
        move.points === undefined ? {} : { points: move.points },
      );
    case 'release':
      return post(`/v1/redemptions/${redemptionId}/release`, {});
    case 'cancel':
      return post(`/v1/redemptions/${redemptionId}/cancel`, { reason: 'chaos' });
    case 'fulfill':
      return post(`/v1/redemptions/${redemptionId}/fulfillment`, { actor: 'chaos' });
    case 'use':
      return post('/v1/coupons/use', { code, reference: key });
    case 'void':
      return post('/v1/coupons/void', { code, reason: 'chaos', actor: 'chaos' });
    case 'claim':
      return post(`/v1/members/${members[move.by]?.memberId}/coupons`, { code });
  }
}
