import { reviewReferral as operation } from '../../shared/contracts/operations/referrals.ts';
import type { ReviewResult } from '../../shared/contracts/referrals.ts';
import type { AuditLine } from '../../shared/domain/audit-line.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { type Entry, isCause } from '../../shared/domain/ledger/entry.ts';
import type { ReferralReview } from '../../shared/domain/ledger/referral.ts';
import {
  afterReferralChange,
  nextReferralChange,
  openedReferral,
  type ReferralState,
  referralStatus,
} from '../../shared/domain/ledger/referral-state.ts';
import {
  reviewReferral as decide,
  type ReviewReferralCommand,
} from '../../shared/domain/ledger/review-referral.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { actorOf, callerIdOf } from '../../shared/lambda/acting.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { route } from '../../shared/lambda/route.ts';
import { changesOfLists, type ReferralLists } from '../../shared/referring/referral-lists.ts';
import { referralChangeKey } from '../../shared/storage/keys.ts';
import type { ReferralRecord } from '../../shared/storage/referral-record.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import type { ReferralsDeps } from './deps.ts';
import { loadReferral } from './read-referral.ts';
import { reviewView } from './support-view.ts';

type Deps = Pick<ReferralsDeps, 'ledger' | 'programs' | 'noteAudit' | keyof ReferralLists>;

interface Reviewed {
  readonly entry: Entry<ReferralReview>;
  /** As the decision left it: of entries alone, so that the answer is the same whenever it is given. */
  readonly state: ReferralState;
  readonly program: Program;
  readonly isReplay: boolean;
}

/**
 * A person decides about a referral. Idempotent by referral and Idempotency-Key, under which the decision stands in its
 * entry. What both get follows by reconciling. Refusals: REFERRAL_NOT_FOUND, those of the decision. Emits referral.reviewed, and
 * writes a line of audit.
 */
export function reviewReferral(deps: Deps) {
  return route(operation, async ({ path: { friendId }, headers, body, caller, now }) => {
    const { verdict, reason } = body;
    const actor = actorOf(caller, body.actor);
    const reviewId = headers['idempotency-key'];
    const command = { reviewId, verdict, reason, actor, keyId: callerIdOf(caller) };
    const reviewed = await untilCommitted<Reviewed | Refusal>(
      () => attempt(deps, friendId, command, requestHash({ ...body, actor }), now),
      `reviewing the referral of ${friendId}`,
    );
    if (isRefusal(reviewed)) return reviewed;
    const view = reviewResult(reviewed);
    return reviewed.isReplay ? replayed(view) : answer(201, view);
  });
}

async function attempt(
  { ledger, programs, noteAudit, ...lists }: Deps,
  friendId: string,
  command: ReviewReferralCommand,
  hash: string,
  now: EpochSeconds,
): Promise<Reviewed | Refusal | null> {
  const record = await loadReferral(ledger, friendId);
  if (isRefusal(record)) return record;
  const program = await programs.version(record.programVersion);
  const first = findReview(record, command.reviewId, hash);
  if (first !== null) return { ...first, program, isReplay: true };
  const [account, inForce] = await Promise.all([ledger.readAccount(friendId), programs.inForce(now)]);
  if (account === null) throw new Error(`the friend ${friendId} of a referral has no account`);
  const decision = decide(account, record, command, program, now, inForce);
  if (isRefusal(decision)) return decision;
  const { entry } = decision;
  const state = afterReferralChange(record, entry);
  const outcome = await ledger.commit({
    entries: [{ key: referralChangeKey(friendId, nextReferralChange(record)), entry, requestHash: hash }],
    accounts: [{ before: account, after: decision.account }],
    companions: [
      ...changesOfLists(lists, record, state, program, now),
      noteAudit(auditLine(friendId, command, now)),
    ],
  });
  if (outcome.kind !== 'committed') return null;
  return { entry, state, program, isReplay: false };
}

const auditLine = (
  friendId: string,
  { actor, keyId, verdict, reason }: ReviewReferralCommand,
  now: EpochSeconds,
): AuditLine => ({
  at: now,
  action: 'referral_reviewed',
  actor,
  callerId: keyId,
  subject: `member:${friendId}`,
  reason,
  details: { verdict },
});

/**
 * The decision that was made under this key before; null when there is none.
 *
 * @throws ProblemError IDEMPOTENCY_MISMATCH when something else was decided under the key then
 */
function findReview(
  { stored }: ReferralRecord,
  reviewId: string,
  hash: string,
): Pick<Reviewed, 'entry' | 'state'> | null {
  const place = stored.findIndex(
    ({ entry: { cause } }) => cause.kind === 'referral_review' && cause.reviewId === reviewId,
  );
  const [found, opening] = [stored[place], stored[0]];
  if (found === undefined || !isCause(found.entry, 'referral_review')) return null;
  if (opening === undefined || !isCause(opening.entry, 'referral'))
    throw new Error('a referral has no opening as its first entry');
  if (found.requestHash !== hash) {
    const detail = 'was used for another decision about this referral';
    throw new ProblemError(
      'IDEMPOTENCY_MISMATCH',
      'This Idempotency-Key came with another decision about this referral before.',
      [{ pointer: '/headers/idempotency-key', detail }],
    );
  }
  const state = stored
    .slice(1, place + 1)
    .reduce((current, { entry }) => afterReferralChange(current, entry), openedReferral(opening.entry));
  return { entry: found.entry, state };
}

export function reviewResult({
  entry,
  state,
  program,
}: Pick<Reviewed, 'entry' | 'state' | 'program'>): ReviewResult {
  return {
    friendId: state.friendId,
    status: referralStatus(state, program, entry.recordedAt),
    review: reviewView(entry),
    sequence: entry.sequence,
  };
}
