import * as z from 'zod/mini';
import type { RefusalCode } from '../domain/refusal.ts';
import { described, named } from './named.ts';

/** One row of the catalogue: what a code means to the caller, and what to do about it. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** Whether sending the very same request again can succeed. */
  readonly retryable: boolean;
  readonly fix: string;
}

/** Everything that can go wrong, in the order in which a request is judged: caller, request, idempotency, business, world. */
export const PROBLEMS = {
  SCOPE_MISSING: {
    status: 403,
    title: 'The caller lacks a scope',
    retryable: false,
    fix: 'Create a key with the scope named in `detail`; or have somebody with a role that has it do this.',
  },
  SCOPE_NOT_GRANTABLE: {
    status: 403,
    title: 'The caller may not give this scope',
    retryable: false,
    fix: 'Leave out the scopes that `detail` names, or have an admin make the key.',
  },
  MEMBER_TOKEN_NOT_ALLOWED: {
    status: 403,
    title: 'A member token cannot do this',
    retryable: false,
    fix: "Call this from the shop's server with a secret key.",
  },
  OTHER_MEMBER: {
    status: 403,
    title: "The token is another member's",
    retryable: false,
    fix: 'Mint a token for the member whose data is asked for.',
  },
  SIGN_IN_NOT_OFFERED: {
    status: 404,
    title: 'Nobody signs in here',
    retryable: false,
    fix: 'Deploy without `-c oidcIssuer=none`, or name an issuer; servers use secret keys.',
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    title: 'There is no such route',
    retryable: false,
    fix: 'See /docs for the routes there are.',
  },
  REQUEST_INVALID: {
    status: 400,
    title: 'The request is not valid',
    retryable: false,
    fix: 'Mend the fields named in `errors`.',
  },
  REQUEST_NOT_JSON: {
    status: 400,
    title: 'The body is not JSON',
    retryable: false,
    fix: 'Send a JSON object with content-type application/json.',
  },
  IDEMPOTENCY_KEY_MISSING: {
    status: 400,
    title: 'An Idempotency-Key is needed',
    retryable: false,
    fix: 'Send a header Idempotency-Key, new for each intended change and the same for its retries.',
  },
  PRECONDITION_MISSING: {
    status: 428,
    title: 'An If-Match is needed',
    retryable: false,
    fix: 'Read it, and send its ETag as the header If-Match, so that no change of anybody else is lost.',
  },
  PROGRAM_TOO_LARGE: {
    status: 413,
    title: 'The document is too large',
    retryable: false,
    fix: 'Bring the document below the size that `detail` names.',
  },
  CURSOR_INVALID: {
    status: 400,
    title: 'The cursor is not one of ours',
    retryable: false,
    fix: 'Use `nextCursor` of the page before as it is, or none for the first page.',
  },
  IDEMPOTENCY_MISMATCH: {
    status: 422,
    title: 'The same key came with other content',
    retryable: false,
    fix: 'Send what was sent before, or use a new id for a new intent.',
  },
  PRECONDITION_FAILED: {
    status: 412,
    title: 'Somebody changed it meanwhile',
    retryable: false,
    fix: 'Read it again and repeat the change with the new ETag.',
  },
  MEMBER_NOT_FOUND: {
    status: 404,
    title: 'There is no such member',
    retryable: false,
    fix: 'Enroll the customer first, or check the id.',
  },
  MEMBER_CLOSED: {
    status: 409,
    title: 'The membership is closed',
    retryable: false,
    fix: 'Enroll the customer again to reopen it.',
  },
  MEMBER_ERASED: {
    status: 410,
    title: 'The member has been erased',
    retryable: false,
    fix: 'Enroll the customer anew; that is another member.',
  },
  ENTRY_NOT_FOUND: {
    status: 404,
    title: 'The member has no such entry',
    retryable: false,
    fix: 'Use a sequence number of the statement.',
  },
  ORDER_NOT_FOUND: {
    status: 404,
    title: 'No such order was recorded',
    retryable: true,
    fix: 'Record the order first, or check the id; then the same request can succeed.',
  },
  ACTIVITY_NOT_FOUND: {
    status: 404,
    title: 'No such activity was recorded',
    retryable: true,
    fix: 'Record the activity first, or check the id; then the same request can succeed.',
  },
  ACTIVITY_IN_FUTURE: {
    status: 422,
    title: 'The activity lies in the future',
    retryable: true,
    fix: "Set the sender's clock; nothing was written, so the activity may be sent again.",
  },
  DELIVERY_BEFORE_ORDER: {
    status: 422,
    title: 'The delivery lies before the order',
    retryable: false,
    fix: 'Send the moment at which the goods arrived, after `placedAt` of the order.',
  },
  DELIVERY_IN_FUTURE: {
    status: 422,
    title: 'The delivery lies in the future',
    retryable: true,
    fix: 'Send it once the goods have arrived; nothing was written.',
  },
  CURRENCY_NOT_IN_PROGRAM: {
    status: 422,
    title: 'The program does not know the currency',
    retryable: true,
    fix: 'Nothing was written: add the currency to the program, then send the order again.',
  },
  ORDER_PLACED_IN_FUTURE: {
    status: 422,
    title: 'The order lies in the future',
    retryable: true,
    fix: "Set the sender's clock; nothing was written, so the order may be sent again.",
  },
  ORDER_ALREADY_CLAIMED: {
    status: 409,
    title: 'The order was claimed before',
    retryable: false,
    fix: 'An order is credited once; see GET /v1/orders/{orderId}.',
  },
  ORDER_NOT_CLAIMABLE: {
    status: 409,
    title: 'The order cannot be claimed',
    retryable: false,
    fix: 'See `detail` for the reason.',
  },
  REFUND_LIMIT_REACHED: {
    status: 409,
    title: 'The order has too many refunds',
    retryable: false,
    fix: 'Refund the rest as one "remainder".',
  },
  ORDER_FULLY_REFUNDED: {
    status: 409,
    title: 'Nothing is left to refund',
    retryable: false,
    fix: 'See GET /v1/orders/{orderId} for what was refunded.',
  },
  REFUND_LINE_UNKNOWN: {
    status: 422,
    title: 'The order has no such line',
    retryable: false,
    fix: 'Use a line id of the order; lines without one are numbered from 1.',
  },
  REFUND_EXCEEDS_ORDER: {
    status: 422,
    title: 'More is refunded than was bought',
    retryable: false,
    fix: 'Refund at most what `detail` says is left.',
  },
  TIER_UNKNOWN: {
    status: 422,
    title: 'The program has no such tier',
    retryable: false,
    fix: 'Use the id of a tier that `detail` names.',
  },
  ASSIGNMENT_IN_PAST: {
    status: 422,
    title: 'The assignment would have ended already',
    retryable: false,
    fix: 'Give an `until` that lies ahead, or `null` for no end.',
  },
  INSUFFICIENT_POINTS: {
    status: 409,
    title: 'The member has too few points',
    retryable: false,
    fix: 'Take at most the active points.',
  },
  HOLD_EXCEEDED: {
    status: 422,
    title: 'The hold is smaller',
    retryable: false,
    fix: 'Capture or release at most what is held.',
  },
  HOLD_LIMIT_REACHED: {
    status: 409,
    title: 'The member holds points for too many redemptions',
    retryable: false,
    fix: 'Capture or release one that is open, or wait until one lapses.',
  },
  REWARD_NOT_FOUND: {
    status: 404,
    title: 'The program has no such reward',
    retryable: false,
    fix: 'Use an id of GET /v1/rewards.',
  },
  REWARD_NOT_AVAILABLE: {
    status: 409,
    title: 'The member cannot have this reward',
    retryable: false,
    fix: 'See `detail` for what is missing, or GET /v1/members/{memberId}/rewards for all of it.',
  },
  REWARD_OUT_OF_STOCK: {
    status: 409,
    title: 'None of the reward is left',
    retryable: false,
    fix: 'Choose another reward; a unit comes back when a redemption of it is released, lapses or is canceled.',
  },
  REWARD_LIMIT_REACHED: {
    status: 409,
    title: 'The member has had this reward as often as may be',
    retryable: false,
    fix: 'See `detail` for when it can be had again.',
  },
  CART_NEEDED: {
    status: 422,
    title: 'The reward needs a cart',
    retryable: false,
    fix: 'Send the `cart` that the reward is for.',
  },
  PAYMENT_POINTS_INVALID: {
    status: 422,
    title: 'So many points cannot be paid',
    retryable: false,
    fix: 'Send a number of points that `detail` allows.',
  },
  POOL_EMPTY: {
    status: 409,
    title: 'The pool has no code left',
    retryable: true,
    fix: 'Nothing was written: import codes into the pool, then send the request again.',
  },
  REDEMPTION_NOT_FOUND: {
    status: 404,
    title: 'There is no such redemption',
    retryable: false,
    fix: 'Use the `redemptionId` of the authorization.',
  },
  REDEMPTION_OF_OTHER_MEMBER: {
    status: 409,
    title: "The redemption is another member's",
    retryable: false,
    fix: 'Record the order for the member whose redemption it is.',
  },
  REDEMPTION_OF_ORDER: {
    status: 409,
    title: 'The redemption belongs to an order',
    retryable: false,
    fix: 'Refund the order: its points come back with it.',
  },
  REDEMPTION_NOT_CAPTURED: {
    status: 409,
    title: 'The redemption is not captured',
    retryable: false,
    fix: 'Capture it first, or release it.',
  },
  REDEMPTION_CAPTURED: {
    status: 409,
    title: 'The redemption is captured already',
    retryable: false,
    fix: 'Cancel it to give its points back.',
  },
  REDEMPTION_RELEASED: {
    status: 409,
    title: 'The redemption was released',
    retryable: false,
    fix: 'Authorize a new one.',
  },
  REDEMPTION_CANCELED: {
    status: 409,
    title: 'The redemption was canceled',
    retryable: false,
    fix: 'Authorize a new one.',
  },
  REDEMPTION_FULFILLED: {
    status: 409,
    title: 'The reward was handed over already',
    retryable: false,
    fix: 'Give points by an adjustment if the customer is to have them back.',
  },
  REDEMPTION_INDIVISIBLE: {
    status: 422,
    title: 'The reward cannot be captured in part',
    retryable: false,
    fix: 'Leave `points` out: only points that pay can be captured in part.',
  },
  REDEMPTION_NOT_BY_HAND: {
    status: 409,
    title: 'Nobody has to hand this reward over',
    retryable: false,
    fix: 'Only rewards of kind `by_hand` are fulfilled.',
  },
  TOO_MANY_REDEMPTIONS: {
    status: 422,
    title: 'Too many redemptions for one order',
    retryable: false,
    fix: 'Send at most as many as `detail` says.',
  },
  COUPON_NOT_FOUND: {
    status: 404,
    title: 'There is no such coupon',
    retryable: false,
    fix: 'Check the code for typing mistakes.',
  },
  COUPON_EXPIRED: {
    status: 409,
    title: 'The coupon has expired',
    retryable: false,
    fix: 'Redeem the reward anew.',
  },
  COUPON_USED: {
    status: 409,
    title: 'The coupon was used',
    retryable: false,
    fix: 'A coupon is used once; see the redemption for where.',
  },
  COUPON_VOID: {
    status: 409,
    title: 'The coupon is void',
    retryable: false,
    fix: 'It was canceled or voided; redeem the reward anew.',
  },
  COUPON_NOT_GIFT: {
    status: 409,
    title: 'The coupon cannot be given on',
    retryable: false,
    fix: 'Only coupons of a giftable reward can be claimed.',
  },
  COUPON_CLAIMED: {
    status: 409,
    title: 'The gift was claimed before',
    retryable: false,
    fix: 'A gift is claimed once.',
  },
  REFERRALS_NOT_OFFERED: {
    status: 404,
    title: 'The program has no referrals',
    retryable: false,
    fix: 'Publish a program with `referrals`; see docs/program.md.',
  },
  NOT_AN_ADVOCATE: {
    status: 409,
    title: 'The member may not refer anybody',
    retryable: false,
    fix: 'See `detail` for what the program asks of advocates and the member lacks.',
  },
  REFERRAL_CODE_NOT_FOUND: {
    status: 404,
    title: 'There is no such referral code',
    retryable: false,
    fix: 'PUT /v1/members/{memberId}/referral-code gives a member a code; a code that was renewed does not come back.',
  },
  REFERRAL_CODE_INVALID: {
    status: 422,
    title: 'This cannot be a referral code',
    retryable: false,
    fix: 'Wish for a code of the form that `detail` names, or for none, and one is made.',
  },
  REFERRAL_CODE_TAKEN: {
    status: 409,
    title: 'The code is taken',
    retryable: false,
    fix: 'Wish for another one. Codes that were renewed stay taken, because old links are still about.',
  },
  REFERRAL_NOT_FOUND: {
    status: 404,
    title: 'There is no such referral',
    retryable: false,
    fix: 'A referral is named by the friend: use the id of a member who came with a code.',
  },
  REFERRAL_NOT_IN_REVIEW: {
    status: 409,
    title: 'There is nothing to decide about this referral',
    retryable: false,
    fix: 'A referral in review is approved or rejected; one that waits for the end of its hold can still be rejected. A rejection stays; where it was a mistake, give the points by an adjustment.',
  },
  KEY_NOT_FOUND: {
    status: 404,
    title: 'There is no such key',
    retryable: false,
    fix: 'Use a `keyId` of GET /v1/keys.',
  },
  FIGURES_NOT_FOUND: {
    status: 404,
    title: 'Nothing was counted for this day',
    retryable: false,
    fix: 'Leave `asOf` out for the newest figures, or have the day counted: `npm run perennial -- metrics --count --as-of YYYY-MM-DD`. A new stack has none before its first night.',
  },
  METRIC_NOT_FOUND: {
    status: 404,
    title: 'There is no such metric',
    retryable: false,
    fix: 'Use a name that GET /v1/figures lists for the day.',
  },
  SURVEY_NOT_FOUND: {
    status: 404,
    title: 'There is no such survey',
    retryable: false,
    fix: 'Use the id of a survey of the program, or of one that has answers.',
  },
  SURVEY_ASK_NOT_FOUND: {
    status: 404,
    title: 'The member was not asked so',
    retryable: false,
    fix: 'Use the `askId` of an `ask.made` with the action `ask_survey`, of the last 90 days; or name the survey and a `reference` of your own.',
  },
  SURVEY_SCORE_OUT_OF_SCALE: {
    status: 422,
    title: 'The score is not on the scale of the survey',
    retryable: false,
    fix: 'Send a whole number on the scale that `detail` names: NPS is 0 to 10, CSAT 1 to 5, CES 1 to 7.',
  },
  SURVEY_CLOSED: {
    status: 409,
    title: 'The survey takes no answers any more',
    retryable: false,
    fix: 'Nothing was written. The survey says for how many days its links are good (`openDays`).',
  },
  SURVEY_ANSWERED: {
    status: 409,
    title: 'The answer is final',
    retryable: false,
    fix: 'Nothing was written. A score may be changed until the answer is submitted, for a day, nine times.',
  },
  CONTRIBUTION_NOT_FOUND: {
    status: 404,
    title: 'There is no such contribution',
    retryable: false,
    fix: 'Hand it in first. What a member made is gone once they were erased.',
  },
  CONTRIBUTION_DECIDED: {
    status: 409,
    title: 'The contribution was decided otherwise',
    retryable: false,
    fix: 'Look at it again. What was rejected or withdrawn stays so; the customer may contribute anew.',
  },
  CONTRIBUTION_NOT_APPROVED: {
    status: 409,
    title: 'The contribution was not approved',
    retryable: false,
    fix: 'Only what was approved is withdrawn. Reject it instead where nobody has decided yet.',
  },
  TOO_MANY_GUESSES: {
    status: 429,
    title: 'Too many codes that do not exist',
    retryable: true,
    fix: 'Wait as long as `Retry-After` says; the code itself was not looked at.',
  },
  SIGNATURE_INVALID: {
    status: 401,
    title: 'The signature is not right',
    retryable: false,
    fix: 'Register the secret that the platform signs with: npm run perennial -- platforms set.',
  },
  PAYLOAD_NOT_UNDERSTOOD: {
    status: 422,
    title: "The platform's payload lacks what is needed",
    retryable: false,
    fix: 'See `errors` for the fields; send the payload as the platform makes it.',
  },
  DRAFT_NOT_FOUND: {
    status: 404,
    title: 'There is no such draft',
    retryable: false,
    fix: 'Use a `draftId` of GET /v1/program/drafts; a deleted draft does not come back.',
  },
  SIMULATION_NOT_FOUND: {
    status: 404,
    title: 'There is no such simulation',
    retryable: false,
    fix: 'Use a `simulationId` of GET /v1/program/drafts/{draftId}/simulations; they are kept for 90 days.',
  },
  VERSION_NOT_FOUND: {
    status: 404,
    title: 'No such version was published',
    retryable: false,
    fix: 'Use a number of GET /v1/program/versions.',
  },
  PROGRAM_INVALID: {
    status: 422,
    title: 'The program has faults',
    retryable: false,
    fix: 'Mend what `errors` names, each by its place in the document.',
  },
  PROGRAM_UNCHANGED: {
    status: 409,
    title: 'The program is the same already',
    retryable: false,
    fix: 'Nothing needs to be done: what would be published is what is in force then.',
  },
  PUBLICATION_TOO_SOON: {
    status: 422,
    title: 'The moment is too near',
    retryable: false,
    fix: 'Leave `at` out to publish as soon as may be, or name a later moment.',
  },
  SCHEDULE_FULL: {
    status: 409,
    title: 'Too many versions are scheduled',
    retryable: false,
    fix: 'Cancel one that waits for its moment, or publish at a later time.',
  },
  VERSION_NOT_SCHEDULED: {
    status: 409,
    title: 'The version does not wait for its moment',
    retryable: false,
    fix: 'A version that has taken effect, or is about to, is undone by rolling back to another.',
  },
  VERSION_UNSEEN: {
    status: 409,
    title: 'Somebody else published meanwhile',
    retryable: false,
    fix: 'Nothing was published by this request. Look at what the newer version changed, and send it again with its number as `seenVersion`.',
  },
  PUBLICATION_CONFLICT: {
    status: 409,
    title: 'Somebody else published at the same time',
    retryable: true,
    fix: 'Nothing was published by this request. See what the other one changed, then send it again.',
  },
  WEBHOOK_ENDPOINT_NOT_FOUND: {
    status: 404,
    title: 'There is no such endpoint',
    retryable: false,
    fix: 'Use an `endpointId` of GET /v1/webhook-endpoints; one that was removed does not come back.',
  },
  WEBHOOK_DELIVERY_NOT_FOUND: {
    status: 404,
    title: 'There is no such delivery',
    retryable: false,
    fix: 'Use a `deliveryId` of the last 30 days, of an endpoint that was not removed.',
  },
  WEBHOOK_URL_REFUSED: {
    status: 422,
    title: 'Nothing may be posted to this address',
    retryable: false,
    fix: 'Use an HTTPS address whose name leads to the public internet; see `detail`.',
  },
  WEBHOOK_ENDPOINT_LIMIT_REACHED: {
    status: 409,
    title: 'There are too many endpoints',
    retryable: false,
    fix: 'Remove one that is not needed any more, or let one receiver hand events on.',
  },
  WEBHOOK_SECRET_LIMIT_REACHED: {
    status: 409,
    title: 'The endpoint has too many secrets in use',
    retryable: false,
    fix: 'Wait until the overlap of an earlier rotation is over, or rotate with `overlapHours` 0, which ends all old ones.',
  },
  WEBHOOK_ENDPOINT_DISABLED: {
    status: 409,
    title: 'The endpoint is switched off',
    retryable: false,
    fix: 'Switch it on first: PATCH /v1/webhook-endpoints/{endpointId} with `enabled` true.',
  },
  WEBHOOK_REDELIVERY_LIMIT_REACHED: {
    status: 409,
    title: 'The delivery was sent again too often',
    retryable: false,
    fix: 'Mend the receiver first; what it missed can be read from the delivery itself.',
  },
  BUSY: {
    status: 503,
    title: 'Too many changes at once',
    retryable: true,
    fix: 'Send the same request again after a moment: it takes effect once.',
  },
  UNAVAILABLE: {
    status: 503,
    title: 'Storage did not answer',
    retryable: true,
    fix: 'Send the same request again after a moment: it takes effect once.',
  },
  INTERNAL: {
    status: 500,
    title: 'A fault of ours',
    retryable: true,
    fix: 'Send the same request again; if it stays, report `instance`.',
  },
} as const satisfies Record<string, ProblemKind> & Record<RefusalCode, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;

export const problemType = (code: ProblemCode): string => `urn:perennial:problem:${code}`;

const FieldError = named(
  'FieldError',
  'One field at fault.',
  z.strictObject({
    pointer: described(
      'JSON pointer (RFC 6901) into the body, or `/path/…`, `/query/…`, `/headers/…`.',
      z.string(),
    ),
    detail: described('What is wrong with the value, and what would be right.', z.string()),
  }),
);

/** RFC 9457. `code` is stable; `title` and `detail` are for people. */
export const Problem = named(
  'Problem',
  'A problem document (RFC 9457).',
  z.strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: described(
      'Stable; see docs/errors.md.',
      z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
    ),
    detail: z.string(),
    fix: z.string(),
    retryable: described('Whether the very same request can succeed later.', z.boolean()),
    instance: described('Id of this request, to be found in the logs.', z.string()),
    errors: z.optional(z.array(FieldError)),
  }),
);
export type Problem = z.infer<typeof Problem>;
export type FieldError = z.infer<typeof FieldError>;
