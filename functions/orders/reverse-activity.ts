import { reverseActivity as operation } from '../../shared/contracts/operations/activities.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { openAccount } from '../../shared/domain/ledger/account.ts';
import { type ActivityAccrual, type Entry, isCause } from '../../shared/domain/ledger/entry.ts';
import {
  reverseActivity as decide,
  type ReverseCommand,
} from '../../shared/domain/ledger/reverse-activity.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { type ApiAnswer, route } from '../../shared/lambda/route.ts';
import { drawing } from '../../shared/ordering/budget-draws.ts';
import type { OrderingDeps } from '../../shared/ordering/ordering-deps.ts';
import type { StoredEntry } from '../../shared/storage/entry-codec.ts';
import { activityKey, activityReversalKey } from '../../shared/storage/keys.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import { activityReversalView } from './activity-view.ts';

type Answer = ApiAnswer<typeof operation> | Refusal;

/**
 * Takes back all that an activity gave. Idempotent by activity id: the reversal has one place in the ledger, which is
 * looked at first. Refusals: ACTIVITY_NOT_FOUND. Emits activity.reversed.
 */
export function reverseActivity({
  ledger,
  programs,
  budgets,
}: Pick<OrderingDeps, 'ledger' | 'programs' | 'budgets'>) {
  return route(operation, ({ path: { activityId }, body, now }) => {
    const command = body.reason === undefined ? {} : { reason: body.reason };
    return untilCommitted<Answer>(async () => {
      const first = await ledger.readEntry(activityReversalKey(activityId));
      if (first) return replay(first, requestHash(command));
      const recorded = await ledger.readEntry(activityKey(activityId));
      if (recorded === null) {
        const detail = `No activity ${activityId} has been recorded.`;
        return refuse('ACTIVITY_NOT_FOUND', detail, '/path/activityId');
      }
      if (!isCause(recorded.entry, 'activity'))
        throw new Error(`the place of an activity holds a ${recorded.entry.cause.kind}`);
      return apply(recorded.entry, command, now);
    }, `withdrawing activity ${activityId}`);
  });

  async function apply(recorded: Entry<ActivityAccrual>, command: ReverseCommand, now: EpochSeconds) {
    const { memberId, programVersion, cause } = recorded;
    const account = (await ledger.readAccount(memberId)) ?? openAccount(memberId);
    const program = await programs.version(programVersion);
    const inForce = await programs.inForce(now);
    const { account: after, entry } = decide(account, recorded, command, program, now, inForce);
    const key = activityReversalKey(cause.activity.activityId);
    const outcome = await ledger.commit({
      entries: [{ key, entry, requestHash: requestHash(command) }],
      accounts: [{ before: account, after }],
      companions: await drawing(budgets, [entry], program),
    });
    return outcome.kind === 'committed' ? answer(201, activityReversalView(entry)) : null;
  }
}

function replay({ entry, requestHash: first }: StoredEntry, hash: string): Answer {
  if (!isCause(entry, 'activity_reversal'))
    throw new Error(`the place of a reversal holds a ${entry.cause.kind}`);
  if (first !== hash) {
    throw new ProblemError(
      'IDEMPOTENCY_MISMATCH',
      `Activity ${entry.cause.activityId} was withdrawn for another reason.`,
      [{ pointer: '/reason', detail: 'is not what the first withdrawal said' }],
    );
  }
  return replayed(activityReversalView(entry));
}
