import { adjustPoints as operation } from '../../shared/contracts/operations/accounts.ts';
import { isoExpiry, spansOf } from '../../shared/contracts/time.ts';
import { adjustPoints as decide } from '../../shared/domain/ledger/adjust-points.ts';
import { type Adjustment, type Entry, isCause } from '../../shared/domain/ledger/entry.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { actorOf, callerIdOf } from '../../shared/lambda/acting.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { route } from '../../shared/lambda/route.ts';
import type { StoredEntry } from '../../shared/storage/entry-codec.ts';
import { adjustmentKey } from '../../shared/storage/keys.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import type { AccountsDeps } from './deps.ts';

/**
 * Gives or takes points by a person's decision. Idempotent by Idempotency-Key and member: the key is the adjustment's
 * place in the ledger. It is looked at before deciding, because a retry of an adjustment that took the last points must
 * get its first answer and not INSUFFICIENT_POINTS. Refusals: those of the decision. Emits
 * points.adjusted, and writes a line of audit.
 */
export function adjustPoints({
  ledger,
  programs,
  noteAudit,
}: Pick<AccountsDeps, 'ledger' | 'programs' | 'noteAudit'>) {
  return route(operation, async ({ path: { memberId }, headers, body, caller, now }) => {
    const adjustmentId = headers['idempotency-key'];
    const { points, reason, reference } = body;
    const actor = actorOf(caller, body.actor);
    const hash = requestHash(points, reason, reference, actor);
    const command = {
      adjustmentId,
      points,
      reason,
      actor,
      keyId: callerIdOf(caller),
      ...(reference === undefined ? {} : { reference }),
    };
    const program = await programs.inForce(now);
    return untilCommitted(async () => {
      const existing = await ledger.readEntry(adjustmentKey(memberId, adjustmentId));
      if (existing) return replay(existing, hash);
      const account = await ledger.readAccount(memberId);
      if (account === null)
        return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
      const decision = decide(account, command, program, now);
      if (isRefusal(decision)) return decision;
      const { entry } = decision;
      const outcome = await ledger.commit({
        entries: [{ key: adjustmentKey(memberId, adjustmentId), entry, requestHash: hash }],
        accounts: [{ before: account, after: decision.account }],
        companions: [
          noteAudit({
            at: now,
            action: 'points_adjusted',
            actor,
            callerId: command.keyId,
            subject: `member:${memberId}`,
            reason,
            details: { points, sequence: entry.sequence, reference: reference ?? null },
          }),
        ],
      });
      return outcome.kind === 'committed' ? answer(201, view(entry)) : null;
    }, `adjusting member ${memberId}`);
  });
}

function replay(existing: StoredEntry, hash: string) {
  const { entry, requestHash: first } = existing;
  if (!isCause(entry, 'adjustment'))
    throw new Error(`the place of an adjustment holds a ${entry.cause.kind}`);
  if (first !== hash) {
    throw new ProblemError(
      'IDEMPOTENCY_MISMATCH',
      'This Idempotency-Key came with another adjustment before.',
      [{ pointer: '/headers/idempotency-key', detail: 'was used for another adjustment of this member' }],
    );
  }
  return replayed(view(entry));
}

function view(entry: Entry<Adjustment>) {
  const given = entry.postings.find((posting) => posting.account === 'active' && posting.points > 0);
  return {
    memberId: entry.memberId,
    sequence: entry.sequence,
    points: entry.cause.points,
    expiresAt: isoExpiry(given?.account === 'active' ? given.expiresAt : null, spansOf(entry)),
    balance: entry.balance,
  };
}
