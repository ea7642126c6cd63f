import type { Caller } from '../../shared/contracts/access.ts';
import * as operations from '../../shared/contracts/operations/contributions.ts';
import type { AuditLine } from '../../shared/domain/audit-line.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { type Contribution, statusOf } from '../../shared/domain/contributions/contribution.ts';
import * as moves from '../../shared/domain/contributions/decide-contribution.ts';
import { isCause } from '../../shared/domain/ledger/entry.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { actorOf, callerIdOf } from '../../shared/lambda/acting.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { route } from '../../shared/lambda/route.ts';
import { recordedActivity } from '../../shared/ordering/activity-booking.ts';
import { activityReversalKey } from '../../shared/storage/keys.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import { decisionView } from './decision-view.ts';
import type { ContributionsDeps } from './deps.ts';
import { OTHER_ACTIVITY, type TellingDeps, tellLedger } from './tell-ledger.ts';

type Deps = TellingDeps & Pick<ContributionsDeps, 'contributions' | 'noteAudit'>;
type Move = (
  contribution: Contribution,
  command: moves.DecisionCommand,
  now: EpochSeconds,
) => moves.Decided | Refusal;

interface Outcome {
  readonly contribution: Contribution;
  readonly isReplay: boolean;
}

/**
 * A person, or the shop's own moderation, decides about a contribution. Decision and entry are one transaction, so there is no
 * moment at which one is without the other; of two who decide at once, one did. Refusals: CONTRIBUTION_NOT_FOUND, those of
 * the decision. Emits activity.recorded, or activity.reversed, and writes a line of audit.
 */
export function decider(deps: Deps, move: Move) {
  const { ledger, contributions, noteAudit } = deps;
  const tell = tellLedger(deps);

  return (contributionId: string, command: moves.DecisionCommand, now: EpochSeconds, callerId: string) =>
    untilCommitted<Outcome | Refusal>(async () => {
      const before = await contributions.find(contributionId);
      if (before === null) return refuseUnknown(contributionId);
      const decision = move(before, command, now);
      if (isRefusal(decision)) return decision;
      if (decision.contribution === before) return { contribution: before, isReplay: true };
      const line = lineOf(decision.contribution, command, callerId, now);
      return commit(before, decision, line, now);
    }, `deciding about contribution ${contributionId}`);

  /** Null where it was decided on what was no longer so. */
  async function commit(
    before: Contribution,
    { contribution, changes }: moves.Decided,
    line: AuditLine,
    now: EpochSeconds,
  ): Promise<Outcome | Refusal | null> {
    const { memberId, activity } = before;
    const account = await ledger.readAccount(memberId);
    // An erasure takes the contribution with it, in a moment.
    if (account === null || account.status === 'erased') return refuseUnknown(activity.activityId);
    const told = await tell(account, before, changes, now);
    if (told === OTHER_ACTIVITY) throw otherActivity(activity.activityId);
    if (isRefusal(told)) return told;
    const { kind } = await ledger.commit({
      ...told,
      companions: [...told.companions, ...contributions.deciding(before, contribution), noteAudit(line)],
    });
    return kind === 'committed' ? { contribution, isReplay: false } : null;
  }
}

export const approveContribution = (deps: Deps) =>
  route(operations.approveContribution, async ({ path, body, caller, now }) => {
    const decide = decider(deps, moves.approveContribution);
    const decided = await decide(path.contributionId, commandOf(body, caller), now, callerIdOf(caller));
    return answerOf(deps, decided, caller);
  });

export const rejectContribution = (deps: Deps) =>
  route(operations.rejectContribution, async ({ path, body, caller, now }) => {
    const decide = decider(deps, moves.rejectContribution);
    const decided = await decide(path.contributionId, commandOf(body, caller), now, callerIdOf(caller));
    return answerOf(deps, decided, caller);
  });

export const withdrawContribution = (deps: Deps) =>
  route(operations.withdrawContribution, async ({ path, body, caller, now }) => {
    const decide = decider(deps, moves.withdrawContribution);
    const decided = await decide(path.contributionId, commandOf(body, caller), now, callerIdOf(caller));
    return answerOf(deps, decided, caller);
  });

/** Without the reason: it is free text about what a member made, and is erased with that. */
function lineOf(
  contribution: Contribution,
  { actor }: moves.DecisionCommand,
  callerId: string,
  now: EpochSeconds,
): AuditLine {
  const status = statusOf(contribution);
  if (status === 'submitted') throw new Error('a decision left a contribution undecided');
  return {
    at: now,
    action: `contribution_${status}`,
    actor,
    callerId,
    subject: `member:${contribution.memberId}`,
    reason: null,
    details: { contributionId: contribution.activity.activityId },
  };
}

/** Who calls is who decides, where nobody else is named. */
function commandOf(
  { actor, reason }: { readonly actor?: string | undefined; readonly reason?: string | undefined },
  caller: Caller | null,
): moves.DecisionCommand {
  const isPerson = caller?.kind === 'person';
  return {
    actor: isPerson || actor !== undefined ? actorOf(caller, actor) : `key:${callerIdOf(caller)}`,
    ...(reason === undefined ? {} : { reason }),
  };
}

async function answerOf({ ledger }: Pick<Deps, 'ledger'>, outcome: Outcome | Refusal, caller: Caller | null) {
  if (isRefusal(outcome)) return outcome;
  const { contribution, isReplay } = outcome;
  const { activityId } = contribution.activity;
  const [recorded, reversal] = await Promise.all([
    recordedActivity({ ledger }, activityId),
    ledger.readEntry(activityReversalKey(activityId)),
  ]);
  const reversed = reversal && isCause(reversal.entry, 'activity_reversal') ? reversal.entry : null;
  const body = decisionView(contribution, { recorded, reversed }, caller);
  return isReplay ? replayed(body) : answer(201, body);
}

const refuseUnknown = (contributionId: string): Refusal =>
  refuse('CONTRIBUTION_NOT_FOUND', `There is no contribution ${contributionId}.`, '/path/contributionId');

const otherActivity = (contributionId: string): ProblemError =>
  new ProblemError(
    'IDEMPOTENCY_MISMATCH',
    `An activity ${contributionId} was recorded besides, with other content or of another customer.`,
    [{ pointer: '/path/contributionId', detail: 'is the id of an activity with other content' }],
  );
