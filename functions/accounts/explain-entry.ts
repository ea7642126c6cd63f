import { explainEntry as operation } from '../../shared/contracts/operations/accounts.ts';
import { isoTime, isoTimeOrNull } from '../../shared/contracts/time.ts';
import type { Cause, Entry } from '../../shared/domain/ledger/entry.ts';
import type { Posting } from '../../shared/domain/ledger/posting.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { route } from '../../shared/lambda/route.ts';
import type { AccountsDeps } from './deps.ts';
import { statementEntry } from './statement-view.ts';

/** Everything about one entry: its cause as it was recorded, every posting, and a sentence. Refusals: ENTRY_NOT_FOUND. */
export function explainEntry({ ledger }: Pick<AccountsDeps, 'ledger'>) {
  return route(operation, async ({ path: { memberId, sequence } }) => {
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
        orderId: 'orderId' in entry.cause ? entry.cause.orderId : orderId,
      }),
      summary: summaryOf(entry.cause),
      cause: withIsoTimes(entry.cause),
      postings: [
        ...entry.due.flatMap(({ at, postings }) => postings.map((posting) => postingView(posting, at))),
        ...entry.postings.map((posting) => postingView(posting, entry.recordedAt)),
        ...entry.settled.flatMap(({ at, postings }) => postings.map((posting) => postingView(posting, at))),
      ],
    });
  });
}

const TIMES = new Set(['placedAt', 'activatesAt', 'expiresAt', 'until']);

/** The cause as it was recorded, with moments as the API writes them. */
function withIsoTimes(cause: Cause): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(cause, (name, value: unknown) =>
      TIMES.has(name) && typeof value === 'number' ? isoTime(value) : value,
    ),
  );
}

function postingView(posting: Posting, at: number) {
  return {
    account: posting.account,
    points: posting.points,
    at: isoTime(at),
    ...('activatesAt' in posting ? { activatesAt: isoTime(posting.activatesAt) } : {}),
    ...('expiresAt' in posting ? { expiresAt: isoTimeOrNull(posting.expiresAt) } : {}),
    ...('holdId' in posting ? { holdId: posting.holdId } : {}),
  };
}

const plural = (points: number): string => `${points} ${Math.abs(points) === 1 ? 'point' : 'points'}`;

/** One sentence that support can read to a customer. */
function summaryOf(cause: Cause): string {
  switch (cause.kind) {
    case 'accrual':
      return cause.withheld === undefined
        ? `Order ${cause.order.orderId} earned ${plural(cause.earned)}, spendable from ${isoTime(cause.lot.activatesAt)}.`
        : `Order ${cause.order.orderId} earned nothing: ${cause.withheld === 'GUEST' ? 'the buyer was not a member' : 'the membership was closed'}.`;
    case 'refund':
      return summaryOfRefund(cause);
    case 'claim':
      return `Order ${cause.orderId} was claimed and earned ${plural(cause.earned)}.`;
    case 'transfer':
      return `Order ${cause.orderId} was claimed by member ${cause.toMemberId}.`;
    case 'adjustment':
      return `${cause.actor} ${cause.points > 0 ? 'gave' : 'took'} ${plural(Math.abs(cause.points))}: ${cause.reason}`;
    case 'tier_assignment':
      return summaryOfAssignment(cause);
    case 'enrollment':
      return 'The customer became a member.';
    case 'closure':
    case 'erasure':
      return `The membership ended${cause.kind === 'erasure' ? ' and the member was erased' : ''}; all points were forfeited.`;
    default:
      return summaryOfHold(cause);
  }
}

function summaryOfRefund(cause: Extract<Entry['cause'], { kind: 'refund' }>): string {
  if (cause.refusal)
    return `Refund ${cause.refundId} of order ${cause.orderId} was impossible: ${cause.refusal.detail}`;
  const forgiven = cause.forgiven > 0 ? `, ${plural(cause.forgiven)} forgiven` : '';
  return `Refund ${cause.refundId} of order ${cause.orderId} took ${plural(cause.reversed)} back${forgiven}; what remains of the order is worth ${cause.keptAfter}.`;
}

function summaryOfAssignment(cause: Extract<Cause, { kind: 'tier_assignment' }>): string {
  const { actor, tier, until, reason } = cause;
  if (tier === null) return `${actor} took the assigned tier back: ${reason}`;
  return `${actor} assigned the tier ${tier}${until === null ? '' : ` until ${isoTime(until)}`}: ${reason}`;
}

function summaryOfHold(cause: Extract<Cause, { kind: 'authorization' | 'capture' | 'release' }>): string {
  const words = { authorization: 'were set aside', capture: 'were spent', release: 'were given back' };
  return `${plural(cause.points)} ${words[cause.kind]} (hold ${cause.holdId}).`;
}
