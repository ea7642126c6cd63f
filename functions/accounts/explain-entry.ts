import type { Explanation } from '../../shared/contracts/explanation.ts';
import { explainEntry as operation } from '../../shared/contracts/operations/accounts.ts';
import { isoExpiry, isoTime, spansOf } from '../../shared/contracts/time.ts';
import { isChallengeCause } from '../../shared/domain/ledger/challenge.ts';
import {
  type Accrual,
  type Cause,
  type Enrollment,
  type Entry,
  isCause,
} from '../../shared/domain/ledger/entry.ts';
import { isSpanId, type Posting, type SpanId } from '../../shared/domain/ledger/posting.ts';
import { isReferralCause } from '../../shared/domain/ledger/referral.ts';
import { missOf } from '../../shared/domain/ledger/referral-miss.ts';
import type { Span } from '../../shared/domain/ledger/span.ts';
import { inLanguage } from '../../shared/domain/program/in-language.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { earnedFacts, earnedView } from '../../shared/earning/earned-view.ts';
import { explainActivity } from '../../shared/earning/explain-activity.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { route } from '../../shared/lambda/route.ts';
import { orderKey } from '../../shared/storage/keys.ts';
import type { AccountsDeps } from './deps.ts';
import { statementEntry } from './statement-view.ts';
import { achievedBy, type ChallengeNames, summaryOfChallenge, undoneBy } from './summary-of-challenge.ts';
import { plural, summaryOfRedemption } from './summary-of-redemption.ts';
import { ownPart, summaryOfReferral } from './summary-of-referral.ts';

/** A version of the program, in the language of who asks. */
type ReadProgram = (version: number) => Promise<Program>;

/**
 * Everything about one entry: its cause as it was recorded, every posting, a sentence, and what came of each rule. Refusals:
 * ENTRY_NOT_FOUND.
 */
export function explainEntry({ ledger, programs }: Pick<AccountsDeps, 'ledger' | 'programs'>) {
  return route(operation, async ({ path: { memberId, sequence }, query: { locale } }) => {
    const programOf = async (version: number) => inLanguage(await programs.version(version), locale);
    const stored = await ledger.findEntry(memberId, sequence);
    if (stored === null) {
      throw new ProblemError('ENTRY_NOT_FOUND', `Member ${memberId} has no entry ${sequence}.`, [
        { pointer: '/path/sequence', detail: 'is not the sequence number of an entry of this member' },
      ]);
    }
    const { entry } = stored;
    const orderId = entry.cause.kind === 'accrual' ? entry.cause.order.orderId : null;
    return answer(200, {
      ...statementEntry({
        ...entry,
        kind: entry.cause.kind,
        orderId: 'orderId' in entry.cause ? (entry.cause.orderId ?? null) : orderId,
        redemptionId: 'redemptionId' in entry.cause ? entry.cause.redemptionId : null,
      }),
      summary: summaryOf(entry.cause, await challengesTold(entry, programOf)),
      explanation: await explanationOf(entry, programOf),
      cause: withIsoTimes(entry.cause, spansOf(entry)),
      postings: postingsOf(entry),
    });
  });

  /** Those that the entry tells of, by the version that it names. */
  async function challengesTold(
    { cause, programVersion }: Entry,
    programOf: ReadProgram,
  ): Promise<ChallengeNames> {
    if (!isChallengeCause(cause) && !('achieved' in cause) && !('undone' in cause)) return new Map();
    const { challenges = [] } = await programOf(programVersion);
    return new Map(challenges.map(({ id, name }) => [id, name]));
  }

  /** By the version that the entry names and the context that it keeps: the same however much later. */
  async function explanationOf(entry: Entry, programOf: ReadProgram): Promise<Explanation | null> {
    const program = () => programOf(entry.programVersion);
    if (isCause(entry, 'activity')) return explainActivity(entry.cause, await program());
    if (isCause(entry, 'accrual')) return earnedView(earnedFacts(entry), await program()).explanation;
    if (!isCause(entry, 'claim')) return null;
    const [recorded, version] = await Promise.all([
      ledger.readEntry(orderKey(entry.cause.orderId)),
      program(),
    ]);
    if (recorded === null || !isCause(recorded.entry, 'accrual'))
      throw new Error(`order ${entry.cause.orderId} was claimed and is not recorded`);
    const { order } = recorded.entry.cause;
    return earnedView({ ...earnedFacts(entry), order }, version).explanation;
  }
}

function postingsOf(entry: Entry) {
  const spans = spansOf(entry);
  const view = (at: number) => (posting: Posting) => postingView(posting, at, spans);
  return [
    ...entry.due.flatMap(({ at, postings }) => postings.map(view(at))),
    ...entry.postings.map(view(entry.recordedAt)),
    ...entry.settled.flatMap(({ at, postings }) => postings.map(view(at))),
  ];
}

const TIMES = new Set([
  'placedAt',
  'deliveredAt',
  'occurredAt',
  'activatesAt',
  'expiresAt',
  'until',
  'visitedAt',
  'holdEndsAt',
]);

/**
 * The cause as it was recorded, with moments as the API writes them, without the code of a coupon, which is a secret, and
 * without what of a referral is about the other person.
 * A lot that slides ends as it did with this entry.
 */
export function withIsoTimes(cause: Cause, spans: readonly Span[]): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(isReferralCause(cause) ? ownPart(cause) : ownRedemption(cause), (name, value: unknown) => {
      if (!TIMES.has(name)) return value;
      if (typeof value === 'number') return isoTime(value);
      return spans.find(({ id }) => id === value) ? isoExpiry(value as SpanId, spans) : value;
    }),
  );
}

/** The code of a coupon is a secret, and whose coming was rewarded the friend's own matter. */
function ownRedemption(cause: Cause): object {
  return {
    ...cause,
    ...('coupon' in cause && cause.coupon ? { coupon: { expiresAt: cause.coupon.expiresAt } } : {}),
    ...('granted' in cause && cause.granted ? { granted: { by: cause.granted.by } } : {}),
  };
}

/** The end of a lot that slides is not part of a posting: it is known where the entry tells of it. */
function expiryView(posting: Posting, spans: readonly Span[]) {
  if (!('expiresAt' in posting)) return {};
  const { expiresAt } = posting;
  if (!isSpanId(expiresAt)) return { expiresAt: isoExpiry(expiresAt, spans) };
  const isTold = spans.some(({ id }) => id === expiresAt);
  return { ...(isTold ? { expiresAt: isoExpiry(expiresAt, spans) } : {}), slides: true };
}

function postingView(posting: Posting, at: number, spans: readonly Span[]) {
  return {
    account: posting.account,
    points: posting.points,
    at: isoTime(at),
    ...('activatesAt' in posting ? { activatesAt: isoTime(posting.activatesAt) } : {}),
    ...expiryView(posting, spans),
    ...('holdId' in posting ? { holdId: posting.holdId } : {}),
  };
}

const WITHHELD = { GUEST: 'the buyer was not a member', MEMBER_CLOSED: 'the membership was closed' } as const;

/**
 * One sentence that support can read to a customer.
 *
 * @param names of challenges, as members read them
 */
export function summaryOf(cause: Cause, names: ChallengeNames = new Map()): string {
  if (isReferralCause(cause)) return summaryOfReferral(cause);
  if (isChallengeCause(cause)) return summaryOfChallenge(cause, names);
  switch (cause.kind) {
    case 'accrual':
      return `${summaryOfOrder(cause)}${achievedBy(cause, names)}${missedBy(cause)}`;
    case 'refund':
      return `${summaryOfRefund(cause)}${undoneBy(cause, names)}`;
    case 'claim':
      return `Order ${cause.orderId} was claimed and earned ${plural(cause.earned)}.${achievedBy(cause, names)}`;
    case 'transfer':
      return `Order ${cause.orderId} was claimed by member ${cause.toMemberId}.`;
    case 'delivery':
      return `Order ${cause.orderId} was delivered${cause.moved > 0 ? `; ${plural(cause.moved)} can be spent from ${isoTime(cause.lot.activatesAt)}` : ''}.`;
    case 'activity':
      return cause.withheld === undefined
        ? `A ${cause.activity.type} earned ${plural(cause.earned)}, spendable from ${isoTime(cause.lot.activatesAt)}.`
        : `A ${cause.activity.type} earned nothing: ${WITHHELD[cause.withheld]}.`;
    case 'activity_reversal':
      return `Activity ${cause.activityId} was withdrawn; ${plural(cause.reversed)} taken back${cause.forgiven > 0 ? `, ${plural(cause.forgiven)} forgiven` : ''}.`;
    case 'adjustment':
      return `${cause.actor} ${cause.points > 0 ? 'gave' : 'took'} ${plural(Math.abs(cause.points))}: ${cause.reason}`;
    case 'tier_assignment':
      return summaryOfAssignment(cause);
    case 'enrollment':
      return `The customer became a member.${missedBy(cause)}`;
    case 'closure':
    case 'erasure':
      return `The membership ended${cause.kind === 'erasure' ? ' and the member was erased' : ''}; all points were forfeited.`;
    default:
      return summaryOfRedemption(cause);
  }
}

function summaryOfOrder({ order, earned, lot, withheld }: Accrual): string {
  return withheld === undefined
    ? `Order ${order.orderId} earned ${plural(earned)}, spendable from ${isoTime(lot.activatesAt)}.`
    : `Order ${order.orderId} earned nothing: ${WITHHELD[withheld]}.`;
}

function missedBy({ referralMissed }: Accrual | Enrollment): string {
  return referralMissed === undefined
    ? ''
    : ` The code that it came with opened no referral: ${missOf(referralMissed).detail}`;
}

function summaryOfRefund(cause: Extract<Entry['cause'], { kind: 'refund' }>): string {
  if (cause.refusal)
    return `Refund ${cause.refundId} of order ${cause.orderId} was impossible: ${cause.refusal.detail}`;
  const forgiven = cause.forgiven > 0 ? `, ${plural(cause.forgiven)} forgiven` : '';
  const restored = cause.restored ? ` Of what was redeemed on it ${plural(cause.restored)} went back.` : '';
  return `Refund ${cause.refundId} of order ${cause.orderId} took ${plural(cause.reversed)} back${forgiven}; what remains of the order is worth ${cause.keptAfter}.${restored}`;
}

function summaryOfAssignment(cause: Extract<Cause, { kind: 'tier_assignment' }>): string {
  const { actor, tier, until, reason } = cause;
  if (tier === null) return `${actor} took the assigned tier back: ${reason}`;
  return `${actor} assigned the tier ${tier}${until === null ? '' : ` until ${isoTime(until)}`}: ${reason}`;
}
