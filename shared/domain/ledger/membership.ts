import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import type { Closure, Enrollment } from './entry.ts';
import type { Posting } from './posting.ts';
import { releaseOf, settle } from './settle.ts';
import type { Span } from './span.ts';

/**
 * Makes a guest, or a member who had left, an active member. The account stays the same, so orders placed before are
 * still there to be claimed. Enrolling an active member is the caller's replay, and a bug here.
 *
 * Refusals: MEMBER_ERASED.
 *
 * @param known why the code that the customer came with opens no referral, and the pseudonym that they ordered under before
 */
export function enrollMember(
  account: Account,
  program: Program,
  now: EpochSeconds,
  { referralMissed, guestId }: Omit<Enrollment, 'kind'> = {},
): Appended<Enrollment> | Refusal {
  if (account.status === 'erased')
    return refuse('MEMBER_ERASED', `Member ${account.memberId} has been erased.`);
  return append<Enrollment>(settle(account, now), program, {
    cause: {
      kind: 'enrollment',
      ...(referralMissed === undefined ? {} : { referralMissed }),
      ...(guestId === undefined ? {} : { guestId }),
    },
    occurredAt: now,
    programVersion: program.version,
    postings: [],
    status: 'active',
  });
}

/**
 * Ends a membership, or erases who it belonged to. All points are forfeited, a deficit is written off; orders placed
 * later are recorded and earn nothing, refunds of earlier ones stay possible.
 *
 * Refusals, in this order: MEMBER_NOT_FOUND (a guest cannot close), MEMBER_CLOSED, MEMBER_ERASED.
 */
export function closeMember(
  account: Account,
  kind: Closure['kind'],
  reason: string | undefined,
  program: Program,
  now: EpochSeconds,
): Appended<Closure> | Refusal {
  const refusal = refuseClosure(account, kind);
  if (refusal) return refusal;
  const settled = settle(account, now);
  return append<Closure>(settled, program, {
    cause: { kind, ...(reason === undefined ? {} : { reason }) },
    occurredAt: settled.account.settledAt,
    programVersion: program.version,
    postings: forfeit(settled.account),
    ...endSpan(settled.account),
    status: kind === 'closure' ? 'closed' : 'erased',
  });
}

function refuseClosure({ status, memberId }: Account, kind: Closure['kind']): Refusal | null {
  if (status === 'erased') return refuse('MEMBER_ERASED', `Member ${memberId} has been erased.`);
  if (kind === 'erasure') return null;
  if (status === 'guest') return refuse('MEMBER_NOT_FOUND', `${memberId} is not enrolled.`);
  return status === 'closed' ? refuse('MEMBER_CLOSED', `Member ${memberId} is closed already.`) : null;
}

/** Points that slide end with the membership: who comes back begins another span, and owes nothing of what was forfeited. */
function endSpan({ spans, settledAt }: Account): { readonly span?: Span } {
  const running = spans.at(-1);
  return running === undefined || running.until <= settledAt
    ? {}
    : { span: { ...running, until: settledAt } };
}

function forfeit(account: Account): readonly Posting[] {
  const lots = [...account.active, ...account.holds.flatMap((hold) => hold.lots)];
  return [
    ...account.holds.flatMap(releaseOf),
    ...account.pending.flatMap(({ points, ...lot }): readonly Posting[] => [
      { account: 'pending', points: -points, ...lot },
      { account: 'expired', points, expiresAt: lot.expiresAt },
    ]),
    ...lots.flatMap(({ points, expiresAt }): readonly Posting[] => [
      { account: 'active', points: -points, expiresAt },
      { account: 'expired', points, expiresAt },
    ]),
    ...(account.deficit === 0 ? [] : writeOff(account.deficit)),
  ];
}

function writeOff(points: number): readonly Posting[] {
  return [
    { account: 'deficit', points },
    { account: 'adjusted', points: -points },
  ];
}
