// Every operation of the API, from docs/openapi.json: written by `npm run docs`, not to be changed by hand.
// Each is a value of its own, so that a bundle holds those that it names.
import type { ListOperation, Operation, Redirect } from '../operation.ts';
import type {
  Account,
  ActivityRequest,
  ActivityResult,
  ActivityReversalRequest,
  ActivityReversalResult,
  AdjustmentRequest,
  AdjustmentResult,
  AdvocateReferralList,
  AuditList,
  AuditTrail,
  CancelRedemptionRequest,
  CancelRequest,
  CaptureRequest,
  CartSimulation,
  ClaimCouponRequest,
  ClaimRequest,
  ClaimResult,
  CodeRenewalRequest,
  Contribution,
  ContributionDecision,
  ContributionDecisionRequest,
  ContributionList,
  ContributionRequest,
  CouponChange,
  CouponValidation,
  CreatedKey,
  DeadLetterList,
  DeliveryRequest,
  DeliveryResult,
  Draft,
  DraftList,
  DraftRequest,
  EnrollRequest,
  EnrolledMember,
  EntryExplanation,
  FigureIndex,
  FigurePage,
  FoundMember,
  FriendReferral,
  FulfillmentList,
  FulfillmentRequest,
  ImportCodesRequest,
  ImportResult,
  Invitation,
  Journey,
  KeyList,
  KeyRequest,
  Member,
  MemberAnswers,
  MemberChallenges,
  MemberMessageList,
  MemberRewards,
  MemberTier,
  MemberToken,
  MemberTokenRequest,
  OpenSurveys,
  OrderRequest,
  OrderResult,
  OrderStatus,
  PlatformAnswer,
  Pool,
  Preferences,
  PreferencesRequest,
  ProfileChange,
  Program,
  ProgramDiff,
  ProgramVersion,
  Proof,
  PublicationResult,
  PublishRequest,
  Quote,
  QuoteRequest,
  Redemption,
  RedemptionList,
  RedemptionRequest,
  RedemptionResult,
  RedriveRequest,
  RedriveResult,
  ReferralCode,
  ReferralCodeRequest,
  RefundRequest,
  RefundResult,
  RegisteredWebhookEndpoint,
  ReleaseRequest,
  ReviewQueue,
  ReviewRequest,
  ReviewResult,
  RewardCatalogue,
  RollbackRequest,
  Session,
  SetAsideOrderList,
  SetAsideResult,
  SetAsideRetry,
  SignIn,
  SimulateCartRequest,
  Simulation,
  SimulationList,
  SimulationRequest,
  Statement,
  SupportReferral,
  SurveyAnswer,
  SurveyAnswerRequest,
  SurveyAnswers,
  SurveyResults,
  TierAssignmentRequest,
  TierAssignmentResult,
  UseCouponRequest,
  ValidateCouponRequest,
  ValidateRequest,
  Validation,
  VersionList,
  VersionSummary,
  VoidCouponRequest,
  WaysToEarn,
  WebhookDelivery,
  WebhookDeliveryList,
  WebhookEndpoint,
  WebhookEndpointChange,
  WebhookEndpointList,
  WebhookEndpointRequest,
  WebhookEndpointStatus,
  WebhookSecretRotation,
} from './types.ts';

/**
 * Give or take points by hand.
 *
 * Idempotent by `Idempotency-Key`, for ever and per member. Given points are active at once; taken ones are those that end soonest. The reason, the person and the key stay in the entry.
 *
 * `POST /v1/members/{memberId}/adjustments`, for a secret key with `adjustments:write` or person with `adjustments:write`.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `MEMBER_CLOSED`: The membership is closed.
 * - `INSUFFICIENT_POINTS`: The member has too few points.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 */
export const adjustPoints: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    readonly body: AdjustmentRequest;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
  },
  AdjustmentResult,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'MEMBER_NOT_FOUND'
    | 'MEMBER_CLOSED'
    | 'INSUFFICIENT_POINTS'
    | 'IDEMPOTENCY_MISMATCH'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'adjustPoints',
  method: 'POST',
  path: '/v1/members/{memberId}/adjustments',
  needsKey: true,
};

/**
 * Answer by the page of a survey.
 *
 * A form: `score`; `words`; `step`, which is `score` for the tap alone and else `submit`; and `after`, how many scores the page knew of. Forwards to the page, which shows the answer as it stands, also where nothing more was taken. Idempotent.
 *
 * `POST /s/{token}`, for anybody.
 */
export const answerBySurveyPage: Operation<
  {
    readonly token: string;
    /** As it came, to the byte. */
    readonly rawBody?: string | undefined;
  },
  Redirect,
  'REQUEST_INVALID' | 'INTERNAL'
> = {
  id: 'answerBySurveyPage',
  method: 'POST',
  path: '/s/{token}',
  answers: 'redirect',
};

/**
 * Approve a contribution.
 *
 * Its activity is recorded in the same transaction, and earns by the rules of this moment, with the dates of the day on which it was made. A member who has left meanwhile earns nothing.
 *
 * Idempotent by nature: what was decided so before stays as the first one decided it, and is answered with `Idempotency-Replayed: true`. IDEMPOTENCY_MISMATCH: an activity of this id was recorded besides, with other content.
 *
 * `POST /v1/contributions/{contributionId}/approve`, for a secret key with `contributions:review` or person with `contributions:review`.
 *
 * - `CONTRIBUTION_NOT_FOUND`: There is no such contribution.
 * - `CONTRIBUTION_DECIDED`: The contribution was decided otherwise.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 */
export const approveContribution: Operation<
  {
    /**
     * The shop's own id of the contribution; one is submitted once. It becomes the id of the activity that is recorded.
     * Rule: must be 1 to 128 visible ASCII characters without spaces.
     */
    readonly contributionId: string;
    readonly body: ContributionDecisionRequest;
  },
  ContributionDecision,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'CONTRIBUTION_NOT_FOUND'
    | 'CONTRIBUTION_DECIDED'
    | 'IDEMPOTENCY_MISMATCH'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'approveContribution',
  method: 'POST',
  path: '/v1/contributions/{contributionId}/approve',
};

/**
 * Assign a tier by hand.
 *
 * Idempotent by `Idempotency-Key`, for ever and per member. The member has the higher of the assigned and the computed tier, and with `pin` exactly the assigned one, until it ends. A later assignment takes the place of an earlier one; `tier: null` takes it back. The reason, the person and the key stay in the entry.
 *
 * `POST /v1/members/{memberId}/tier`, for a secret key with `adjustments:write` or person with `adjustments:write`.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `MEMBER_CLOSED`: The membership is closed.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 * - `TIER_UNKNOWN`: The program has no such tier.
 * - `ASSIGNMENT_IN_PAST`: The assignment would have ended already.
 */
export const assignTier: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    readonly body: TierAssignmentRequest;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
  },
  TierAssignmentResult,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'MEMBER_NOT_FOUND'
    | 'MEMBER_CLOSED'
    | 'IDEMPOTENCY_MISMATCH'
    | 'TIER_UNKNOWN'
    | 'ASSIGNMENT_IN_PAST'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'assignTier',
  method: 'POST',
  path: '/v1/members/{memberId}/tier',
  needsKey: true,
};

/**
 * Redeem a reward.
 *
 * Holds its points, soonest-ending first, and a unit of its stock, until `lapsesAt`; then all of it is free again by itself. Capture it, send it with the order, or release it. With `capture: true` the points are spent at once: for rewards with coupons, whose code is in the answer, and for rewards that need no cart.
 *
 * With a cart the answer says what to take off it. Points that pay (`pay_with_points`) need one, and take `points`, or else as many as the cart and the account allow.
 *
 * Idempotent by member and `Idempotency-Key`, for ever: the redemption is named by them. A refusal writes nothing, so that the same key can be used once more.
 *
 * Stock and limits hold under any concurrency: of those who ask at once, exactly as many succeed as there are units, and no other is charged.
 *
 * `POST /v1/members/{memberId}/redemptions`, for a secret key with `redemptions:write` or person with `redemptions:write` or the member's token.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `OTHER_MEMBER`: The token is another member's.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `REWARD_NOT_FOUND`: The program has no such reward.
 * - `MEMBER_CLOSED`: The membership is closed.
 * - `INSUFFICIENT_POINTS`: The member has too few points.
 * - `HOLD_LIMIT_REACHED`: The member holds points for too many redemptions.
 * - `REWARD_NOT_AVAILABLE`: The member cannot have this reward.
 * - `REWARD_OUT_OF_STOCK`: None of the reward is left.
 * - `REWARD_LIMIT_REACHED`: The member has had this reward as often as may be.
 * - `POOL_EMPTY`: The pool has no code left.
 * - `MEMBER_ERASED`: The member has been erased.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 * - `CART_NEEDED`: The reward needs a cart.
 * - `PAYMENT_POINTS_INVALID`: So many points cannot be paid.
 */
export const authorizeRedemption: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    readonly body: RedemptionRequest;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
  },
  RedemptionResult,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'OTHER_MEMBER'
    | 'MEMBER_NOT_FOUND'
    | 'REWARD_NOT_FOUND'
    | 'MEMBER_CLOSED'
    | 'INSUFFICIENT_POINTS'
    | 'HOLD_LIMIT_REACHED'
    | 'REWARD_NOT_AVAILABLE'
    | 'REWARD_OUT_OF_STOCK'
    | 'REWARD_LIMIT_REACHED'
    | 'POOL_EMPTY'
    | 'MEMBER_ERASED'
    | 'IDEMPOTENCY_MISMATCH'
    | 'CART_NEEDED'
    | 'PAYMENT_POINTS_INVALID'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'authorizeRedemption',
  method: 'POST',
  path: '/v1/members/{memberId}/redemptions',
  needsKey: true,
};

/**
 * Take a scheduled version back.
 *
 * Before it takes effect. Its number stays its own, as that of a version that never took effect. Idempotent by nature: a canceled version stays canceled.
 *
 * `POST /v1/program/versions/{version}/cancel`, for a secret key with `program:publish` or person with `program:publish`.
 *
 * - `VERSION_NOT_FOUND`: No such version was published.
 * - `VERSION_NOT_SCHEDULED`: The version does not wait for its moment.
 * - `PUBLICATION_CONFLICT`: Somebody else published at the same time.
 */
export const cancelProgramVersion: Operation<
  {
    readonly version: number;
    readonly body: CancelRequest;
  },
  VersionSummary,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'VERSION_NOT_FOUND'
    | 'VERSION_NOT_SCHEDULED'
    | 'PUBLICATION_CONFLICT'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'cancelProgramVersion',
  method: 'POST',
  path: '/v1/program/versions/{version}/cancel',
};

/**
 * Undo a captured redemption.
 *
 * All points go back to the lots they came from, each with its own expiry: those that have expired meanwhile expire at once. Stock and limits go back too, and an unused coupon becomes void. One that came with an order is undone by refunds of that order.
 *
 * Idempotent by redemption and `Idempotency-Key`, for ever: the same again gives the first answer with `Idempotency-Replayed: true`, other content under the same key is refused (IDEMPOTENCY_MISMATCH).
 *
 * `POST /v1/redemptions/{redemptionId}/cancel`, for a secret key with `redemptions:write` or person with `redemptions:write`.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `REDEMPTION_NOT_FOUND`: There is no such redemption.
 * - `REDEMPTION_OF_ORDER`: The redemption belongs to an order.
 * - `REDEMPTION_NOT_CAPTURED`: The redemption is not captured.
 * - `REDEMPTION_RELEASED`: The redemption was released.
 * - `REDEMPTION_CANCELED`: The redemption was canceled.
 * - `REDEMPTION_FULFILLED`: The reward was handed over already.
 * - `COUPON_USED`: The coupon was used.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 */
export const cancelRedemption: Operation<
  {
    /**
     * The redemption, as the API named it.
     * Rule: must be a redemption id as the API returned it: "rdm_" and 22 characters.
     */
    readonly redemptionId: string;
    readonly body: CancelRedemptionRequest;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
  },
  RedemptionResult,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'REDEMPTION_NOT_FOUND'
    | 'REDEMPTION_OF_ORDER'
    | 'REDEMPTION_NOT_CAPTURED'
    | 'REDEMPTION_RELEASED'
    | 'REDEMPTION_CANCELED'
    | 'REDEMPTION_FULFILLED'
    | 'COUPON_USED'
    | 'IDEMPOTENCY_MISMATCH'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'cancelRedemption',
  method: 'POST',
  path: '/v1/redemptions/{redemptionId}/cancel',
  needsKey: true,
};

/**
 * Stop a simulation.
 *
 * It stops within seconds, and stays in the list. One that has ended stays as it is. The same request again gets the same answer.
 *
 * `DELETE /v1/simulations/{simulationId}`, for a secret key with `program:write` or person with `program:write`.
 *
 * - `SIMULATION_NOT_FOUND`: There is no such simulation.
 */
export const cancelSimulation: Operation<
  {
    /**
     * The simulation, as the API named it.
     * Rule: must be a simulation id as the API returned it: "sim_" and 20 letters or digits.
     */
    readonly simulationId: string;
  },
  Simulation,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'SIMULATION_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'cancelSimulation',
  method: 'DELETE',
  path: '/v1/simulations/{simulationId}',
};

/**
 * Spend the points of a redemption.
 *
 * All that is held; of points that pay also a part, and what is left stays held until it is captured, released, or lapses. For a redemption of an order, send it with the order instead: it is then captured in the same transaction.
 *
 * After `lapsesAt` too, as long as it was not released: then points, stock and limits are taken anew, where they are still there.
 *
 * Idempotent by redemption and `Idempotency-Key`, for ever: the same again gives the first answer with `Idempotency-Replayed: true`, other content under the same key is refused (IDEMPOTENCY_MISMATCH).
 *
 * `POST /v1/redemptions/{redemptionId}/capture`, for a secret key with `redemptions:write` or person with `redemptions:write`.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `REDEMPTION_NOT_FOUND`: There is no such redemption.
 * - `MEMBER_CLOSED`: The membership is closed.
 * - `INSUFFICIENT_POINTS`: The member has too few points.
 * - `REWARD_OUT_OF_STOCK`: None of the reward is left.
 * - `REWARD_LIMIT_REACHED`: The member has had this reward as often as may be.
 * - `POOL_EMPTY`: The pool has no code left.
 * - `REDEMPTION_OF_ORDER`: The redemption belongs to an order.
 * - `REDEMPTION_CAPTURED`: The redemption is captured already.
 * - `REDEMPTION_RELEASED`: The redemption was released.
 * - `REDEMPTION_CANCELED`: The redemption was canceled.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 * - `HOLD_EXCEEDED`: The hold is smaller.
 * - `REDEMPTION_INDIVISIBLE`: The reward cannot be captured in part.
 */
export const captureRedemption: Operation<
  {
    /**
     * The redemption, as the API named it.
     * Rule: must be a redemption id as the API returned it: "rdm_" and 22 characters.
     */
    readonly redemptionId: string;
    readonly body: CaptureRequest;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
  },
  RedemptionResult,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'REDEMPTION_NOT_FOUND'
    | 'MEMBER_CLOSED'
    | 'INSUFFICIENT_POINTS'
    | 'REWARD_OUT_OF_STOCK'
    | 'REWARD_LIMIT_REACHED'
    | 'POOL_EMPTY'
    | 'REDEMPTION_OF_ORDER'
    | 'REDEMPTION_CAPTURED'
    | 'REDEMPTION_RELEASED'
    | 'REDEMPTION_CANCELED'
    | 'IDEMPOTENCY_MISMATCH'
    | 'HOLD_EXCEEDED'
    | 'REDEMPTION_INDIVISIBLE'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'captureRedemption',
  method: 'POST',
  path: '/v1/redemptions/{redemptionId}/capture',
  needsKey: true,
};

/**
 * Change a member's profile.
 *
 * Sets the named fields, removes those given as `null`, leaves the others. With `If-Match`, only if nobody changed the profile meanwhile.
 *
 * `PATCH /v1/members/{memberId}`, for a secret key with `members:write` or person with `members:write`.
 *
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `MEMBER_ERASED`: The member has been erased.
 * - `PRECONDITION_FAILED`: Somebody changed it meanwhile.
 */
export const changeMember: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    readonly body: ProfileChange;
    /** The `ETag` of the profile the change is based on. */
    readonly ifMatch?: string | undefined;
  },
  Member,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'MEMBER_NOT_FOUND'
    | 'MEMBER_ERASED'
    | 'PRECONDITION_FAILED'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'changeMember',
  method: 'PATCH',
  path: '/v1/members/{memberId}',
};

/**
 * Change an endpoint, or switch it on or off.
 *
 * Idempotent: it sets fields to values. With `If-Match`, only where nobody else changed it meanwhile. What is pending is sent to the endpoint as it is then. Events that happen while it is off are not kept for it.
 *
 * `PATCH /v1/webhook-endpoints/{endpointId}`, for a secret key with `webhooks:write` or person with `webhooks:write`.
 *
 * - `WEBHOOK_ENDPOINT_NOT_FOUND`: There is no such endpoint.
 * - `PRECONDITION_FAILED`: Somebody changed it meanwhile.
 * - `WEBHOOK_URL_REFUSED`: Nothing may be posted to this address.
 */
export const changeWebhookEndpoint: Operation<
  {
    /**
     * The endpoint, as the API named it.
     * Rule: must be an endpoint id as the API returned it: "whe_" and 20 letters or digits.
     */
    readonly endpointId: string;
    readonly body: WebhookEndpointChange;
    /**
     * The `ETag` with which it was read.
     * Rule: must be an ETag as the API returned it, such as "3" in quotes.
     */
    readonly ifMatch?: string | undefined;
  },
  WebhookEndpoint,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'WEBHOOK_ENDPOINT_NOT_FOUND'
    | 'PRECONDITION_FAILED'
    | 'WEBHOOK_URL_REFUSED'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'changeWebhookEndpoint',
  method: 'PATCH',
  path: '/v1/webhook-endpoints/{endpointId}',
};

/**
 * Claim a coupon that was given to the member.
 *
 * For coupons of a giftable reward: from then on it is this member’s, and whose points paid for it no longer sees the code. A coupon is claimed once, and not by who has it already.
 *
 * Idempotent by coupon and `Idempotency-Key`, for ever: the same again gives the first answer with `Idempotency-Replayed: true`, other content under the same key is refused (IDEMPOTENCY_MISMATCH).
 *
 * Codes that do not exist are counted, for the member of a token, else for `shopper`, else for the key. Above ten within a quarter of an hour (a thousand for a key without `shopper`) no code is looked at any more (TOO_MANY_GUESSES, with `Retry-After`).
 *
 * `POST /v1/members/{memberId}/coupons`, for a secret key with `coupons:write` or person with `coupons:write` or the member's token.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `OTHER_MEMBER`: The token is another member's.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `COUPON_NOT_FOUND`: There is no such coupon.
 * - `MEMBER_CLOSED`: The membership is closed.
 * - `COUPON_EXPIRED`: The coupon has expired.
 * - `COUPON_USED`: The coupon was used.
 * - `COUPON_VOID`: The coupon is void.
 * - `COUPON_NOT_GIFT`: The coupon cannot be given on.
 * - `COUPON_CLAIMED`: The gift was claimed before.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 * - `TOO_MANY_GUESSES`: Too many codes that do not exist.
 */
export const claimCoupon: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    readonly body: ClaimCouponRequest;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
  },
  CouponChange,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'OTHER_MEMBER'
    | 'MEMBER_NOT_FOUND'
    | 'COUPON_NOT_FOUND'
    | 'MEMBER_CLOSED'
    | 'COUPON_EXPIRED'
    | 'COUPON_USED'
    | 'COUPON_VOID'
    | 'COUPON_NOT_GIFT'
    | 'COUPON_CLAIMED'
    | 'IDEMPOTENCY_MISMATCH'
    | 'TOO_MANY_GUESSES'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'claimCoupon',
  method: 'POST',
  path: '/v1/members/{memberId}/coupons',
  needsKey: true,
};

/**
 * Credit a guest's order to a member.
 *
 * For orders recorded for a guest, or for a customer before enrolling, within the days the program allows. What is left of the order earns under the current version. Idempotent: the same member again gives the first answer, another member is refused.
 *
 * `POST /v1/orders/{orderId}/claim`, for a secret key with `orders:write` or person with `orders:write`.
 *
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `ORDER_NOT_FOUND`: No such order was recorded.
 * - `MEMBER_CLOSED`: The membership is closed.
 * - `ORDER_ALREADY_CLAIMED`: The order was claimed before.
 * - `ORDER_NOT_CLAIMABLE`: The order cannot be claimed.
 * - `CURRENCY_NOT_IN_PROGRAM`: The program does not know the currency.
 */
export const claimOrder: Operation<
  {
    /**
     * The shop's own id of the order; one order is recorded once, for ever.
     * Rule: must not begin or end with a space, nor hold control characters.
     */
    readonly orderId: string;
    readonly body: ClaimRequest;
  },
  ClaimResult,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'MEMBER_NOT_FOUND'
    | 'ORDER_NOT_FOUND'
    | 'MEMBER_CLOSED'
    | 'ORDER_ALREADY_CLAIMED'
    | 'ORDER_NOT_CLAIMABLE'
    | 'CURRENCY_NOT_IN_PROGRAM'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'claimOrder',
  method: 'POST',
  path: '/v1/orders/{orderId}/claim',
};

/**
 * Close a membership.
 *
 * All points are forfeited and a deficit is written off. Idempotent: closing a closed member changes nothing. Later orders are recorded and earn nothing; refunds of earlier ones stay possible. Enrolling the customer again reopens the same member.
 *
 * `DELETE /v1/members/{memberId}`, for a secret key with `members:write` or person with `members:write`.
 *
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `MEMBER_ERASED`: The member has been erased.
 */
export const closeMember: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    /** Why; it must hold no personal data. */
    readonly reason?: string | undefined;
  },
  Member,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'MEMBER_NOT_FOUND'
    | 'MEMBER_ERASED'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'closeMember',
  method: 'DELETE',
  path: '/v1/members/{memberId}',
};

/**
 * Make a secret key.
 *
 * For a server of the shop. The secret is shown in the first answer alone, and kept only as a hash: whoever lost that revokes the key and makes another. An admin may give every scope; a key that makes keys gives no more than it has. Idempotent by `Idempotency-Key`, for ever.
 *
 * `POST /v1/keys`, for a secret key with `keys:write` or person with `keys:write`.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `SCOPE_NOT_GRANTABLE`: The caller may not give this scope.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 */
export const createKey: Operation<
  {
    readonly body: KeyRequest;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
  },
  CreatedKey,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'SCOPE_NOT_GRANTABLE'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'IDEMPOTENCY_MISMATCH'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'createKey',
  method: 'POST',
  path: '/v1/keys',
  needsKey: true,
};

/**
 * Begin a draft.
 *
 * A draft may have faults, which are answered with it. Idempotent by `Idempotency-Key`, for ever.
 *
 * `POST /v1/program/drafts`, for a secret key with `program:write` or person with `program:write`.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `PROGRAM_TOO_LARGE`: The document is too large.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 */
export const createProgramDraft: Operation<
  {
    readonly body: DraftRequest;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
  },
  Draft,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'PROGRAM_TOO_LARGE'
    | 'IDEMPOTENCY_MISMATCH'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'createProgramDraft',
  method: 'POST',
  path: '/v1/program/drafts',
  needsKey: true,
};

/**
 * Register an endpoint.
 *
 * Every event of its types is posted to it from now on, signed by the Standard Webhooks specification; see docs/webhooks.md. The secret is shown in the first answer alone: whoever lost that rotates it. Idempotent by `Idempotency-Key`, for ever.
 *
 * `POST /v1/webhook-endpoints`, for a secret key with `webhooks:write` or person with `webhooks:write`.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `WEBHOOK_ENDPOINT_NOT_FOUND`: There is no such endpoint.
 * - `WEBHOOK_ENDPOINT_LIMIT_REACHED`: There are too many endpoints.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 * - `WEBHOOK_URL_REFUSED`: Nothing may be posted to this address.
 */
export const createWebhookEndpoint: Operation<
  {
    readonly body: WebhookEndpointRequest;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
  },
  RegisteredWebhookEndpoint,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'WEBHOOK_ENDPOINT_NOT_FOUND'
    | 'WEBHOOK_ENDPOINT_LIMIT_REACHED'
    | 'IDEMPOTENCY_MISMATCH'
    | 'WEBHOOK_URL_REFUSED'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'createWebhookEndpoint',
  method: 'POST',
  path: '/v1/webhook-endpoints',
  needsKey: true,
};

/**
 * Delete a draft.
 *
 * Unless somebody else has changed it since it was read. Versions published from it stay. The same request again gets the same answer.
 *
 * `DELETE /v1/program/drafts/{draftId}`, for a secret key with `program:write` or person with `program:write`.
 *
 * - `DRAFT_NOT_FOUND`: There is no such draft.
 * - `PRECONDITION_FAILED`: Somebody changed it meanwhile.
 * - `PRECONDITION_MISSING`: An If-Match is needed.
 */
export const deleteProgramDraft: Operation<
  {
    /**
     * The draft, as the API named it.
     * Rule: must be a draft id as the API returned it: "dft_" and 20 letters or digits.
     */
    readonly draftId: string;
    /** Who does it, as your shop names its staff. A secret key has to name somebody; whoever is signed in leaves it out, because their own name counts. */
    readonly actor?: string | undefined;
    /** Why; it must hold no personal data. */
    readonly reason?: string | undefined;
    /**
     * The `ETag` with which it was read.
     * Rule: must be an ETag as the API returned it, such as "3" in quotes.
     */
    readonly ifMatch: string;
  },
  undefined,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'DRAFT_NOT_FOUND'
    | 'PRECONDITION_FAILED'
    | 'PRECONDITION_MISSING'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'deleteProgramDraft',
  method: 'DELETE',
  path: '/v1/program/drafts/{draftId}',
  answers: 'nothing',
};

/**
 * Remove an endpoint.
 *
 * With its secrets; nothing is sent to it any more, and its deliveries can no longer be read. Idempotent: afterwards there is none, whether there was one or not.
 *
 * `DELETE /v1/webhook-endpoints/{endpointId}`, for a secret key with `webhooks:write` or person with `webhooks:write`.
 */
export const deleteWebhookEndpoint: Operation<
  {
    /**
     * The endpoint, as the API named it.
     * Rule: must be an endpoint id as the API returned it: "whe_" and 20 letters or digits.
     */
    readonly endpointId: string;
  },
  undefined,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'deleteWebhookEndpoint',
  method: 'DELETE',
  path: '/v1/webhook-endpoints/{endpointId}',
  answers: 'nothing',
};

/**
 * Say that an order was delivered.
 *
 * Where the order's program version lets points wait for the delivery, those that still wait become spendable at the program's next midnight after it, at once where that is past, and never later than they would have. Under any other version it is recorded and changes nothing.
 *
 * Idempotent by order: an order is delivered once, the same again gives the first answer, another moment is refused (IDEMPOTENCY_MISMATCH). A delivery that comes before its order is not kept: it is refused with ORDER_NOT_FOUND, which is retryable; send it again once the order is recorded.
 *
 * `POST /v1/orders/{orderId}/delivery`, for a secret key with `orders:write` or person with `orders:write`.
 *
 * - `ORDER_NOT_FOUND`: No such order was recorded.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 * - `DELIVERY_BEFORE_ORDER`: The delivery lies before the order.
 * - `DELIVERY_IN_FUTURE`: The delivery lies in the future.
 */
export const deliverOrder: Operation<
  {
    /**
     * The shop's own id of the order; one order is recorded once, for ever.
     * Rule: must not begin or end with a space, nor hold control characters.
     */
    readonly orderId: string;
    readonly body: DeliveryRequest;
  },
  DeliveryResult,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'ORDER_NOT_FOUND'
    | 'IDEMPOTENCY_MISMATCH'
    | 'DELIVERY_BEFORE_ORDER'
    | 'DELIVERY_IN_FUTURE'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'deliverOrder',
  method: 'POST',
  path: '/v1/orders/{orderId}/delivery',
};

/**
 * What a draft would change.
 *
 * In words, against the version in force. A draft with errors cannot be compared.
 *
 * `GET /v1/program/drafts/{draftId}/diff`, for a secret key with `program:read` or person with `program:read`.
 *
 * - `DRAFT_NOT_FOUND`: There is no such draft.
 * - `PROGRAM_INVALID`: The program has faults.
 */
export const diffProgramDraft: Operation<
  {
    /**
     * The draft, as the API named it.
     * Rule: must be a draft id as the API returned it: "dft_" and 20 letters or digits.
     */
    readonly draftId: string;
  },
  ProgramDiff,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'DRAFT_NOT_FOUND'
    | 'PROGRAM_INVALID'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'diffProgramDraft',
  method: 'GET',
  path: '/v1/program/drafts/{draftId}/diff',
};

/**
 * Enroll a customer.
 *
 * Idempotent by `customerId`: enrolling twice gives the same member with the profile as it is (200), enrolling for the first time, or again after closing, 201. Orders the customer placed before are on the same account and can be claimed; where the program credits them on joining, that happens by itself moments later.
 *
 * `referral` opens a referral in the same transaction. Sent again it gives the first answer, whatever became of the code since; a member who had enrolled without a code is ALREADY_CUSTOMER, and may bring one with their first order. A code that opens nothing refuses nothing. The profile's e-mail address counts as one of the `signals`.
 *
 * `POST /v1/members`, for a secret key with `members:write` or person with `members:write`.
 */
export const enrollMember: Operation<
  {
    readonly body: EnrollRequest;
  },
  EnrolledMember,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'enrollMember',
  method: 'POST',
  path: '/v1/members',
};

/**
 * Give a member a code to bring friends with.
 *
 * A member has one code, such as `amber-otter-42`; who has one already is answered with it. `shownAs` is the name that friends see; left out, it stays as it is.
 *
 * Idempotent by nature. The answer has links and texts to share the code by, in the `locale` that is asked for, else in its language, else in the first that the program has, else in English.
 *
 * `PUT /v1/members/{memberId}/referral-code`, for a secret key with `referrals:write` or person with `referrals:write` or the member's token.
 *
 * - `OTHER_MEMBER`: The token is another member's.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `REFERRALS_NOT_OFFERED`: The program has no referrals.
 * - `MEMBER_CLOSED`: The membership is closed.
 * - `NOT_AN_ADVOCATE`: The member may not refer anybody.
 * - `MEMBER_ERASED`: The member has been erased.
 */
export const ensureReferralCode: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    /**
     * BCP 47 language tag, such as `de-AT`. Texts come in that language where the program has them, else in its own.
     * Rule: must be a BCP 47 language tag such as en-US.
     */
    readonly locale?: string | undefined;
    readonly body: ReferralCodeRequest;
  },
  ReferralCode,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'OTHER_MEMBER'
    | 'MEMBER_NOT_FOUND'
    | 'REFERRALS_NOT_OFFERED'
    | 'MEMBER_CLOSED'
    | 'NOT_AN_ADVOCATE'
    | 'MEMBER_ERASED'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'ensureReferralCode',
  method: 'PUT',
  path: '/v1/members/{memberId}/referral-code',
};

/**
 * Erase a member's personal data.
 *
 * Closes the membership if it is open, and deletes the profile and the link to the customer id. The books stay, under an id that means nobody. Idempotent. It cannot be undone; enrolling the customer again makes a new member.
 *
 * `DELETE /v1/members/{memberId}/profile`, for a secret key with `members:write` or person with `members:write`.
 *
 * - `MEMBER_NOT_FOUND`: There is no such member.
 */
export const eraseMember: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
  },
  undefined,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'MEMBER_NOT_FOUND'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'eraseMember',
  method: 'DELETE',
  path: '/v1/members/{memberId}/profile',
  answers: 'nothing',
};

/**
 * Why an entry is what it is.
 *
 * Each point traced to order line, rule, version and lot. Descriptions of rules, and names of challenges, come in the `locale` that is asked for, where that version has them.
 *
 * `GET /v1/members/{memberId}/entries/{sequence}`, for a secret key with `accounts:read` or person with `accounts:read` or the member's token.
 *
 * - `OTHER_MEMBER`: The token is another member's.
 * - `ENTRY_NOT_FOUND`: The member has no such entry.
 */
export const explainEntry: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    /**
     * BCP 47 language tag, such as `de-AT`. Texts come in that language where the program has them, else in its own.
     * Rule: must be a BCP 47 language tag such as en-US.
     */
    readonly locale?: string | undefined;
    readonly sequence: number;
  },
  EntryExplanation,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'OTHER_MEMBER'
    | 'ENTRY_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'explainEntry',
  method: 'GET',
  path: '/v1/members/{memberId}/entries/{sequence}',
};

/**
 * Find a member by the shop's own customer id, or by their mail address.
 *
 * Reads only. By a mail address it may be a moment behind a change, and whoever joined before there was this search is found from the next change of their profile on. Several may have one address: then the one who has it exactly so, and joined last, with the ids of the others. Nothing is searched by a part of an address or id.
 *
 * `GET /v1/members`, for a secret key with `members:read` or person with `members:read`.
 *
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `MEMBER_ERASED`: The member has been erased.
 */
export const findMember: Operation<
  {
    /**
     * The shop's own id of the customer.
     * Rule: must not begin or end with a space, nor hold control characters.
     */
    readonly customerId?: string | undefined;
    /** A mail address of the profile, however it is written: case, a tag after `+` and what a provider ignores do not matter. */
    readonly email?: string | undefined;
  },
  FoundMember,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'MEMBER_NOT_FOUND'
    | 'MEMBER_ERASED'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'findMember',
  method: 'GET',
  path: '/v1/members',
};

/**
 * Open the link of an advocate.
 *
 * Records the visit and forwards to the program's landing page, with `ref` (the code) and `visit` (the visit) added to its query; hand both in with the enrollment or with the first order. Of a visit nothing is kept but time, channel and the host that it came from, and that no longer than an order can be judged by it, twice the program's window; there is no cookie.
 *
 * A code that leads nowhere, because it is unknown, was renewed, or its member has left, is forwarded without them: nobody stands before a closed door.
 *
 * `GET /r/{code}`, for anybody.
 *
 * - `REFERRALS_NOT_OFFERED`: The program has no referrals.
 */
export const followReferralLink: Operation<
  {
    /** A code, as people type it: capitals, spaces and dashes do not matter. */
    readonly code: string;
    /** How the link was shared, such as `whatsapp`. */
    readonly c?: string | undefined;
  },
  Redirect,
  'REQUEST_INVALID' | 'REFERRALS_NOT_OFFERED' | 'INTERNAL' | 'UNAVAILABLE'
> = {
  id: 'followReferralLink',
  method: 'GET',
  path: '/r/{code}',
  answers: 'redirect',
};

/**
 * Erase a guest's reference.
 *
 * Deletes the link from the reference to its pseudonym. The orders stay in the books, and mean nobody; one that is sent again under the reference comes from another buyer. Idempotent, also for a reference that was never seen.
 *
 * `DELETE /v1/guests`, for a secret key with `members:write` or person with `members:write`.
 */
export const forgetGuest: Operation<
  {
    /**
     * Anything that recognizes a guest, such as an e-mail address: kept apart from the ledger, which sees a pseudonym.
     * Rule: must not begin or end with a space, nor hold control characters.
     */
    readonly guestReference: string;
  },
  undefined,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'forgetGuest',
  method: 'DELETE',
  path: '/v1/guests',
  answers: 'nothing',
};

/**
 * Forget an order that was set aside.
 *
 * One that is never to be recorded, such as a test of the shop, or one in a currency that the program will not have. Should the platform tell of it again, it is tried again. Idempotent: afterwards it is not set aside, whether it was or not; the trail has one line of it.
 *
 * `DELETE /v1/set-aside-orders/{orderId}`, for a secret key with `dead-letters:write` or person with `dead-letters:write`.
 */
export const forgetSetAsideOrder: Operation<
  {
    /**
     * The shop's own id of the order; one order is recorded once, for ever.
     * Rule: must not begin or end with a space, nor hold control characters.
     */
    readonly orderId: string;
  },
  undefined,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'forgetSetAsideOrder',
  method: 'DELETE',
  path: '/v1/set-aside-orders/{orderId}',
  answers: 'nothing',
};

/**
 * Say that a reward was handed over.
 *
 * For captured rewards of kind `by_hand`, once. It leaves the list of GET /v1/fulfillments, and can no longer be canceled. Person and key stay in the entry.
 *
 * Idempotent by redemption and `Idempotency-Key`, for ever: the same again gives the first answer with `Idempotency-Replayed: true`, other content under the same key is refused (IDEMPOTENCY_MISMATCH).
 *
 * `POST /v1/redemptions/{redemptionId}/fulfillment`, for a secret key with `redemptions:write` or person with `redemptions:write`.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `REDEMPTION_NOT_FOUND`: There is no such redemption.
 * - `REDEMPTION_NOT_CAPTURED`: The redemption is not captured.
 * - `REDEMPTION_RELEASED`: The redemption was released.
 * - `REDEMPTION_CANCELED`: The redemption was canceled.
 * - `REDEMPTION_FULFILLED`: The reward was handed over already.
 * - `REDEMPTION_NOT_BY_HAND`: Nobody has to hand this reward over.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 */
export const fulfillRedemption: Operation<
  {
    /**
     * The redemption, as the API named it.
     * Rule: must be a redemption id as the API returned it: "rdm_" and 22 characters.
     */
    readonly redemptionId: string;
    readonly body: FulfillmentRequest;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
  },
  RedemptionResult,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'REDEMPTION_NOT_FOUND'
    | 'REDEMPTION_NOT_CAPTURED'
    | 'REDEMPTION_RELEASED'
    | 'REDEMPTION_CANCELED'
    | 'REDEMPTION_FULFILLED'
    | 'REDEMPTION_NOT_BY_HAND'
    | 'IDEMPOTENCY_MISMATCH'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'fulfillRedemption',
  method: 'POST',
  path: '/v1/redemptions/{redemptionId}/fulfillment',
  needsKey: true,
};

/**
 * Take an answer that was given in the shop's own page or app.
 *
 * Either to an ask of a trigger, by the `askId` that `ask.made` tells; or to a survey that the shop asks by itself, by the id of the survey and a reference of its own. One answer per ask, wherever it is given: by the link of the message or here. A member token answers asks of triggers alone: the shop decides what else it asks.
 *
 * The score counts at once. Idempotent: the same answer to the same ask is taken once, and again gives the answer as it stands, with `Idempotency-Replayed: true`. Another score is a change of mind, which is taken until the answer is complete, for a day, nine times; after that it is refused (SURVEY_ANSWERED).
 *
 * It may earn, by rules on the event `survey_answered` with the attributes `survey`, `kind` and `score`. Emits activity.recorded, and activity.reversed before it where a score is changed.
 *
 * `POST /v1/members/{memberId}/survey-answers`, for a secret key with `surveys:write` or person with `surveys:write` or the member's token.
 *
 * - `OTHER_MEMBER`: The token is another member's.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `SURVEY_NOT_FOUND`: There is no such survey.
 * - `SURVEY_ASK_NOT_FOUND`: The member was not asked so.
 * - `SURVEY_CLOSED`: The survey takes no answers any more.
 * - `SURVEY_ANSWERED`: The answer is final.
 * - `MEMBER_ERASED`: The member has been erased.
 * - `SURVEY_SCORE_OUT_OF_SCALE`: The score is not on the scale of the survey.
 */
export const giveSurveyAnswer: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    readonly body: SurveyAnswerRequest;
  },
  SurveyAnswer,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'OTHER_MEMBER'
    | 'MEMBER_NOT_FOUND'
    | 'SURVEY_NOT_FOUND'
    | 'SURVEY_ASK_NOT_FOUND'
    | 'SURVEY_CLOSED'
    | 'SURVEY_ANSWERED'
    | 'MEMBER_ERASED'
    | 'SURVEY_SCORE_OUT_OF_SCALE'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'giveSurveyAnswer',
  method: 'POST',
  path: '/v1/members/{memberId}/survey-answers',
};

/**
 * Put codes into a pool.
 *
 * Codes of the shop's own, which rewards that name the pool hand out, each once and in no order. Idempotent by nature: a code that is in the pool already stays as it is and is counted, and one that is taken elsewhere is named. Codes compare without case, spaces and dashes. For hundreds of thousands: `npm run perennial -- coupons import`.
 *
 * `POST /v1/pools/{poolId}/codes`, for a secret key with `pools:write` or person with `pools:write`.
 */
export const importCodes: Operation<
  {
    /**
     * The pool, as rewards of the program name it.
     * Rule: must be 1 to 64 lower-case letters, digits, "_" or "-".
     */
    readonly poolId: string;
    readonly body: ImportCodesRequest;
  },
  ImportResult,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'importCodes',
  method: 'POST',
  path: '/v1/pools/{poolId}/codes',
};

/**
 * The friends whom a member brought.
 *
 * Newest first, each as it stands at the moment of the call; a friend who came a moment ago may not be there yet. Visits are not here: who opened a link and did not join is nobody yet. Of all friends together, not of the page alone, `totals` has what counts; a count by state would have to read them all.
 *
 * `GET /v1/members/{memberId}/referrals`, for a secret key with `referrals:read` or person with `referrals:read` or the member's token.
 *
 * - `CURSOR_INVALID`: The cursor is not one of ours.
 * - `OTHER_MEMBER`: The token is another member's.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 */
export const listAdvocateReferrals: ListOperation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    /** `nextCursor` of the page before. */
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
  AdvocateReferralList,
  | 'REQUEST_INVALID'
    | 'CURSOR_INVALID'
    | 'SCOPE_MISSING'
    | 'OTHER_MEMBER'
    | 'MEMBER_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE',
  AdvocateReferralList['referrals'][number]
> = {
  id: 'listAdvocateReferrals',
  method: 'GET',
  path: '/v1/members/{memberId}/referrals',
  list: 'referrals',
};

/**
 * Who changed what, when and why.
 *
 * Keys, endpoints of webhooks and what was sent again, adjustments, tiers, consents, reviews, coupons, closures and erasures, and all about the program: by people and by servers. Each line was written with the change it tells of, or neither was. Of members it holds ids alone; what they do themselves is in their statement. Where lines are chosen, a page may hold fewer than were asked for, even none, with more behind it: the last one has no `nextCursor`.
 *
 * `GET /v1/audit`, for a secret key with `audit:read` or person with `audit:read`.
 *
 * - `CURSOR_INVALID`: The cursor is not one of ours.
 */
export const listAuditTrail: ListOperation<
  {
    /** `nextCursor` of the page before. */
    readonly cursor?: string | undefined;
    /** Only what was done to this, such as `member:mbr_…`, `key:…`, `endpoint:…` or `program`. */
    readonly subject?: string | undefined;
    /** Only what came by this: the id of a key, `person:` and an id, or `command-line`. */
    readonly callerId?: string | undefined;
    /** Only what was done to the program, to members, in reviews (of referrals and contributions), or in operations (keys, webhooks, dead letters). */
    readonly kind?: 'program' | 'members' | 'reviews' | 'operations' | undefined;
    /** Only what somebody did in whose name this stands, in small or capital letters. */
    readonly actor?: string | undefined;
    readonly limit?: number | undefined;
  },
  AuditTrail,
  | 'REQUEST_INVALID'
    | 'CURSOR_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'INTERNAL'
    | 'UNAVAILABLE',
  AuditTrail['lines'][number]
> = {
  id: 'listAuditTrail',
  method: 'GET',
  path: '/v1/audit',
  list: 'lines',
};

/**
 * Contributions that wait for a decision.
 *
 * Oldest first, by when they were handed in. What was decided is not here any more.
 *
 * `GET /v1/contributions`, for a secret key with `contributions:review` or person with `contributions:review`.
 *
 * - `CURSOR_INVALID`: The cursor is not one of ours.
 */
export const listContributions: ListOperation<
  {
    /** `nextCursor` of the page before. */
    readonly cursor?: string | undefined;
    /** Only what waits for a decision is listed. */
    readonly status?: 'submitted' | undefined;
    readonly limit?: number | undefined;
  },
  ContributionList,
  | 'REQUEST_INVALID'
    | 'CURSOR_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'INTERNAL'
    | 'UNAVAILABLE',
  ContributionList['contributions'][number]
> = {
  id: 'listContributions',
  method: 'GET',
  path: '/v1/contributions',
  list: 'contributions',
};

/**
 * What was given up.
 *
 * Every queue of dead letters, by the function whose work waits there: how much, since when, and some of it. What of a message is shown are ids, types and the cause, never its body. With `limit=0` it only counts.
 *
 * `GET /v1/dead-letters`, for a secret key with `dead-letters:read` or person with `dead-letters:read`.
 */
export const listDeadLetters: Operation<
  {
    readonly limit?: number | undefined;
  },
  DeadLetterList,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'listDeadLetters',
  method: 'GET',
  path: '/v1/dead-letters',
};

/**
 * List the metrics that were counted for a day.
 *
 * Retention, churn, lifetime values, liability and the others, as the nightly run wrote them; each with its definition in words. Reads only.
 *
 * `GET /v1/figures`, for a secret key with `figures:read` or person with `figures:read`.
 *
 * - `FIGURES_NOT_FOUND`: Nothing was counted for this day.
 */
export const listFigures: Operation<
  {
    /** The figures of this day, which counts what happened before it; left out: the newest. */
    readonly asOf?: string | undefined;
  },
  FigureIndex,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'FIGURES_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'listFigures',
  method: 'GET',
  path: '/v1/figures',
};

/**
 * What people have to hand over.
 *
 * Captured rewards of kind `by_hand` that are neither fulfilled nor canceled, longest waiting first.
 *
 * `GET /v1/fulfillments`, for a secret key with `rewards:read` or person with `rewards:read`.
 *
 * - `CURSOR_INVALID`: The cursor is not one of ours.
 */
export const listFulfillments: ListOperation<
  {
    /** `nextCursor` of the page before. */
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
  FulfillmentList,
  | 'REQUEST_INVALID'
    | 'CURSOR_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'INTERNAL'
    | 'UNAVAILABLE',
  FulfillmentList['fulfillments'][number]
> = {
  id: 'listFulfillments',
  method: 'GET',
  path: '/v1/fulfillments',
  list: 'fulfillments',
};

/**
 * All secret keys.
 *
 * Without their secrets, which nothing shows again; those that were revoked as well.
 *
 * `GET /v1/keys`, for a secret key with `keys:read` or person with `keys:read`.
 */
export const listKeys: Operation<
  object,
  KeyList,
  'SCOPE_MISSING' | 'MEMBER_TOKEN_NOT_ALLOWED' | 'INTERNAL' | 'UNAVAILABLE'
> = {
  id: 'listKeys',
  method: 'GET',
  path: '/v1/keys',
};

/**
 * List what a member was asked and answered.
 *
 * For people who help members: each ask of a survey with its score, words, state and moments, the last asked first. Reads only.
 *
 * `GET /v1/members/{memberId}/survey-answers`, for a secret key with `surveys:read` or person with `surveys:read`.
 *
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `MEMBER_ERASED`: The member has been erased.
 */
export const listMemberAnswers: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
  },
  MemberAnswers,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'MEMBER_NOT_FOUND'
    | 'MEMBER_ERASED'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'listMemberAnswers',
  method: 'GET',
  path: '/v1/members/{memberId}/survey-answers',
};

/**
 * What a member can achieve, and how far they are.
 *
 * The challenges of the program in force, with progress in figures and words. It sees every order and refund that was answered before. Names and descriptions come in the `locale` that is asked for, where the program has them.
 *
 * `GET /v1/members/{memberId}/challenges`, for a secret key with `rewards:read` or person with `rewards:read` or the member's token.
 *
 * - `OTHER_MEMBER`: The token is another member's.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 */
export const listMemberChallenges: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    /**
     * BCP 47 language tag, such as `de-AT`. Texts come in that language where the program has them, else in its own.
     * Rule: must be a BCP 47 language tag such as en-US.
     */
    readonly locale?: string | undefined;
  },
  MemberChallenges,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'OTHER_MEMBER'
    | 'MEMBER_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'listMemberChallenges',
  method: 'GET',
  path: '/v1/members/{memberId}/challenges',
};

/**
 * What a member made.
 *
 * Newest first, by when it was handed in, each as it stands.
 *
 * `GET /v1/members/{memberId}/contributions`, for a secret key with `contributions:read` or person with `contributions:read` or the member's token.
 *
 * - `CURSOR_INVALID`: The cursor is not one of ours.
 * - `OTHER_MEMBER`: The token is another member's.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 */
export const listMemberContributions: ListOperation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    /** `nextCursor` of the page before. */
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
  ContributionList,
  | 'REQUEST_INVALID'
    | 'CURSOR_INVALID'
    | 'SCOPE_MISSING'
    | 'OTHER_MEMBER'
    | 'MEMBER_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE',
  ContributionList['contributions'][number]
> = {
  id: 'listMemberContributions',
  method: 'GET',
  path: '/v1/members/{memberId}/contributions',
  list: 'contributions',
};

/**
 * What triggers decided to do for a member, and what became of it.
 *
 * For people who help members: messages and whatever else a trigger did, of the last 90 days and newest first, with trigger, variant and channel; when each was sent, why it was dropped or waits, and what the provider told of it. Asks that were never made are not in it: those that were held out are in the journey. Nothing personal, and after an erasure nothing at all.
 *
 * `GET /v1/members/{memberId}/messages`, for a secret key with `journeys:read` or person with `journeys:read`.
 *
 * - `CURSOR_INVALID`: The cursor is not one of ours.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 */
export const listMemberMessages: ListOperation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    /** `nextCursor` of the page before. */
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
  MemberMessageList,
  | 'REQUEST_INVALID'
    | 'CURSOR_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'MEMBER_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE',
  MemberMessageList['messages'][number]
> = {
  id: 'listMemberMessages',
  method: 'GET',
  path: '/v1/members/{memberId}/messages',
  list: 'messages',
};

/**
 * What a member can get.
 *
 * All rewards of the program in force with the price for this member, whether they can have each now, and everything that is missing where they cannot. Judged at the moment of the call, by every write that was answered before. What is left of a stock may change before it is asked for.
 *
 * `GET /v1/members/{memberId}/rewards`, for a secret key with `rewards:read` or person with `rewards:read` or the member's token.
 *
 * - `OTHER_MEMBER`: The token is another member's.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 */
export const listMemberRewards: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    /**
     * BCP 47 language tag, such as `de-AT`. Texts come in that language where the program has them, else in its own.
     * Rule: must be a BCP 47 language tag such as en-US.
     */
    readonly locale?: string | undefined;
    /**
     * Where the customer is: ISO 3166 code of two capitals.
     * Rule: must be an ISO 3166 code of two capitals, such as US.
     */
    readonly country?: string | undefined;
    /** Where the customer shops, such as `web` or `till`. */
    readonly channel?: string | undefined;
    /**
     * ISO 4217 code, in capitals.
     * Rule: must be an ISO 4217 code of three capitals, such as USD.
     */
    readonly currency?: string | undefined;
  },
  MemberRewards,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'OTHER_MEMBER'
    | 'MEMBER_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'listMemberRewards',
  method: 'GET',
  path: '/v1/members/{memberId}/rewards',
};

/**
 * List the surveys that a member can answer now.
 *
 * What triggers asked the member and is open still, the last asked first, for the shop to ask it in its own page. Questions come in the `locale` that is asked for, else in its language, else in English. Answered by POST /v1/members/{memberId}/survey-answers with the `askId`.
 *
 * `GET /v1/members/{memberId}/surveys`, for a secret key with `surveys:read` or person with `surveys:read` or the member's token.
 *
 * - `OTHER_MEMBER`: The token is another member's.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `MEMBER_ERASED`: The member has been erased.
 */
export const listOpenSurveys: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    /**
     * BCP 47 language tag, such as `de-AT`. Texts come in that language where the program has them, else in its own.
     * Rule: must be a BCP 47 language tag such as en-US.
     */
    readonly locale?: string | undefined;
  },
  OpenSurveys,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'OTHER_MEMBER'
    | 'MEMBER_NOT_FOUND'
    | 'MEMBER_ERASED'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'listOpenSurveys',
  method: 'GET',
  path: '/v1/members/{memberId}/surveys',
};

/**
 * Who changed what, and why.
 *
 * Every draft saved or deleted, every publication, rollback and cancellation, newest first.
 *
 * `GET /v1/program/audit`, for a secret key with `program:read` or person with `program:read`.
 *
 * - `CURSOR_INVALID`: The cursor is not one of ours.
 */
export const listProgramAudit: ListOperation<
  {
    /** `nextCursor` of the page before. */
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
  AuditList,
  | 'REQUEST_INVALID'
    | 'CURSOR_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'INTERNAL'
    | 'UNAVAILABLE',
  AuditList['entries'][number]
> = {
  id: 'listProgramAudit',
  method: 'GET',
  path: '/v1/program/audit',
  list: 'entries',
};

/**
 * All drafts.
 *
 * Without their documents, last changed first.
 *
 * `GET /v1/program/drafts`, for a secret key with `program:read` or person with `program:read`.
 */
export const listProgramDrafts: Operation<
  object,
  DraftList,
  'SCOPE_MISSING' | 'MEMBER_TOKEN_NOT_ALLOWED' | 'INTERNAL' | 'UNAVAILABLE'
> = {
  id: 'listProgramDrafts',
  method: 'GET',
  path: '/v1/program/drafts',
};

/**
 * Published versions, newest first.
 *
 * Without their documents. Numbers have no gaps. Version 1 is built in.
 *
 * `GET /v1/program/versions`, for a secret key with `program:read` or person with `program:read`.
 *
 * - `CURSOR_INVALID`: The cursor is not one of ours.
 */
export const listProgramVersions: ListOperation<
  {
    /** `nextCursor` of the page before. */
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
  VersionList,
  | 'REQUEST_INVALID'
    | 'CURSOR_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'INTERNAL'
    | 'UNAVAILABLE',
  VersionList['versions'][number]
> = {
  id: 'listProgramVersions',
  method: 'GET',
  path: '/v1/program/versions',
  list: 'versions',
};

/**
 * A member's redemptions, newest first.
 *
 * With the gifts that the member claimed. The list may be behind a write by a moment; each redemption in it is as it stands now.
 *
 * `GET /v1/members/{memberId}/redemptions`, for a secret key with `rewards:read` or person with `rewards:read` or the member's token.
 *
 * - `CURSOR_INVALID`: The cursor is not one of ours.
 * - `OTHER_MEMBER`: The token is another member's.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 */
export const listRedemptions: ListOperation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    /** `nextCursor` of the page before. */
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
  RedemptionList,
  | 'REQUEST_INVALID'
    | 'CURSOR_INVALID'
    | 'SCOPE_MISSING'
    | 'OTHER_MEMBER'
    | 'MEMBER_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE',
  RedemptionList['redemptions'][number]
> = {
  id: 'listRedemptions',
  method: 'GET',
  path: '/v1/members/{memberId}/redemptions',
  list: 'redemptions',
};

/**
 * Referrals that wait for a person.
 *
 * In the order in which their holds end. One that nobody reviewed in time is rejected, and is not here any more.
 *
 * `GET /v1/referrals`, for a secret key with `referrals:review` or person with `referrals:review`.
 *
 * - `CURSOR_INVALID`: The cursor is not one of ours.
 */
export const listReferrals: ListOperation<
  {
    /** `nextCursor` of the page before. */
    readonly cursor?: string | undefined;
    /** Those that wait for a person. */
    readonly status: 'in_review';
    readonly limit?: number | undefined;
  },
  ReviewQueue,
  | 'REQUEST_INVALID'
    | 'CURSOR_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'INTERNAL'
    | 'UNAVAILABLE',
  ReviewQueue['referrals'][number]
> = {
  id: 'listReferrals',
  method: 'GET',
  path: '/v1/referrals',
  list: 'referrals',
};

/**
 * The catalogue of rewards.
 *
 * All rewards of the program in force, in the order of its document, with prices for everybody and what is left of stocks. Texts come in `locale` where the program has them.
 *
 * `GET /v1/rewards`, for a secret key with `rewards:read` or person with `rewards:read` or the member's token.
 */
export const listRewards: Operation<
  {
    /**
     * BCP 47 language tag, such as `de-AT`. Texts come in that language where the program has them, else in its own.
     * Rule: must be a BCP 47 language tag such as en-US.
     */
    readonly locale?: string | undefined;
  },
  RewardCatalogue,
  'REQUEST_INVALID' | 'SCOPE_MISSING' | 'INTERNAL' | 'UNAVAILABLE'
> = {
  id: 'listRewards',
  method: 'GET',
  path: '/v1/rewards',
};

/**
 * Orders that the program refused.
 *
 * What a shop platform told of and the program does not take as it is, by order id: mostly for a currency that it lacks, or for a clock that is ahead. Kept until it is recorded, with its refunds. Of the order nothing is shown but its id: see it in the platform's own administration.
 *
 * `GET /v1/set-aside-orders`, for a secret key with `dead-letters:read` or person with `dead-letters:read`.
 */
export const listSetAsideOrders: Operation<
  object,
  SetAsideOrderList,
  'SCOPE_MISSING' | 'MEMBER_TOKEN_NOT_ALLOWED' | 'INTERNAL' | 'UNAVAILABLE'
> = {
  id: 'listSetAsideOrders',
  method: 'GET',
  path: '/v1/set-aside-orders',
};

/**
 * Simulations of a draft.
 *
 * Newest first, without their results. They are kept for 90 days, whatever becomes of the draft.
 *
 * `GET /v1/program/drafts/{draftId}/simulations`, for a secret key with `program:read` or person with `program:read`.
 *
 * - `CURSOR_INVALID`: The cursor is not one of ours.
 */
export const listSimulations: ListOperation<
  {
    /**
     * The draft, as the API named it.
     * Rule: must be a draft id as the API returned it: "dft_" and 20 letters or digits.
     */
    readonly draftId: string;
    /** `nextCursor` of the page before. */
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
  SimulationList,
  | 'REQUEST_INVALID'
    | 'CURSOR_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'INTERNAL'
    | 'UNAVAILABLE',
  SimulationList['simulations'][number]
> = {
  id: 'listSimulations',
  method: 'GET',
  path: '/v1/program/drafts/{draftId}/simulations',
  list: 'simulations',
};

/**
 * List the answers to a survey.
 *
 * With their words, for people who read them: the newest first by their first score. An answer of a moment ago may not be in it yet. Answers of members who were erased are gone; a survey that nobody answered has none.
 *
 * `GET /v1/surveys/{surveyId}/answers`, for a secret key with `surveys:read` or person with `surveys:read`.
 *
 * - `CURSOR_INVALID`: The cursor is not one of ours.
 */
export const listSurveyAnswers: ListOperation<
  {
    /**
     * A survey of the program.
     * Rule: must be 1 to 64 small letters, digits, "_" or "-".
     */
    readonly surveyId: string;
    /** `nextCursor` of the page before. */
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
  SurveyAnswers,
  | 'REQUEST_INVALID'
    | 'CURSOR_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'INTERNAL'
    | 'UNAVAILABLE',
  SurveyAnswers['answers'][number]
> = {
  id: 'listSurveyAnswers',
  method: 'GET',
  path: '/v1/surveys/{surveyId}/answers',
  list: 'answers',
};

/**
 * How a member can earn points.
 *
 * The earning rules of the program in force, with what a member's caps leave of each now, and what the next friend brings. Left out are rules that are over, and those for other segments, attributes or behavior than the member's, or for an order that the member has placed already, such as the first. Budgets of the whole program are not told. Descriptions of rules, and a name of a reward, come in the `locale` that is asked for, where the program has them.
 *
 * `GET /v1/members/{memberId}/ways-to-earn`, for a secret key with `rewards:read` or person with `rewards:read` or the member's token.
 *
 * - `OTHER_MEMBER`: The token is another member's.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 */
export const listWaysToEarn: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    /**
     * BCP 47 language tag, such as `de-AT`. Texts come in that language where the program has them, else in its own.
     * Rule: must be a BCP 47 language tag such as en-US.
     */
    readonly locale?: string | undefined;
  },
  WaysToEarn,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'OTHER_MEMBER'
    | 'MEMBER_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'listWaysToEarn',
  method: 'GET',
  path: '/v1/members/{memberId}/ways-to-earn',
};

/**
 * An endpoint's deliveries.
 *
 * Of the last 30 days, with every attempt, in the order of their events, newest first.
 *
 * `GET /v1/webhook-endpoints/{endpointId}/deliveries`, for a secret key with `webhooks:read` or person with `webhooks:read`.
 *
 * - `CURSOR_INVALID`: The cursor is not one of ours.
 * - `WEBHOOK_ENDPOINT_NOT_FOUND`: There is no such endpoint.
 */
export const listWebhookDeliveries: ListOperation<
  {
    /**
     * The endpoint, as the API named it.
     * Rule: must be an endpoint id as the API returned it: "whe_" and 20 letters or digits.
     */
    readonly endpointId: string;
    /** `nextCursor` of the page before. */
    readonly cursor?: string | undefined;
    /** Only those of which this has become. A page may then hold fewer than were asked for, even none, with more behind it: the last one has no `nextCursor`. */
    readonly status?: 'pending' | 'delivered' | 'failed' | undefined;
    readonly limit?: number | undefined;
  },
  WebhookDeliveryList,
  | 'REQUEST_INVALID'
    | 'CURSOR_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'WEBHOOK_ENDPOINT_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE',
  WebhookDeliveryList['deliveries'][number]
> = {
  id: 'listWebhookDeliveries',
  method: 'GET',
  path: '/v1/webhook-endpoints/{endpointId}/deliveries',
  list: 'deliveries',
};

/**
 * All endpoints.
 *
 * Without their secrets, which nothing shows again.
 *
 * `GET /v1/webhook-endpoints`, for a secret key with `webhooks:read` or person with `webhooks:read`.
 */
export const listWebhookEndpoints: Operation<
  object,
  WebhookEndpointList,
  'SCOPE_MISSING' | 'MEMBER_TOKEN_NOT_ALLOWED' | 'INTERNAL' | 'UNAVAILABLE'
> = {
  id: 'listWebhookEndpoints',
  method: 'GET',
  path: '/v1/webhook-endpoints',
};

/**
 * Mint a short-lived token for a member.
 *
 * For the customer's browser: it reads this member and no other. Revoking the key that minted it revokes it too.
 *
 * `POST /v1/members/{memberId}/tokens`, for a secret key with `tokens:write`.
 *
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `MEMBER_CLOSED`: The membership is closed.
 * - `MEMBER_ERASED`: The member has been erased.
 */
export const mintMemberToken: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    readonly body: MemberTokenRequest;
  },
  MemberToken,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'MEMBER_NOT_FOUND'
    | 'MEMBER_CLOSED'
    | 'MEMBER_ERASED'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'mintMemberToken',
  method: 'POST',
  path: '/v1/members/{memberId}/tokens',
};

/**
 * Send a ping.
 *
 * A message of type `webhook.ping`, whatever types the endpoint has, signed and repeated as any other. What came of it is read as any delivery is. Idempotent by `Idempotency-Key`, for ever and per endpoint.
 *
 * `POST /v1/webhook-endpoints/{endpointId}/test`, for a secret key with `webhooks:write` or person with `webhooks:write`.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `WEBHOOK_ENDPOINT_NOT_FOUND`: There is no such endpoint.
 * - `WEBHOOK_DELIVERY_NOT_FOUND`: There is no such delivery.
 * - `WEBHOOK_ENDPOINT_DISABLED`: The endpoint is switched off.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 */
export const pingWebhookEndpoint: Operation<
  {
    /**
     * The endpoint, as the API named it.
     * Rule: must be an endpoint id as the API returned it: "whe_" and 20 letters or digits.
     */
    readonly endpointId: string;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
  },
  WebhookDelivery,
  | 'REQUEST_INVALID'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'WEBHOOK_ENDPOINT_NOT_FOUND'
    | 'WEBHOOK_DELIVERY_NOT_FOUND'
    | 'WEBHOOK_ENDPOINT_DISABLED'
    | 'IDEMPOTENCY_MISMATCH'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'pingWebhookEndpoint',
  method: 'POST',
  path: '/v1/webhook-endpoints/{endpointId}/test',
  needsKey: true,
};

/**
 * See where the link of an advocate leads.
 *
 * As programs ask that check links: it is no visit.
 *
 * `HEAD /r/{code}`, for anybody.
 *
 * - `REFERRALS_NOT_OFFERED`: The program has no referrals.
 */
export const probeReferralLink: Operation<
  {
    /** A code, as people type it: capitals, spaces and dashes do not matter. */
    readonly code: string;
  },
  Redirect,
  'REQUEST_INVALID' | 'REFERRALS_NOT_OFFERED' | 'INTERNAL' | 'UNAVAILABLE'
> = {
  id: 'probeReferralLink',
  method: 'HEAD',
  path: '/r/{code}',
  answers: 'redirect',
};

/**
 * Replay the entries and compare.
 *
 * Replays all entries of the member and compares the result with the stored account, to the lot.
 *
 * `GET /v1/members/{memberId}/proof`, for a secret key with `accounts:read` or person with `accounts:read`.
 *
 * - `MEMBER_NOT_FOUND`: There is no such member.
 */
export const proveAccount: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
  },
  Proof,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'MEMBER_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'proveAccount',
  method: 'GET',
  path: '/v1/members/{memberId}/proof',
};

/**
 * Publish a draft.
 *
 * As the next version, which takes effect as soon as may be (within 30 seconds in production, in which every function hears of it) or at a given moment. What is recorded already is not touched. `If-Match` says which state of the draft is meant. Idempotent by `Idempotency-Key`, for ever.
 *
 * `POST /v1/program/drafts/{draftId}/publish`, for a secret key with `program:publish` or person with `program:publish`.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `DRAFT_NOT_FOUND`: There is no such draft.
 * - `PROGRAM_UNCHANGED`: The program is the same already.
 * - `SCHEDULE_FULL`: Too many versions are scheduled.
 * - `VERSION_UNSEEN`: Somebody else published meanwhile.
 * - `PUBLICATION_CONFLICT`: Somebody else published at the same time.
 * - `PRECONDITION_FAILED`: Somebody changed it meanwhile.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 * - `PROGRAM_INVALID`: The program has faults.
 * - `PUBLICATION_TOO_SOON`: The moment is too near.
 * - `PRECONDITION_MISSING`: An If-Match is needed.
 */
export const publishProgram: Operation<
  {
    /**
     * The draft, as the API named it.
     * Rule: must be a draft id as the API returned it: "dft_" and 20 letters or digits.
     */
    readonly draftId: string;
    readonly body: PublishRequest;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
    /**
     * The `ETag` with which it was read.
     * Rule: must be an ETag as the API returned it, such as "3" in quotes.
     */
    readonly ifMatch: string;
  },
  PublicationResult,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'DRAFT_NOT_FOUND'
    | 'PROGRAM_UNCHANGED'
    | 'SCHEDULE_FULL'
    | 'VERSION_UNSEEN'
    | 'PUBLICATION_CONFLICT'
    | 'PRECONDITION_FAILED'
    | 'IDEMPOTENCY_MISMATCH'
    | 'PROGRAM_INVALID'
    | 'PUBLICATION_TOO_SOON'
    | 'PRECONDITION_MISSING'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'publishProgram',
  method: 'POST',
  path: '/v1/program/drafts/{draftId}/publish',
  needsKey: true,
};

/**
 * What a cart would earn, and what rewards would take off it.
 *
 * Writes nothing. Works for a shopper who is not a member: it then says what joining is worth.
 *
 * With `apply`, rewards of the program and coupons are tried in that order, each on what the ones before leave: what it costs, what the shop does, or why it cannot be had. What is earned, and which challenges are completed, is judged by what they leave of the cart. Nothing is held by it: redeem the reward for that.
 *
 * Codes that do not exist are counted, as where a coupon is validated.
 *
 * `POST /v1/quotes`, for a secret key with `orders:read` or person with `orders:read` or the member's token.
 *
 * - `OTHER_MEMBER`: The token is another member's.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `CURRENCY_NOT_IN_PROGRAM`: The program does not know the currency.
 * - `ORDER_PLACED_IN_FUTURE`: The order lies in the future.
 * - `TOO_MANY_GUESSES`: Too many codes that do not exist.
 */
export const quoteCart: Operation<
  {
    readonly body: QuoteRequest;
  },
  Quote,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'OTHER_MEMBER'
    | 'MEMBER_NOT_FOUND'
    | 'CURRENCY_NOT_IN_PROGRAM'
    | 'ORDER_PLACED_IN_FUTURE'
    | 'TOO_MANY_GUESSES'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'quoteCart',
  method: 'POST',
  path: '/v1/quotes',
};

/**
 * A member's points now.
 *
 * One consistent read: it sees every write that was answered before.
 *
 * `GET /v1/members/{memberId}/account`, for a secret key with `accounts:read` or person with `accounts:read` or the member's token.
 *
 * - `OTHER_MEMBER`: The token is another member's.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 */
export const readAccount: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
  },
  Account,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'OTHER_MEMBER'
    | 'MEMBER_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'readAccount',
  method: 'GET',
  path: '/v1/members/{memberId}/account',
};

/**
 * This API as a page for people.
 *
 * HTML.
 *
 * `GET /docs`, for anybody.
 */
export const readDocs: Operation<
  object,
  string,
  'INTERNAL'
> = {
  id: 'readDocs',
  method: 'GET',
  path: '/docs',
  answers: 'text',
};

/**
 * Read the figures of a metric.
 *
 * By window and cut, the whole before its parts. A page names its day in its cursor, so that the pages of one reading are of one run. Reads only.
 *
 * `GET /v1/figures/{metric}`, for a secret key with `figures:read` or person with `figures:read`.
 *
 * - `CURSOR_INVALID`: The cursor is not one of ours.
 * - `FIGURES_NOT_FOUND`: Nothing was counted for this day.
 * - `METRIC_NOT_FOUND`: There is no such metric.
 */
export const readFigures: ListOperation<
  {
    /**
     * A metric, such as `repeat_purchase_rate`; GET /v1/figures lists them.
     * Rule: must be the name of a metric: 1 to 64 small letters, digits or "_", beginning with a letter.
     */
    readonly metric: string;
    /** The figures of this day, which counts what happened before it; left out: the newest. */
    readonly asOf?: string | undefined;
    /** `nextCursor` of the page before. */
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
  FigurePage,
  | 'REQUEST_INVALID'
    | 'CURSOR_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'FIGURES_NOT_FOUND'
    | 'METRIC_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE',
  FigurePage['figures'][number]
> = {
  id: 'readFigures',
  method: 'GET',
  path: '/v1/figures/{metric}',
  list: 'figures',
};

/**
 * The invitation by which a member came.
 *
 * What the member is promised for it, and what became of it.
 *
 * `GET /v1/members/{memberId}/referral`, for a secret key with `referrals:read` or person with `referrals:read` or the member's token.
 *
 * - `OTHER_MEMBER`: The token is another member's.
 * - `REFERRAL_NOT_FOUND`: There is no such referral.
 */
export const readFriendReferral: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    /**
     * BCP 47 language tag, such as `de-AT`. Texts come in that language where the program has them, else in its own.
     * Rule: must be a BCP 47 language tag such as en-US.
     */
    readonly locale?: string | undefined;
  },
  FriendReferral,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'OTHER_MEMBER'
    | 'REFERRAL_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'readFriendReferral',
  method: 'GET',
  path: '/v1/members/{memberId}/referral',
};

/**
 * What a code promises a friend.
 *
 * For the page that welcomes friends, and for a field in which a code is typed. Nothing else of the advocate is told. A name of a reward comes in the `locale` that is asked for, where the program has it.
 *
 * `GET /v1/referral-codes/{code}`, for anybody.
 *
 * - `REFERRALS_NOT_OFFERED`: The program has no referrals.
 * - `REFERRAL_CODE_NOT_FOUND`: There is no such referral code.
 */
export const readInvitation: Operation<
  {
    /** A code, as people type it: capitals, spaces and dashes do not matter. */
    readonly code: string;
    /**
     * BCP 47 language tag, such as `de-AT`. Texts come in that language where the program has them, else in its own.
     * Rule: must be a BCP 47 language tag such as en-US.
     */
    readonly locale?: string | undefined;
  },
  Invitation,
  | 'REQUEST_INVALID'
    | 'REFERRALS_NOT_OFFERED'
    | 'REFERRAL_CODE_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'readInvitation',
  method: 'GET',
  path: '/v1/referral-codes/{code}',
};

/**
 * Where a member stands, and what triggers do about it.
 *
 * For people who help members: the stage at the moment of the call and why, the stages before, what is planned, and what was done with its outcome. What happened a moment ago may not be in it yet: `lastSequence` is the last entry that is. After an erasure nothing of it is left.
 *
 * `GET /v1/members/{memberId}/journey`, for a secret key with `journeys:read` or person with `journeys:read`.
 *
 * - `MEMBER_NOT_FOUND`: There is no such member.
 */
export const readJourney: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
  },
  Journey,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'MEMBER_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'readJourney',
  method: 'GET',
  path: '/v1/members/{memberId}/journey',
};

/**
 * Read a member and their profile.
 *
 * The answer carries an `ETag` for a change of the profile.
 *
 * `GET /v1/members/{memberId}`, for a secret key with `members:read` or person with `members:read` or the member's token.
 *
 * - `OTHER_MEMBER`: The token is another member's.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `MEMBER_ERASED`: The member has been erased.
 */
export const readMember: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
  },
  Member,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'OTHER_MEMBER'
    | 'MEMBER_NOT_FOUND'
    | 'MEMBER_ERASED'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'readMember',
  method: 'GET',
  path: '/v1/members/{memberId}',
};

/**
 * This API as an OpenAPI 3.1 document.
 *
 * Generated from the contracts that validate requests and responses.
 *
 * `GET /v1/openapi.json`, for anybody.
 */
export const readOpenApi: Operation<
  object,
  Readonly<Record<string, unknown>>,
  'INTERNAL'
> = {
  id: 'readOpenApi',
  method: 'GET',
  path: '/v1/openapi.json',
};

/**
 * An order as it stands after its refunds.
 *
 * Reads only.
 *
 * `GET /v1/orders/{orderId}`, for a secret key with `orders:read` or person with `orders:read`.
 *
 * - `ORDER_NOT_FOUND`: No such order was recorded.
 */
export const readOrder: Operation<
  {
    /**
     * The shop's own id of the order; one order is recorded once, for ever.
     * Rule: must not begin or end with a space, nor hold control characters.
     */
    readonly orderId: string;
  },
  OrderStatus,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'ORDER_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'readOrder',
  method: 'GET',
  path: '/v1/orders/{orderId}',
};

/**
 * How many codes a pool has left.
 *
 * Counted at the moment of the call. A pool that nothing was put into is empty.
 *
 * `GET /v1/pools/{poolId}`, for a secret key with `pools:write` or person with `pools:write`.
 */
export const readPool: Operation<
  {
    /**
     * The pool, as rewards of the program name it.
     * Rule: must be 1 to 64 lower-case letters, digits, "_" or "-".
     */
    readonly poolId: string;
  },
  Pool,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'readPool',
  method: 'GET',
  path: '/v1/pools/{poolId}',
};

/**
 * Read whether and how a member wants to be written to.
 *
 * Reads only.
 *
 * `GET /v1/members/{memberId}/preferences`, for a secret key with `members:read` or person with `members:read` or the member's token.
 *
 * - `OTHER_MEMBER`: The token is another member's.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `MEMBER_ERASED`: The member has been erased.
 */
export const readPreferences: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
  },
  Preferences,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'OTHER_MEMBER'
    | 'MEMBER_NOT_FOUND'
    | 'MEMBER_ERASED'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'readPreferences',
  method: 'GET',
  path: '/v1/members/{memberId}/preferences',
};

/**
 * The program in force.
 *
 * The version in force now with its document and what is spent of its budgets, and the next one whose moment has not come.
 *
 * `GET /v1/program`, for a secret key with `program:read` or person with `program:read`.
 */
export const readProgram: Operation<
  object,
  Program,
  'SCOPE_MISSING' | 'MEMBER_TOKEN_NOT_ALLOWED' | 'INTERNAL' | 'UNAVAILABLE'
> = {
  id: 'readProgram',
  method: 'GET',
  path: '/v1/program',
};

/**
 * A draft.
 *
 * With its document, its faults and its ETag.
 *
 * `GET /v1/program/drafts/{draftId}`, for a secret key with `program:read` or person with `program:read`.
 *
 * - `DRAFT_NOT_FOUND`: There is no such draft.
 */
export const readProgramDraft: Operation<
  {
    /**
     * The draft, as the API named it.
     * Rule: must be a draft id as the API returned it: "dft_" and 20 letters or digits.
     */
    readonly draftId: string;
  },
  Draft,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'DRAFT_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'readProgramDraft',
  method: 'GET',
  path: '/v1/program/drafts/{draftId}',
};

/**
 * A published version.
 *
 * With its document, which never changes.
 *
 * `GET /v1/program/versions/{version}`, for a secret key with `program:read` or person with `program:read`.
 *
 * - `VERSION_NOT_FOUND`: No such version was published.
 */
export const readProgramVersion: Operation<
  {
    readonly version: number;
  },
  ProgramVersion,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'VERSION_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'readProgramVersion',
  method: 'GET',
  path: '/v1/program/versions/{version}',
};

/**
 * A redemption as it stands.
 *
 * One consistent read, judged at the moment of the call. A member token finds its own member's redemptions, and the gifts they claimed.
 *
 * `GET /v1/redemptions/{redemptionId}`, for a secret key with `rewards:read` or person with `rewards:read` or the member's token.
 *
 * - `REDEMPTION_NOT_FOUND`: There is no such redemption.
 */
export const readRedemption: Operation<
  {
    /**
     * The redemption, as the API named it.
     * Rule: must be a redemption id as the API returned it: "rdm_" and 22 characters.
     */
    readonly redemptionId: string;
  },
  Redemption,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'REDEMPTION_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'readRedemption',
  method: 'GET',
  path: '/v1/redemptions/{redemptionId}',
};

/**
 * All that is known of a referral.
 *
 * Both members, each check for abuse with what it found and weighs, and its entries.
 *
 * `GET /v1/referrals/{friendId}`, for a secret key with `referrals:review` or person with `referrals:review`.
 *
 * - `REFERRAL_NOT_FOUND`: There is no such referral.
 */
export const readReferral: Operation<
  {
    /**
     * The member who came with a code: a referral is named by its friend.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly friendId: string;
  },
  SupportReferral,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'REFERRAL_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'readReferral',
  method: 'GET',
  path: '/v1/referrals/{friendId}',
};

/**
 * A member's code, with links and texts to share it by.
 *
 * Texts come in the `locale` that is asked for, else in its language, else in the first that the program has, else in English. In each link `?c=` names the channel.
 *
 * `GET /v1/members/{memberId}/referral-code`, for a secret key with `referrals:read` or person with `referrals:read` or the member's token.
 *
 * - `OTHER_MEMBER`: The token is another member's.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `REFERRALS_NOT_OFFERED`: The program has no referrals.
 * - `REFERRAL_CODE_NOT_FOUND`: There is no such referral code.
 * - `MEMBER_CLOSED`: The membership is closed.
 * - `NOT_AN_ADVOCATE`: The member may not refer anybody.
 * - `MEMBER_ERASED`: The member has been erased.
 */
export const readReferralCode: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    /**
     * BCP 47 language tag, such as `de-AT`. Texts come in that language where the program has them, else in its own.
     * Rule: must be a BCP 47 language tag such as en-US.
     */
    readonly locale?: string | undefined;
  },
  ReferralCode,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'OTHER_MEMBER'
    | 'MEMBER_NOT_FOUND'
    | 'REFERRALS_NOT_OFFERED'
    | 'REFERRAL_CODE_NOT_FOUND'
    | 'MEMBER_CLOSED'
    | 'NOT_AN_ADVOCATE'
    | 'MEMBER_ERASED'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'readReferralCode',
  method: 'GET',
  path: '/v1/members/{memberId}/referral-code',
};

/**
 * The link of an advocate as a QR code.
 *
 * An SVG image of any size, to be shown or printed. It may be kept for a day.
 *
 * `GET /r/{code}/qr`, for anybody.
 *
 * - `REFERRALS_NOT_OFFERED`: The program has no referrals.
 * - `REFERRAL_CODE_NOT_FOUND`: There is no such referral code.
 */
export const readReferralQr: Operation<
  {
    /** A code, as people type it: capitals, spaces and dashes do not matter. */
    readonly code: string;
  },
  string,
  | 'REQUEST_INVALID'
    | 'REFERRALS_NOT_OFFERED'
    | 'REFERRAL_CODE_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'readReferralQr',
  method: 'GET',
  path: '/r/{code}/qr',
  answers: 'text',
};

/**
 * Who calls, and what they may do.
 *
 * For whoever signed in, with their roles, and for a secret key. Somebody without a role here is told so, and may do nothing.
 *
 * `GET /v1/session`, for a secret key with  or person with .
 */
export const readSession: Operation<
  object,
  Session,
  'MEMBER_TOKEN_NOT_ALLOWED' | 'INTERNAL'
> = {
  id: 'readSession',
  method: 'GET',
  path: '/v1/session',
};

/**
 * How people sign in.
 *
 * To the console, or any page that the issuer knows by this client. What is sent as `Authorization: Bearer …` from then on is the ID token: it is a JWT with the client as its audience at every issuer, which access tokens are not.
 *
 * `GET /v1/sign-in`, for anybody.
 *
 * - `SIGN_IN_NOT_OFFERED`: Nobody signs in here.
 */
export const readSignIn: Operation<
  object,
  SignIn,
  'SIGN_IN_NOT_OFFERED' | 'INTERNAL'
> = {
  id: 'readSignIn',
  method: 'GET',
  path: '/v1/sign-in',
};

/**
 * A simulation.
 *
 * How far it is and, once it is done, what it came to.
 *
 * `GET /v1/simulations/{simulationId}`, for a secret key with `program:read` or person with `program:read`.
 *
 * - `SIMULATION_NOT_FOUND`: There is no such simulation.
 */
export const readSimulation: Operation<
  {
    /**
     * The simulation, as the API named it.
     * Rule: must be a simulation id as the API returned it: "sim_" and 20 letters or digits.
     */
    readonly simulationId: string;
  },
  Simulation,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'SIMULATION_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'readSimulation',
  method: 'GET',
  path: '/v1/simulations/{simulationId}',
};

/**
 * The statement, newest first.
 *
 * Entries with the balance after each. It may be behind a write by a moment; the account is not.
 *
 * `GET /v1/members/{memberId}/entries`, for a secret key with `accounts:read` or person with `accounts:read` or the member's token.
 *
 * - `CURSOR_INVALID`: The cursor is not one of ours.
 * - `OTHER_MEMBER`: The token is another member's.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 */
export const readStatement: ListOperation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    /** `nextCursor` of the page before. */
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  },
  Statement,
  | 'REQUEST_INVALID'
    | 'CURSOR_INVALID'
    | 'SCOPE_MISSING'
    | 'OTHER_MEMBER'
    | 'MEMBER_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE',
  Statement['entries'][number]
> = {
  id: 'readStatement',
  method: 'GET',
  path: '/v1/members/{memberId}/entries',
  list: 'entries',
};

/**
 * The page behind the link that stops messages.
 *
 * HTML. It asks, and stops nothing: mail programs and scanners open links too.
 *
 * `GET /stop/{token}`, for anybody.
 */
export const readStopPage: Operation<
  {
    readonly token: string;
  },
  string,
  'REQUEST_INVALID' | 'INTERNAL' | 'UNAVAILABLE'
> = {
  id: 'readStopPage',
  method: 'GET',
  path: '/stop/{token}',
  answers: 'text',
};

/**
 * The page behind the link of a survey.
 *
 * HTML, in the language of the member. It shows the questions, with the tapped score chosen, or the answer as it stands; it records nothing: mail programs and scanners open links too.
 *
 * `GET /s/{token}`, for anybody.
 */
export const readSurveyPage: Operation<
  {
    readonly token: string;
    /** The score that was tapped in the message. */
    readonly score?: string | undefined;
  },
  string,
  'REQUEST_INVALID' | 'INTERNAL'
> = {
  id: 'readSurveyPage',
  method: 'GET',
  path: '/s/{token}',
  answers: 'text',
};

/**
 * Read what a survey found.
 *
 * How many gave each score, and the figure of its kind with numerator, denominator and interval. An answer counts on the day of its first score, in the time zone of the program, with the score that it has now. Read from daily counters that change with each answer, however many there are; answers of members who were erased stay counted.
 *
 * `GET /v1/surveys/{surveyId}/results`, for a secret key with `surveys:read` or person with `surveys:read`.
 *
 * - `SURVEY_NOT_FOUND`: There is no such survey.
 */
export const readSurveyResults: Operation<
  {
    /**
     * A survey of the program.
     * Rule: must be 1 to 64 small letters, digits, "_" or "-".
     */
    readonly surveyId: string;
    /** The first day; 29 days before `to` where it is not given. */
    readonly from?: string | undefined;
    /** The last day, which belongs to it; today where it is not given. */
    readonly to?: string | undefined;
  },
  SurveyResults,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'SURVEY_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'readSurveyResults',
  method: 'GET',
  path: '/v1/surveys/{surveyId}/results',
};

/**
 * A member's tier, and what lies ahead.
 *
 * Tier, benefits, progress, what is missing to the next tier, and what will be lost and when. Judged at the moment of the call, by every write that was answered before.
 *
 * `GET /v1/members/{memberId}/tier`, for a secret key with `accounts:read` or person with `accounts:read` or the member's token.
 *
 * - `OTHER_MEMBER`: The token is another member's.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 */
export const readTier: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
  },
  MemberTier,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'OTHER_MEMBER'
    | 'MEMBER_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'readTier',
  method: 'GET',
  path: '/v1/members/{memberId}/tier',
};

/**
 * A delivery.
 *
 * With every attempt, and exactly what is sent.
 *
 * `GET /v1/webhook-deliveries/{deliveryId}`, for a secret key with `webhooks:read` or person with `webhooks:read`.
 *
 * - `WEBHOOK_DELIVERY_NOT_FOUND`: There is no such delivery.
 */
export const readWebhookDelivery: Operation<
  {
    /**
     * The delivery, as the API named it.
     * Rule: must be a delivery id as the API returned it: "dlv_", 20 letters or digits, "_" and 27 more.
     */
    readonly deliveryId: string;
  },
  WebhookDelivery,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'WEBHOOK_DELIVERY_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'readWebhookDelivery',
  method: 'GET',
  path: '/v1/webhook-deliveries/{deliveryId}',
};

/**
 * An endpoint, and how it is doing.
 *
 * With what it failed since its last success, and whether it is spared for that.
 *
 * `GET /v1/webhook-endpoints/{endpointId}`, for a secret key with `webhooks:read` or person with `webhooks:read`.
 *
 * - `WEBHOOK_ENDPOINT_NOT_FOUND`: There is no such endpoint.
 */
export const readWebhookEndpoint: Operation<
  {
    /**
     * The endpoint, as the API named it.
     * Rule: must be an endpoint id as the API returned it: "whe_" and 20 letters or digits.
     */
    readonly endpointId: string;
  },
  WebhookEndpointStatus,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'WEBHOOK_ENDPOINT_NOT_FOUND'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'readWebhookEndpoint',
  method: 'GET',
  path: '/v1/webhook-endpoints/{endpointId}',
};

/**
 * Take a webhook of Shopify.
 *
 * The topics `orders/paid`, `orders/create`, `orders/updated`, `orders/cancelled` and `refunds/create`, signed by Shopify. Orders are recorded by their id and refunds by theirs, once and for ever, so deliveries may come twice and in any order. What needs nothing done is answered with 200 too, and with the reason. See docs/platforms.md.
 *
 * `POST /v1/platforms/shopify/webhooks`, for anybody.
 *
 * - `SIGNATURE_INVALID`: The signature is not right.
 * - `PAYLOAD_NOT_UNDERSTOOD`: The platform's payload lacks what is needed.
 */
export const receiveShopifyWebhook: Operation<
  {
    /** As it came, to the byte. */
    readonly rawBody?: string | undefined;
  },
  PlatformAnswer,
  | 'REQUEST_INVALID'
    | 'SIGNATURE_INVALID'
    | 'PAYLOAD_NOT_UNDERSTOOD'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'receiveShopifyWebhook',
  method: 'POST',
  path: '/v1/platforms/shopify/webhooks',
};

/**
 * Take a webhook of WooCommerce.
 *
 * The topics `order.created`, `order.updated` and `order.restored`, signed by WooCommerce; also what it posts, unsigned, when a webhook is saved, which changes nothing. Orders are recorded by their id and refunds by theirs, once and for ever, so deliveries may come twice and in any order. What needs nothing done is answered with 200 too, and with the reason. See docs/platforms.md.
 *
 * `POST /v1/platforms/woocommerce/webhooks`, for anybody.
 *
 * - `SIGNATURE_INVALID`: The signature is not right.
 * - `PAYLOAD_NOT_UNDERSTOOD`: The platform's payload lacks what is needed.
 */
export const receiveWooCommerceWebhook: Operation<
  {
    /** As it came, to the byte. */
    readonly rawBody?: string | undefined;
  },
  PlatformAnswer,
  | 'REQUEST_INVALID'
    | 'SIGNATURE_INVALID'
    | 'PAYLOAD_NOT_UNDERSTOOD'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'receiveWooCommerceWebhook',
  method: 'POST',
  path: '/v1/platforms/woocommerce/webhooks',
};

/**
 * Record an activity.
 *
 * A visit, a review, a survey answered, a profile completed: whatever the earning rules are for. One that no rule is for is recorded and earns nothing; where points slide with activity, it prolongs them all the same.
 *
 * Idempotent by `activityId`, for ever: the same activity again gives the first answer with `Idempotency-Replayed: true`; the same id with other content is refused (IDEMPOTENCY_MISMATCH).
 *
 * A customer who has not enrolled, and a closed member, earn nothing, and cannot claim an activity later. Points have the dates of the day on which it happened; they wait as an order's do, but for no delivery.
 *
 * `POST /v1/activities`, for a secret key with `orders:write` or person with `orders:write`.
 *
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 * - `ACTIVITY_IN_FUTURE`: The activity lies in the future.
 */
export const recordActivity: Operation<
  {
    readonly body: ActivityRequest;
  },
  ActivityResult,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'MEMBER_NOT_FOUND'
    | 'IDEMPOTENCY_MISMATCH'
    | 'ACTIVITY_IN_FUTURE'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'recordActivity',
  method: 'POST',
  path: '/v1/activities',
};

/**
 * Record a paid order.
 *
 * Idempotent by `orderId`, for ever: the same order again gives the first answer with `Idempotency-Replayed: true`; the same id with other content is refused (IDEMPOTENCY_MISMATCH).
 *
 * Without a buyer, or for a guest, it is recorded under a pseudonym and earns nothing unless claimed. For a customer who has not enrolled it is recorded on the account that enrolling will give them, earns nothing and can be claimed then. For a closed member it is recorded and earns nothing.
 *
 * In a currency the program does not know, or placed more than five minutes in the future, it is refused and nothing is written. Placed long ago, its points have the dates of that day, and may be active or expired at once.
 *
 * Refunds that came before it are applied in the same transaction, and challenges that it completes are given in it: `achieved` names them, here as in a quote before.
 *
 * `redemptions` are captured in the same transaction too: those of the order's member by their id, also late if the points are still there; and coupons by their code, whoever has it. All of it happens or nothing does: where one is refused, the order is not recorded, and can be sent again without it.
 *
 * `referral` opens a referral with the member's first order, in the same transaction; a code that opens nothing refuses nothing. It is part of what makes the order the same one; `signals` are not.
 *
 * `POST /v1/orders`, for a secret key with `orders:write` or person with `orders:write`.
 *
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `REDEMPTION_NOT_FOUND`: There is no such redemption.
 * - `COUPON_NOT_FOUND`: There is no such coupon.
 * - `MEMBER_CLOSED`: The membership is closed.
 * - `INSUFFICIENT_POINTS`: The member has too few points.
 * - `REWARD_OUT_OF_STOCK`: None of the reward is left.
 * - `REWARD_LIMIT_REACHED`: The member has had this reward as often as may be.
 * - `REDEMPTION_OF_OTHER_MEMBER`: The redemption is another member's.
 * - `REDEMPTION_OF_ORDER`: The redemption belongs to an order.
 * - `REDEMPTION_CAPTURED`: The redemption is captured already.
 * - `REDEMPTION_RELEASED`: The redemption was released.
 * - `REDEMPTION_CANCELED`: The redemption was canceled.
 * - `COUPON_EXPIRED`: The coupon has expired.
 * - `COUPON_USED`: The coupon was used.
 * - `COUPON_VOID`: The coupon is void.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 * - `CURRENCY_NOT_IN_PROGRAM`: The program does not know the currency.
 * - `ORDER_PLACED_IN_FUTURE`: The order lies in the future.
 * - `HOLD_EXCEEDED`: The hold is smaller.
 * - `REDEMPTION_INDIVISIBLE`: The reward cannot be captured in part.
 * - `TOO_MANY_REDEMPTIONS`: Too many redemptions for one order.
 */
export const recordOrder: Operation<
  {
    readonly body: OrderRequest;
  },
  OrderResult,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'MEMBER_NOT_FOUND'
    | 'REDEMPTION_NOT_FOUND'
    | 'COUPON_NOT_FOUND'
    | 'MEMBER_CLOSED'
    | 'INSUFFICIENT_POINTS'
    | 'REWARD_OUT_OF_STOCK'
    | 'REWARD_LIMIT_REACHED'
    | 'REDEMPTION_OF_OTHER_MEMBER'
    | 'REDEMPTION_OF_ORDER'
    | 'REDEMPTION_CAPTURED'
    | 'REDEMPTION_RELEASED'
    | 'REDEMPTION_CANCELED'
    | 'COUPON_EXPIRED'
    | 'COUPON_USED'
    | 'COUPON_VOID'
    | 'IDEMPOTENCY_MISMATCH'
    | 'CURRENCY_NOT_IN_PROGRAM'
    | 'ORDER_PLACED_IN_FUTURE'
    | 'HOLD_EXCEEDED'
    | 'REDEMPTION_INDIVISIBLE'
    | 'TOO_MANY_REDEMPTIONS'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'recordOrder',
  method: 'POST',
  path: '/v1/orders',
};

/**
 * Send a delivery again.
 *
 * Whatever became of it, with all its attempts from the first one on, under the same `webhook-id` and with the same body: a receiver that has it already can tell. Idempotent by `Idempotency-Key`, for ever and per delivery.
 *
 * `POST /v1/webhook-deliveries/{deliveryId}/redeliveries`, for a secret key with `webhooks:write` or person with `webhooks:write`.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `WEBHOOK_DELIVERY_NOT_FOUND`: There is no such delivery.
 * - `WEBHOOK_ENDPOINT_DISABLED`: The endpoint is switched off.
 * - `WEBHOOK_REDELIVERY_LIMIT_REACHED`: The delivery was sent again too often.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 */
export const redeliverWebhook: Operation<
  {
    /**
     * The delivery, as the API named it.
     * Rule: must be a delivery id as the API returned it: "dlv_", 20 letters or digits, "_" and 27 more.
     */
    readonly deliveryId: string;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
  },
  WebhookDelivery,
  | 'REQUEST_INVALID'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'WEBHOOK_DELIVERY_NOT_FOUND'
    | 'WEBHOOK_ENDPOINT_DISABLED'
    | 'WEBHOOK_REDELIVERY_LIMIT_REACHED'
    | 'IDEMPOTENCY_MISMATCH'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'redeliverWebhook',
  method: 'POST',
  path: '/v1/webhook-deliveries/{deliveryId}/redeliveries',
  needsKey: true,
};

/**
 * Try again what was given up.
 *
 * All of a queue, or chosen letters: each goes back to the queue that it came from, and what the relay could not tell is told to the bus. A letter leaves the dead letters only after that, so an interruption has some tried twice and loses none; whatever takes them knows what it did before. What fails again comes back here after its tries.
 *
 * It needs no `Idempotency-Key`: the same request again finds those gone that it redrove, and says so under `missing`.
 *
 * `POST /v1/dead-letters/{queue}/redrives`, for a secret key with `dead-letters:write` or person with `dead-letters:write`.
 */
export const redriveDeadLetters: Operation<
  {
    /** The queue, by the function whose work waits there. */
    readonly queue: 'relay' | 'courier' | 'reconciliation' | 'journeys' | 'delivery' | 'lake';
    readonly body: RedriveRequest;
  },
  RedriveResult,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'redriveDeadLetters',
  method: 'POST',
  path: '/v1/dead-letters/{queue}/redrives',
};

/**
 * Refund an order, or part of it.
 *
 * By lines and units, by an amount, or all that is left. Points go back exactly: what stays is what the remaining order would have earned under the program version of the order, so any split and order of refunds adds up to the full one.
 *
 * Points that were spent on the order go back by the same law, in proportion to what they paid for unless the reward says otherwise: to the lots they came from, each with its own end, of whoever had redeemed them (`restored`).
 *
 * Idempotent by order and `refundId`, for ever. A refund that comes before its order is kept (`awaiting_order`) and applied with it. Refunding more than was bought is refused with what is left.
 *
 * `POST /v1/orders/{orderId}/refunds`, for a secret key with `orders:write` or person with `orders:write`.
 *
 * - `REFUND_LIMIT_REACHED`: The order has too many refunds.
 * - `ORDER_FULLY_REFUNDED`: Nothing is left to refund.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 * - `REFUND_LINE_UNKNOWN`: The order has no such line.
 * - `REFUND_EXCEEDS_ORDER`: More is refunded than was bought.
 */
export const refundOrder: Operation<
  {
    /**
     * The shop's own id of the order; one order is recorded once, for ever.
     * Rule: must not begin or end with a space, nor hold control characters.
     */
    readonly orderId: string;
    readonly body: RefundRequest;
  },
  RefundResult,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'REFUND_LIMIT_REACHED'
    | 'ORDER_FULLY_REFUNDED'
    | 'IDEMPOTENCY_MISMATCH'
    | 'REFUND_LINE_UNKNOWN'
    | 'REFUND_EXCEEDS_ORDER'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'refundOrder',
  method: 'POST',
  path: '/v1/orders/{orderId}/refunds',
};

/**
 * Reject a contribution.
 *
 * It never earns. Idempotent by nature: what was decided so before stays as the first one decided it, and is answered with `Idempotency-Replayed: true`.
 *
 * `POST /v1/contributions/{contributionId}/reject`, for a secret key with `contributions:review` or person with `contributions:review`.
 *
 * - `CONTRIBUTION_NOT_FOUND`: There is no such contribution.
 * - `CONTRIBUTION_DECIDED`: The contribution was decided otherwise.
 */
export const rejectContribution: Operation<
  {
    /**
     * The shop's own id of the contribution; one is submitted once. It becomes the id of the activity that is recorded.
     * Rule: must be 1 to 128 visible ASCII characters without spaces.
     */
    readonly contributionId: string;
    readonly body: ContributionDecisionRequest;
  },
  ContributionDecision,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'CONTRIBUTION_NOT_FOUND'
    | 'CONTRIBUTION_DECIDED'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'rejectContribution',
  method: 'POST',
  path: '/v1/contributions/{contributionId}/reject',
};

/**
 * Give a redemption up before it is captured.
 *
 * What is held, and the unit of the stock, are free at once, and it can no longer be captured. A lapsed one can be released too, which only rules a late capture out.
 *
 * Idempotent by redemption and `Idempotency-Key`, for ever: the same again gives the first answer with `Idempotency-Replayed: true`, other content under the same key is refused (IDEMPOTENCY_MISMATCH).
 *
 * `POST /v1/redemptions/{redemptionId}/release`, for a secret key with `redemptions:write` or person with `redemptions:write` or the member's token.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `REDEMPTION_NOT_FOUND`: There is no such redemption.
 * - `REDEMPTION_CAPTURED`: The redemption is captured already.
 * - `REDEMPTION_RELEASED`: The redemption was released.
 * - `REDEMPTION_CANCELED`: The redemption was canceled.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 */
export const releaseRedemption: Operation<
  {
    /**
     * The redemption, as the API named it.
     * Rule: must be a redemption id as the API returned it: "rdm_" and 22 characters.
     */
    readonly redemptionId: string;
    readonly body: ReleaseRequest;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
  },
  RedemptionResult,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'REDEMPTION_NOT_FOUND'
    | 'REDEMPTION_CAPTURED'
    | 'REDEMPTION_RELEASED'
    | 'REDEMPTION_CANCELED'
    | 'IDEMPOTENCY_MISMATCH'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'releaseRedemption',
  method: 'POST',
  path: '/v1/redemptions/{redemptionId}/release',
  needsKey: true,
};

/**
 * Give a member another code.
 *
 * The code before leads nowhere from then on, and is given to nobody else. Friends who came with it stay. With `code` you choose the new one: 4 to 24 letters of A to Z and digits, beginning with a letter, with single dashes between them at most; only with a secret key, so that nobody takes the name of another. It stays in the books when its member is erased, so it must not be the name of a person.
 *
 * Idempotent by member and `Idempotency-Key`, for ever: the same again gives the code that it gave first, with `Idempotency-Replayed: true`, although another may be in force by now, and name and texts as they are now; another content under the same key is refused (IDEMPOTENCY_MISMATCH).
 *
 * `POST /v1/members/{memberId}/referral-code/renewals`, for a secret key with `referrals:write` or person with `referrals:write` or the member's token.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `OTHER_MEMBER`: The token is another member's.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `REFERRALS_NOT_OFFERED`: The program has no referrals.
 * - `REFERRAL_CODE_NOT_FOUND`: There is no such referral code.
 * - `MEMBER_CLOSED`: The membership is closed.
 * - `NOT_AN_ADVOCATE`: The member may not refer anybody.
 * - `REFERRAL_CODE_TAKEN`: The code is taken.
 * - `MEMBER_ERASED`: The member has been erased.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 * - `REFERRAL_CODE_INVALID`: This cannot be a referral code.
 */
export const renewReferralCode: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    /**
     * BCP 47 language tag, such as `de-AT`. Texts come in that language where the program has them, else in its own.
     * Rule: must be a BCP 47 language tag such as en-US.
     */
    readonly locale?: string | undefined;
    readonly body: CodeRenewalRequest;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
  },
  ReferralCode,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'OTHER_MEMBER'
    | 'MEMBER_NOT_FOUND'
    | 'REFERRALS_NOT_OFFERED'
    | 'REFERRAL_CODE_NOT_FOUND'
    | 'MEMBER_CLOSED'
    | 'NOT_AN_ADVOCATE'
    | 'REFERRAL_CODE_TAKEN'
    | 'MEMBER_ERASED'
    | 'IDEMPOTENCY_MISMATCH'
    | 'REFERRAL_CODE_INVALID'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'renewReferralCode',
  method: 'POST',
  path: '/v1/members/{memberId}/referral-code/renewals',
  needsKey: true,
};

/**
 * Record orders that were set aside.
 *
 * All of them, or chosen ones, as their webhooks would have; refunds that came meanwhile have waited for them. One that is refused again stays. Orders are recorded by their id, once and for ever, so the same request can be sent again.
 *
 * `POST /v1/set-aside-orders/retries`, for a secret key with `dead-letters:write` or person with `dead-letters:write`.
 */
export const retrySetAsideOrders: Operation<
  {
    readonly body: SetAsideRetry;
  },
  SetAsideResult,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'retrySetAsideOrders',
  method: 'POST',
  path: '/v1/set-aside-orders/retries',
};

/**
 * Withdraw an activity.
 *
 * A review taken down, a visit recorded by mistake: all that it gave goes back by the clawback policy of its program version. Idempotent: an activity is withdrawn once, and the same again gives the first answer; another reason is refused (IDEMPOTENCY_MISMATCH). One that was not recorded yet is refused with ACTIVITY_NOT_FOUND, which is retryable.
 *
 * `POST /v1/activities/{activityId}/reversal`, for a secret key with `orders:write` or person with `orders:write`.
 *
 * - `ACTIVITY_NOT_FOUND`: No such activity was recorded.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 */
export const reverseActivity: Operation<
  {
    /**
     * The shop's own id of the activity; one activity is recorded once, for ever.
     * Rule: must not begin or end with a space, nor hold control characters.
     */
    readonly activityId: string;
    readonly body: ActivityReversalRequest;
  },
  ActivityReversalResult,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'ACTIVITY_NOT_FOUND'
    | 'IDEMPOTENCY_MISMATCH'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'reverseActivity',
  method: 'POST',
  path: '/v1/activities/{activityId}/reversal',
};

/**
 * Decide about a referral.
 *
 * Approves or rejects what waits for a person, or rejects what still waits for its hold to end. What both get follows within moments: an approval books it, a rejection takes it back.
 *
 * Idempotent by referral and `Idempotency-Key`, for ever: the same again gives the first answer with `Idempotency-Replayed: true`, other content under the same key is refused (IDEMPOTENCY_MISMATCH).
 *
 * `POST /v1/referrals/{friendId}/reviews`, for a secret key with `referrals:review` or person with `referrals:review`.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `REFERRAL_NOT_FOUND`: There is no such referral.
 * - `REFERRAL_NOT_IN_REVIEW`: There is nothing to decide about this referral.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 */
export const reviewReferral: Operation<
  {
    /**
     * The member who came with a code: a referral is named by its friend.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly friendId: string;
    readonly body: ReviewRequest;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
  },
  ReviewResult,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'REFERRAL_NOT_FOUND'
    | 'REFERRAL_NOT_IN_REVIEW'
    | 'IDEMPOTENCY_MISMATCH'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'reviewReferral',
  method: 'POST',
  path: '/v1/referrals/{friendId}/reviews',
  needsKey: true,
};

/**
 * Revoke a secret key.
 *
 * Nobody gets in with it any more, and the member tokens that it minted end with it; where an authorizer remembers it, within a minute. Idempotent by nature: a revoked key stays revoked, and stays in the list.
 *
 * `DELETE /v1/keys/{keyId}`, for a secret key with `keys:write` or person with `keys:write`.
 *
 * - `KEY_NOT_FOUND`: There is no such key.
 */
export const revokeKey: Operation<
  {
    /**
     * The key, as the API named it; the part of the secret key between its two underscores.
     * Rule: must be the id of a key as the API returned it: 12 letters or digits.
     */
    readonly keyId: string;
  },
  undefined,
  | 'REQUEST_INVALID'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'KEY_NOT_FOUND'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'revokeKey',
  method: 'DELETE',
  path: '/v1/keys/{keyId}',
  answers: 'nothing',
};

/**
 * Bring a version back.
 *
 * Publishes the content of an earlier version as a new one, which takes effect as soon as may be. What was recorded meanwhile stays as it is, and scheduled versions stay scheduled. Idempotent by `Idempotency-Key`, for ever.
 *
 * `POST /v1/program/versions/{version}/rollback`, for a secret key with `program:publish` or person with `program:publish`.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `VERSION_NOT_FOUND`: No such version was published.
 * - `PROGRAM_UNCHANGED`: The program is the same already.
 * - `SCHEDULE_FULL`: Too many versions are scheduled.
 * - `VERSION_UNSEEN`: Somebody else published meanwhile.
 * - `PUBLICATION_CONFLICT`: Somebody else published at the same time.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 * - `PROGRAM_INVALID`: The program has faults.
 */
export const rollBackProgram: Operation<
  {
    readonly version: number;
    readonly body: RollbackRequest;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
  },
  PublicationResult,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'VERSION_NOT_FOUND'
    | 'PROGRAM_UNCHANGED'
    | 'SCHEDULE_FULL'
    | 'VERSION_UNSEEN'
    | 'PUBLICATION_CONFLICT'
    | 'IDEMPOTENCY_MISMATCH'
    | 'PROGRAM_INVALID'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'rollBackProgram',
  method: 'POST',
  path: '/v1/program/versions/{version}/rollback',
  needsKey: true,
};

/**
 * Make a new secret.
 *
 * Until the overlap is over, deliveries carry one signature for each secret, so that the receiver can change over at leisure. Idempotent by `Idempotency-Key`, for ever and per endpoint; the secret is shown in the first answer alone. Who lost that makes another: the old secrets stay in use until their own time.
 *
 * `POST /v1/webhook-endpoints/{endpointId}/secrets`, for a secret key with `webhooks:write` or person with `webhooks:write`.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `WEBHOOK_ENDPOINT_NOT_FOUND`: There is no such endpoint.
 * - `WEBHOOK_SECRET_LIMIT_REACHED`: The endpoint has too many secrets in use.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 */
export const rotateWebhookSecret: Operation<
  {
    /**
     * The endpoint, as the API named it.
     * Rule: must be an endpoint id as the API returned it: "whe_" and 20 letters or digits.
     */
    readonly endpointId: string;
    readonly body: WebhookSecretRotation;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
  },
  RegisteredWebhookEndpoint,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'WEBHOOK_ENDPOINT_NOT_FOUND'
    | 'WEBHOOK_SECRET_LIMIT_REACHED'
    | 'IDEMPOTENCY_MISMATCH'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'rotateWebhookSecret',
  method: 'POST',
  path: '/v1/webhook-endpoints/{endpointId}/secrets',
  needsKey: true,
};

/**
 * Change a draft.
 *
 * Replaces the whole draft, unless somebody else has changed it since it was read. The same request again gets the first answer.
 *
 * `PUT /v1/program/drafts/{draftId}`, for a secret key with `program:write` or person with `program:write`.
 *
 * - `DRAFT_NOT_FOUND`: There is no such draft.
 * - `PRECONDITION_FAILED`: Somebody changed it meanwhile.
 * - `PROGRAM_TOO_LARGE`: The document is too large.
 * - `PRECONDITION_MISSING`: An If-Match is needed.
 */
export const saveProgramDraft: Operation<
  {
    /**
     * The draft, as the API named it.
     * Rule: must be a draft id as the API returned it: "dft_" and 20 letters or digits.
     */
    readonly draftId: string;
    readonly body: DraftRequest;
    /**
     * The `ETag` with which it was read.
     * Rule: must be an ETag as the API returned it, such as "3" in quotes.
     */
    readonly ifMatch: string;
  },
  Draft,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'DRAFT_NOT_FOUND'
    | 'PRECONDITION_FAILED'
    | 'PROGRAM_TOO_LARGE'
    | 'PRECONDITION_MISSING'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'saveProgramDraft',
  method: 'PUT',
  path: '/v1/program/drafts/{draftId}',
};

/**
 * Say whether and how a member wants to be written to.
 *
 * Replaces all of it, except that an answer which stays the same keeps the moment at which it was first given. Idempotent. It holds from now on, also for what was decided before and has not been sent.
 *
 * `PUT /v1/members/{memberId}/preferences`, for a secret key with `members:write` or person with `members:write` or the member's token.
 *
 * - `OTHER_MEMBER`: The token is another member's.
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `MEMBER_ERASED`: The member has been erased.
 */
export const setPreferences: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    readonly body: PreferencesRequest;
  },
  Preferences,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'OTHER_MEMBER'
    | 'MEMBER_NOT_FOUND'
    | 'MEMBER_ERASED'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'setPreferences',
  method: 'PUT',
  path: '/v1/members/{memberId}/preferences',
};

/**
 * What a cart would earn, and why.
 *
 * Under the version in force, another version, a draft or a document that is nowhere yet; for a member, for one who is only imagined, or for a stranger who would have joined. The decision is the one that recording the order would take, and it is thrown away: nothing is written.
 *
 * Each rule says what it gave or which condition failed, with the value found; attributes and the birthday of a real member are asked, and not told. Budgets are as they stand, by the ids of the rules: a rule that was never published has all of its budget.
 *
 * With `placedAt` in the future, everything is judged as of then, by the version that will be in force.
 *
 * `POST /v1/program/simulate/cart`, for a secret key with `program:read` or person with `program:read`.
 *
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `DRAFT_NOT_FOUND`: There is no such draft.
 * - `VERSION_NOT_FOUND`: No such version was published.
 * - `CURRENCY_NOT_IN_PROGRAM`: The program does not know the currency.
 * - `TIER_UNKNOWN`: The program has no such tier.
 * - `PROGRAM_INVALID`: The program has faults.
 */
export const simulateCart: Operation<
  {
    readonly body: SimulateCartRequest;
  },
  CartSimulation,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'MEMBER_NOT_FOUND'
    | 'DRAFT_NOT_FOUND'
    | 'VERSION_NOT_FOUND'
    | 'CURRENCY_NOT_IN_PROGRAM'
    | 'TIER_UNKNOWN'
    | 'PROGRAM_INVALID'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'simulateCart',
  method: 'POST',
  path: '/v1/program/simulate/cart',
};

/**
 * Try a draft on the shop's own history.
 *
 * Every member’s past is lived again by the ledger’s own decisions, under the draft as it is now and under the program in force, to the moment at which this began. Nothing of the ledger is written. It takes seconds to minutes, by the number of orders; `Location` is where to look.
 *
 * Idempotent by `Idempotency-Key` and draft, for 90 days: a retry is answered with the simulation that there is. Where that one has failed, it goes on where it stopped. With `If-Match`, only where nobody else changed the draft meanwhile.
 *
 * `POST /v1/program/drafts/{draftId}/simulations`, for a secret key with `program:write` or person with `program:write`.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `DRAFT_NOT_FOUND`: There is no such draft.
 * - `PRECONDITION_FAILED`: Somebody changed it meanwhile.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 * - `PROGRAM_INVALID`: The program has faults.
 */
export const startSimulation: Operation<
  {
    /**
     * The draft, as the API named it.
     * Rule: must be a draft id as the API returned it: "dft_" and 20 letters or digits.
     */
    readonly draftId: string;
    readonly body: SimulationRequest;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
    /**
     * The `ETag` with which it was read.
     * Rule: must be an ETag as the API returned it, such as "3" in quotes.
     */
    readonly ifMatch?: string | undefined;
  },
  Simulation,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'DRAFT_NOT_FOUND'
    | 'PRECONDITION_FAILED'
    | 'IDEMPOTENCY_MISMATCH'
    | 'PROGRAM_INVALID'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'startSimulation',
  method: 'POST',
  path: '/v1/program/drafts/{draftId}/simulations',
  needsKey: true,
};

/**
 * Stop messages.
 *
 * One click (RFC 8058): the form field `List-Unsubscribe=One-Click`, which mail programs send by themselves and the page by its button. Nothing more is sent on the channel of the message. Idempotent.
 *
 * `POST /stop/{token}`, for anybody.
 */
export const stopMessages: Operation<
  {
    readonly token: string;
    /** As it came, to the byte. */
    readonly rawBody?: string | undefined;
  },
  string,
  'REQUEST_INVALID' | 'INTERNAL' | 'BUSY' | 'UNAVAILABLE'
> = {
  id: 'stopMessages',
  method: 'POST',
  path: '/stop/{token}',
  answers: 'text',
};

/**
 * Hand in what a member made.
 *
 * A review, a photo, an answer to another customer: it earns nothing until somebody approves it. `type` and `attributes` are those of the activity that is recorded then, and what earning rules ask for; they stay in the ledger for ever and must hold no personal data.
 *
 * Idempotent by `contributionId`: the same again is answered with the contribution as it stands, with `Idempotency-Replayed: true`; the same id with other content, or of another member, is refused (IDEMPOTENCY_MISMATCH).
 *
 * `POST /v1/members/{memberId}/contributions`, for a secret key with `contributions:write` or person with `contributions:write`.
 *
 * - `MEMBER_NOT_FOUND`: There is no such member.
 * - `MEMBER_CLOSED`: The membership is closed.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 * - `ACTIVITY_IN_FUTURE`: The activity lies in the future.
 */
export const submitContribution: Operation<
  {
    /**
     * The member, as the engine names them: opaque, and nothing of the person in it.
     * Rule: must be a member id as the API returned it: "mbr_" and 20 letters or digits.
     */
    readonly memberId: string;
    readonly body: ContributionRequest;
  },
  Contribution,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'MEMBER_NOT_FOUND'
    | 'MEMBER_CLOSED'
    | 'IDEMPOTENCY_MISMATCH'
    | 'ACTIVITY_IN_FUTURE'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'submitContribution',
  method: 'POST',
  path: '/v1/members/{memberId}/contributions',
};

/**
 * Use a coupon outside an order.
 *
 * At a till, or in a shop that keeps its orders elsewhere. With an order, send the code as one of its `redemptions` instead: it is then used in the same transaction. A coupon is used once.
 *
 * Idempotent by coupon and `Idempotency-Key`, for ever: the same again gives the first answer with `Idempotency-Replayed: true`, other content under the same key is refused (IDEMPOTENCY_MISMATCH).
 *
 * Codes that do not exist are counted, for the member of a token, else for `shopper`, else for the key. Above ten within a quarter of an hour (a thousand for a key without `shopper`) no code is looked at any more (TOO_MANY_GUESSES, with `Retry-After`).
 *
 * `POST /v1/coupons/use`, for a secret key with `coupons:write` or person with `coupons:write`.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `COUPON_NOT_FOUND`: There is no such coupon.
 * - `COUPON_EXPIRED`: The coupon has expired.
 * - `COUPON_USED`: The coupon was used.
 * - `COUPON_VOID`: The coupon is void.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 * - `TOO_MANY_GUESSES`: Too many codes that do not exist.
 */
export const useCoupon: Operation<
  {
    readonly body: UseCouponRequest;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
  },
  CouponChange,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'COUPON_NOT_FOUND'
    | 'COUPON_EXPIRED'
    | 'COUPON_USED'
    | 'COUPON_VOID'
    | 'IDEMPOTENCY_MISMATCH'
    | 'TOO_MANY_GUESSES'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'useCoupon',
  method: 'POST',
  path: '/v1/coupons/use',
  needsKey: true,
};

/**
 * Whether a code can be used, and what it takes off.
 *
 * Writes nothing to the coupon. A code that exists is answered with what it is, and where it cannot be used, with the reason: used, void, expired, or not for this cart. Whoever has the code may use it, with whatever order.
 *
 * Codes that do not exist are counted, for the member of a token, else for `shopper`, else for the key. Above ten within a quarter of an hour (a thousand for a key without `shopper`) no code is looked at any more (TOO_MANY_GUESSES, with `Retry-After`).
 *
 * `POST /v1/coupons/validate`, for a secret key with `coupons:write` or person with `coupons:write` or the member's token.
 *
 * - `COUPON_NOT_FOUND`: There is no such coupon.
 * - `TOO_MANY_GUESSES`: Too many codes that do not exist.
 */
export const validateCoupon: Operation<
  {
    readonly body: ValidateCouponRequest;
  },
  CouponValidation,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'COUPON_NOT_FOUND'
    | 'TOO_MANY_GUESSES'
    | 'INTERNAL'
    | 'UNAVAILABLE'
> = {
  id: 'validateCoupon',
  method: 'POST',
  path: '/v1/coupons/validate',
};

/**
 * Judge a document.
 *
 * Nothing is written. A document with faults is a good question, so the answer is always 200.
 *
 * `POST /v1/program/validate`, for a secret key with `program:read` or person with `program:read`.
 */
export const validateProgram: Operation<
  {
    readonly body: ValidateRequest;
  },
  Validation,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'INTERNAL'
> = {
  id: 'validateProgram',
  method: 'POST',
  path: '/v1/program/validate',
};

/**
 * Make a coupon worthless.
 *
 * Nobody can use it any more, and its points stay spent: to give them back, cancel the redemption instead. The reason, the person and the key stay in the entry.
 *
 * Idempotent by coupon and `Idempotency-Key`, for ever: the same again gives the first answer with `Idempotency-Replayed: true`, other content under the same key is refused (IDEMPOTENCY_MISMATCH).
 *
 * Codes that do not exist are counted, for the member of a token, else for `shopper`, else for the key. Above ten within a quarter of an hour (a thousand for a key without `shopper`) no code is looked at any more (TOO_MANY_GUESSES, with `Retry-After`).
 *
 * `POST /v1/coupons/void`, for a secret key with `coupons:write` or person with `coupons:write`.
 *
 * - `IDEMPOTENCY_KEY_MISSING`: An Idempotency-Key is needed.
 * - `COUPON_NOT_FOUND`: There is no such coupon.
 * - `COUPON_USED`: The coupon was used.
 * - `COUPON_VOID`: The coupon is void.
 * - `IDEMPOTENCY_MISMATCH`: The same key came with other content.
 * - `TOO_MANY_GUESSES`: Too many codes that do not exist.
 */
export const voidCoupon: Operation<
  {
    readonly body: VoidCouponRequest;
    /** New for each intended change; made for the call and kept over its retries where there is none. */
    readonly idempotencyKey?: string | undefined;
  },
  CouponChange,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'IDEMPOTENCY_KEY_MISSING'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'COUPON_NOT_FOUND'
    | 'COUPON_USED'
    | 'COUPON_VOID'
    | 'IDEMPOTENCY_MISMATCH'
    | 'TOO_MANY_GUESSES'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'voidCoupon',
  method: 'POST',
  path: '/v1/coupons/void',
  needsKey: true,
};

/**
 * Withdraw a contribution that was approved.
 *
 * Its activity is reversed in the same transaction: all that it gave goes back by the clawback policy of its program version. Idempotent by nature: what was decided so before stays as the first one decided it, and is answered with `Idempotency-Replayed: true`.
 *
 * `POST /v1/contributions/{contributionId}/withdraw`, for a secret key with `contributions:review` or person with `contributions:review`.
 *
 * - `CONTRIBUTION_NOT_FOUND`: There is no such contribution.
 * - `CONTRIBUTION_NOT_APPROVED`: The contribution was not approved.
 */
export const withdrawContribution: Operation<
  {
    /**
     * The shop's own id of the contribution; one is submitted once. It becomes the id of the activity that is recorded.
     * Rule: must be 1 to 128 visible ASCII characters without spaces.
     */
    readonly contributionId: string;
    readonly body: ContributionDecisionRequest;
  },
  ContributionDecision,
  | 'REQUEST_INVALID'
    | 'REQUEST_NOT_JSON'
    | 'SCOPE_MISSING'
    | 'MEMBER_TOKEN_NOT_ALLOWED'
    | 'CONTRIBUTION_NOT_FOUND'
    | 'CONTRIBUTION_NOT_APPROVED'
    | 'INTERNAL'
    | 'BUSY'
    | 'UNAVAILABLE'
> = {
  id: 'withdrawContribution',
  method: 'POST',
  path: '/v1/contributions/{contributionId}/withdraw',
};
