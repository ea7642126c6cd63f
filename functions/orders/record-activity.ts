import type { ActivityRequest } from '../../shared/contracts/activities.ts';
import { recordActivity as operation } from '../../shared/contracts/operations/activities.ts';
import { parseTime } from '../../shared/contracts/time.ts';
import { type Activity, isCause } from '../../shared/domain/ledger/entry.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { route } from '../../shared/lambda/route.ts';
import { activityHash, bookActivity } from '../../shared/ordering/activity-booking.ts';
import { accountOfBuyer } from '../../shared/ordering/buyer.ts';
import type { OrderingDeps } from '../../shared/ordering/ordering-deps.ts';
import type { StoredEntry } from '../../shared/storage/entry-codec.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import { activityView } from './activity-view.ts';

/**
 * Records an activity and what it earns. Idempotent by activity id, which is its place in the ledger: a second one meets
 * the first. Refusals: MEMBER_NOT_FOUND, then those of the decision. Emits activity.recorded.
 */
export function recordActivity({ ledger, profiles, programs, budgets }: OrderingDeps) {
  return route(operation, async ({ body, now }) => {
    const program = await programs.inForce(now);
    const activity = activityOf(body);
    const { activityId } = activity;
    return untilCommitted(async () => {
      const account = await accountOfBuyer({ ledger, profiles }, body, activityId);
      if (isRefusal(account)) return account;
      const booking = await bookActivity({ profiles, budgets }, account, activity, program, now);
      if (isRefusal(booking)) return booking;
      const outcome = await ledger.commit(booking.write);
      if (outcome.kind === 'committed') return answer(201, activityView(booking.entry, program));
      if (outcome.kind !== 'duplicate') return null;
      return replay(outcome.existing, activityHash(activity, account.memberId));
    }, `recording activity ${activityId}`);
  });

  async function replay({ entry, requestHash: first }: StoredEntry, hash: string) {
    if (!isCause(entry, 'activity')) throw new Error(`the place of an activity holds a ${entry.cause.kind}`);
    const { activityId } = entry.cause.activity;
    if (first !== hash) {
      throw new ProblemError(
        'IDEMPOTENCY_MISMATCH',
        `Activity ${activityId} was recorded with other content, or for another customer.`,
        [{ pointer: '/activityId', detail: 'is the id of an activity with other content' }],
      );
    }
    return replayed(activityView(entry, await programs.version(entry.programVersion)));
  }
}

/** Attributes in the order of their names, so that the same activity always has the same text. */
function activityOf({ activityId, type, occurredAt, attributes }: ActivityRequest): Activity {
  const sorted = Object.entries(attributes).sort(([one], [other]) => (one < other ? -1 : 1));
  return { activityId, type, occurredAt: parseTime(occurredAt), attributes: Object.fromEntries(sorted) };
}
