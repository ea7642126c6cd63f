import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { HasTime } from '../../shared/lambda/scheduled-function.ts';
import type { Withheld } from '../../shared/redeeming/grant-reward.ts';
import type { DueList, DuePromise } from '../../shared/storage/due-list.ts';
import { Fault } from '../../shared/storage/fault.ts';
import type { LedgerStore } from '../../shared/storage/ledger-store.ts';
import { countReconciled } from './count-reconciled.ts';
import type { ReconciliationDeps } from './deps.ts';

interface Deps extends ReconciliationDeps {
  readonly dues: DueList;
  readonly ledger: Pick<LedgerStore, 'commit'>;
}

/** Holds end at midnight, all of a day at once: looked after side by side, as many as do not get into each other's way. */
const AT_ONCE = 25;
/** What a shop can fill up. A reward that the version which promised it does not have, or that needs a cart, never comes. */
const MAY_COME: ReadonlySet<Withheld> = new Set(['REWARD_OUT_OF_STOCK', 'POOL_EMPTY']);
/** What could not be given is due again before the next hour's run, and behind what has not been tried. */
const TRY_AGAIN_SECONDS = 1_800;

/**
 * Once an hour: looks after the promises of catalogue rewards that are due. One that is kept, or was broken and is taken
 * back, goes off the list; one whose stock or pool is empty stays on it and is tried again by the next run. The list is only what to look at: a promise that is looked at twice is kept once.
 */
export function keepDuePromises({ dues, ledger, reconcile, logger, metrics }: Deps) {
  return async (now: EpochSeconds, hasTime: HasTime): Promise<void> => {
    while (hasTime()) {
      const due = await dues.due(now, AT_ONCE);
      if (due.length === 0) return;
      await Promise.all(due.map((promise) => lookAfter(promise, now)));
    }
    logger.warn('there was no time for all promises that are due; the next run goes on');
  };

  async function lookAfter(promise: DuePromise, now: EpochSeconds): Promise<void> {
    const isKept = await tryToKeep(promise, now);
    if (isKept) await dues.remove(promise.friendId, promise.dueAt);
    else await postpone(promise, now);
  }

  /** What fails for one friend holds the others up as little as what cannot be given. */
  async function tryToKeep({ friendId }: DuePromise, now: EpochSeconds): Promise<boolean> {
    try {
      const done = await reconcile(friendId, now);
      countReconciled(metrics, done);
      const { withheld } = done.promises;
      if (withheld.length === 0) return true;
      metrics.addMetric('PromisesWithheld', MetricUnit.Count, withheld.length);
      const willTry = withheld.some((reason) => MAY_COME.has(reason));
      const level = willTry ? 'warn' : 'error';
      logger[level]('a promised reward could not be given', { friendId, withheld, willTry });
      return !willTry;
    } catch (error) {
      const level = error instanceof Fault ? 'warn' : 'error';
      logger[level]('a promise could not be looked after', { friendId, error: error as Error });
    }
    return false;
  }

  async function postpone({ friendId, dueAt }: DuePromise, now: EpochSeconds): Promise<void> {
    const companions = [dues.adding(friendId, now + TRY_AGAIN_SECONDS), dues.removing(friendId, dueAt)];
    // Where another was in the way it stays as it is, and is looked at once more.
    await ledger.commit({ entries: [], accounts: [], companions });
  }
}
