import type { FriendOutcome, FriendRecord } from './friend-record.ts';
import type { Outcome, ReferralAnswer } from './outcome.ts';
import type { CodeChoice } from './referral-plan.ts';
import { HOLD_DAYS, MINIMUM_ORDER, REVIEW_DAYS, WINDOW_DAYS } from './referral-program.ts';
import { remainingOrder } from './remaining-order.ts';

const MS_PER_DAY = 86_400_000;
/** A checkout's clock may be behind by this much. */
const TOLERANCE_MS = 300_000;

/** How one friend's referral must stand, told from what was acknowledged alone. */
export interface ExpectedReferral {
  readonly advocate: number;
  /** How often a code was taken: with the last one, another took the place of the first. */
  readonly openings: number;
  readonly status: 'signed_up' | 'expired' | 'in_review' | 'qualified' | 'rewarded' | 'rejected' | 'reversed';
  /** The order that it was judged by. */
  readonly orderId: string | null;
  readonly isFlagged: boolean;
  /** The hold has ended. */
  readonly isOver: boolean;
}

export interface FriendExpectation {
  /** `null`: no code counted. */
  readonly referral: ExpectedReferral | null;
  /** What the answers alone tell to be wrong, each a sentence. */
  readonly failures: readonly string[];
}

/** @param codes of the advocates @param nowMs when it is judged */
export function expectFriend(
  record: FriendRecord,
  codes: readonly string[],
  nowMs: number,
): FriendExpectation {
  const { plan, friendId, orders, signUps } = record;
  const failures: string[] = [];
  const enrolled = signUps[0] ?? null;
  const possible = plan.signUp.map((choice) => answerTo(choice, codes, false));
  const isPossible =
    possible.length === 0 ? enrolled === null : possible.some((each) => isSame(each, enrolled));
  if (!isPossible)
    failures.push(
      `${friendId} enrolled with ${JSON.stringify(plan.signUp)} and was answered ${JSON.stringify(enrolled)}`,
    );
  const opened = openedBy(record, codes, enrolled?.status === 'signed_up', failures);
  if (opened === null && enrolled?.status !== 'signed_up') return { referral: null, failures };
  const code = opened?.referral?.status === 'signed_up' ? opened.referral.code : signedUpWith(enrolled);
  const advocate = codes.indexOf(code);
  const signedUpAtMs = opened?.placedAtMs ?? record.enrolledAtMs;
  const decisive = qualifying(orders, friendId, signedUpAtMs, opened);
  const isFlagged = decisive !== null && plan.deviceOf === advocate;
  const ageMs = nowMs - (decisive?.placedAtMs ?? nowMs);
  const referral = {
    advocate,
    openings: (opened === null ? 0 : 1) + (enrolled?.status === 'signed_up' ? 1 : 0),
    orderId: decisive?.story.orderId ?? null,
    isFlagged,
    isOver: ageMs > HOLD_DAYS * MS_PER_DAY,
  };
  const times = {
    isLapsed: isFlagged && ageMs > (HOLD_DAYS + REVIEW_DAYS) * MS_PER_DAY,
    isExpired: nowMs - signedUpAtMs > (WINDOW_DAYS + 1) * MS_PER_DAY,
  };
  const status = statusOf({ ...referral, ...times }, record, decisive, failures);
  return { referral: { ...referral, status }, failures };
}

const signedUpWith = (answer: ReferralAnswer): string => (answer?.status === 'signed_up' ? answer.code : '');

const isSame = (one: ReferralAnswer, other: ReferralAnswer): boolean =>
  one?.status === 'signed_up'
    ? other?.status === 'signed_up' && one.code === other.code
    : one === null
      ? other === null
      : other?.status === 'missed' && one.reason === other.reason;

/** What a code opens of somebody who has not ordered. */
function answerTo(choice: CodeChoice | null, codes: readonly string[], hasOwnCode: boolean): ReferralAnswer {
  if (choice === null) return null;
  if (choice.kind === 'advocate') return { status: 'signed_up', code: codes[choice.advocate] ?? '' };
  return { status: 'missed', reason: choice.kind === 'own' && hasOwnCode ? 'OWN_CODE' : 'CODE_UNKNOWN' };
}

/** The first order on the account, where its code counts; a code with any other order opens nothing. */
function openedBy(
  { friendId, orders, plan, hasOwnCode }: FriendRecord,
  codes: readonly string[],
  isReferred: boolean,
  failures: string[],
): Outcome | null {
  const own = orders.filter(({ outcome }) => outcome.recordedOn === friendId);
  own.sort((a, b) => a.outcome.sequence - b.outcome.sequence);
  const first = own[0];
  const isThere = isReferred || first?.code?.kind === 'advocate';
  for (const each of orders) {
    const { code, outcome } = each;
    const isGuests = outcome.recordedOn !== friendId;
    const open = answerTo(code, codes, hasOwnCode);
    const isAnswered = each === first || open === null || isUnknown(open) || (isOwn(open) && !isGuests);
    const allowed = isAnswered ? [open] : laterAnswers(isGuests, isThere);
    if (!allowed.some((one) => isSame(one, outcome.referral)))
      failures.push(
        `${plan.customerId}: ${outcome.story.orderId} came with ${JSON.stringify(code)} and was answered ${JSON.stringify(outcome.referral)}`,
      );
  }
  return first?.outcome.referral?.status === 'signed_up' ? first.outcome : null;
}

const isUnknown = (answer: ReferralAnswer): boolean =>
  answer?.status === 'missed' && answer.reason === 'CODE_UNKNOWN';
const isOwn = (answer: ReferralAnswer): boolean =>
  answer?.status === 'missed' && answer.reason === 'OWN_CODE';

/** A code that is somebody's, with an order that is a guest's, or not the first. */
function laterAnswers(isGuests: boolean, isThere: boolean): readonly ReferralAnswer[] {
  if (isGuests) return [{ status: 'missed', reason: 'NOT_A_MEMBER' }];
  const customer: ReferralAnswer = { status: 'missed', reason: 'ALREADY_CUSTOMER' };
  // Whether an order had qualified by then depends on who was faster.
  return isThere ? [customer, { status: 'missed', reason: 'ALREADY_REFERRED' }] : [customer];
}

/** Of the orders in the window, the first in the friend's entries of which enough was left when it became the friend's. */
function qualifying(
  orders: readonly FriendOutcome[],
  friendId: string,
  signedUpAtMs: number,
  opened: Outcome | null,
): Outcome | null {
  const candidates = orders
    .map(({ outcome }) => outcome)
    .filter(({ ownedBy }) => ownedBy === friendId)
    .filter(
      (outcome) =>
        outcome === opened ||
        (outcome.placedAtMs >= signedUpAtMs - TOLERANCE_MS &&
          outcome.placedAtMs < signedUpAtMs + (WINDOW_DAYS + 1) * MS_PER_DAY),
    )
    .filter((outcome) => isEnough(outcome, goneByThen(outcome)));
  const placeOf = ({ claimSequence, sequence }: Outcome) => claimSequence ?? sequence;
  return candidates.toSorted((a, b) => placeOf(a) - placeOf(b))[0] ?? null;
}

/** What was refunded on the guest's account is gone when the order is claimed. */
function goneByThen({ refunds, recordedOn, claimSequence }: Outcome): ReadonlySet<string> {
  if (claimSequence === null) return new Set();
  return new Set(refunds.filter(({ bookedOn }) => bookedOn === recordedOn).map(({ refundId }) => refundId));
}

function isEnough({ story }: Outcome, applied: ReadonlySet<string>): boolean {
  const { goods, money, common, isNothingLeft } = remainingOrder(story, applied);
  return !isNothingLeft && goods - money >= BigInt(MINIMUM_ORDER) * common;
}

interface Standing extends Pick<ExpectedReferral, 'isFlagged' | 'isOver'> {
  /** Nobody may review it any more. */
  readonly isLapsed: boolean;
  readonly isExpired: boolean;
}

function statusOf(
  { isFlagged, isOver, isLapsed, isExpired }: Standing,
  { friendId, reviews }: FriendRecord,
  decisive: Outcome | null,
  failures: string[],
): ExpectedReferral['status'] {
  if (reviews.length > 0 && (decisive === null || isLapsed))
    failures.push(`${friendId} was reviewed, and there was nothing to review`);
  if (decisive === null) return isExpired ? 'expired' : 'signed_up';
  const isLost = !isEnough(decisive, new Set(decisive.refunds.map(({ refundId }) => refundId)));
  const decided = reviews.toSorted((a, b) => a.sequence - b.sequence).map(({ verdict }) => verdict);
  failures.push(...wrongReviews(decided, isFlagged, isOver).map((text) => `${friendId} ${text}`));
  const last = decided.at(-1);
  if (isLapsed || last === 'reject') return 'rejected';
  if (isLost) return 'reversed';
  if (isFlagged && last === undefined) return 'in_review';
  return isOver ? 'rewarded' : 'qualified';
}

/** Approved is what waits for a person; rejected is that, and what waits for the end of its hold. */
function wrongReviews(decided: readonly string[], isFlagged: boolean, isOver: boolean): readonly string[] {
  const word = decided.join(', ');
  const wrong: string[] = [];
  if (decided.indexOf('reject') !== -1 && decided.indexOf('reject') < decided.length - 1)
    wrong.push(`was rejected, and then reviewed again: ${word}`);
  if (!isFlagged && decided.includes('reward')) wrong.push(`was approved, and did not wait for it: ${word}`);
  if (isOver && decided.includes('reject') && (!isFlagged || decided.includes('reward')))
    wrong.push(`was rejected after it had been rewarded: ${word}`);
  return wrong;
}
