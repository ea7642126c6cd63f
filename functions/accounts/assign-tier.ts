import { assignTier as operation } from '../../shared/contracts/operations/accounts.ts';
import { parseTime } from '../../shared/contracts/time.ts';
import { type AssignTierCommand, assignTier as decide } from '../../shared/domain/ledger/assign-tier.ts';
import { type Entry, isCause, type TierAssignment } from '../../shared/domain/ledger/entry.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { actorOf, callerIdOf } from '../../shared/lambda/acting.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { type ApiRequest, route } from '../../shared/lambda/route.ts';
import type { StoredEntry } from '../../shared/storage/entry-codec.ts';
import { assignmentKey } from '../../shared/storage/keys.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import type { AccountsDeps } from './deps.ts';
import { assignmentView } from './tier-view.ts';

/**
 * Gives a member a tier by a person's decision, or takes such a decision back. Idempotent by Idempotency-Key and member:
 * the key is the assignment's place in the ledger. It is looked at before deciding, because a retry that comes after the
 * assignment's end must get its first answer and not ASSIGNMENT_IN_PAST. Refusals: those of the decision. Emits
 * tier.assigned, and tier.changed where the member has another tier by it; writes a line of audit.
 */
export function assignTier({
  ledger,
  programs,
  noteAudit,
}: Pick<AccountsDeps, 'ledger' | 'programs' | 'noteAudit'>) {
  return route(operation, ({ path: { memberId }, headers, body, caller, now }) => {
    const assignmentId = headers['idempotency-key'];
    const { tier, until, pin, reason, reference } = body;
    const actor = actorOf(caller, body.actor);
    const hash = requestHash(tier, until, pin, reason, reference, actor);
    const command = commandOf(body, { assignmentId, actor, keyId: callerIdOf(caller) });
    return untilCommitted(async () => {
      const key = assignmentKey(memberId, assignmentId);
      const existing = await ledger.readEntry(key);
      if (existing) return replay(existing, hash);
      const account = await ledger.readAccount(memberId);
      if (account === null)
        return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/path/memberId');
      const decision = decide(account, command, await programs.inForce(now), now);
      if (isRefusal(decision)) return decision;
      const outcome = await ledger.commit({
        entries: [{ key, entry: decision.entry, requestHash: hash }],
        accounts: [{ before: account, after: decision.account }],
        companions: [
          noteAudit({
            at: now,
            action: 'tier_assigned',
            actor,
            callerId: command.keyId,
            subject: `member:${memberId}`,
            reason,
            details: { tier, until, pin, reference: reference ?? null },
          }),
        ],
      });
      return outcome.kind === 'committed' ? answer(201, view(decision.entry)) : null;
    }, `assigning member ${memberId} a tier`);
  });
}

function commandOf(
  { tier, until, pin, reason, reference }: ApiRequest<typeof operation>['body'],
  by: Pick<AssignTierCommand, 'assignmentId' | 'actor' | 'keyId'>,
): AssignTierCommand {
  return {
    ...by,
    tier,
    until: until === null ? null : parseTime(until),
    pin,
    reason,
    ...(reference === undefined ? {} : { reference }),
  };
}

function replay(existing: StoredEntry, hash: string) {
  const { entry, requestHash: first } = existing;
  if (!isCause(entry, 'tier_assignment'))
    throw new Error(`the place of a tier assignment holds a ${entry.cause.kind}`);
  if (first !== hash) {
    throw new ProblemError(
      'IDEMPOTENCY_MISMATCH',
      'This Idempotency-Key came with another assignment before.',
      [{ pointer: '/headers/idempotency-key', detail: 'was used for another assignment of this member' }],
    );
  }
  return replayed(view(entry));
}

function view({ memberId, sequence, assignment, tier }: Entry<TierAssignment>) {
  return {
    memberId,
    sequence,
    assignment: assignment ? assignmentView(assignment) : null,
    change: tier ?? null,
  };
}
