import { reverseActivity as operation } from '../../shared/contracts/operations/activities.ts';
import { isCause } from '../../shared/domain/ledger/entry.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { type ApiAnswer, route } from '../../shared/lambda/route.ts';
import { bookReversal, recordedActivity } from '../../shared/ordering/activity-booking.ts';
import type { OrderingDeps } from '../../shared/ordering/ordering-deps.ts';
import type { StoredEntry } from '../../shared/storage/entry-codec.ts';
import { activityReversalKey } from '../../shared/storage/keys.ts';
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
      const recorded = await recordedActivity({ ledger }, activityId);
      if (recorded === null) {
        const detail = `No activity ${activityId} has been recorded.`;
        return refuse('ACTIVITY_NOT_FOUND', detail, '/path/activityId');
      }
      const { entry, write } = await bookReversal({ ledger, programs, budgets }, recorded, command, now);
      const outcome = await ledger.commit(write);
      return outcome.kind === 'committed' ? answer(201, activityReversalView(entry)) : null;
    }, `withdrawing activity ${activityId}`);
  });
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
