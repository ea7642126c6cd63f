import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { JourneyQueue } from '../../shared/events/journey-queue.ts';
import type { HasTime } from '../../shared/lambda/scheduled-function.ts';
import type { DuePlaces } from '../../shared/storage/due-places.ts';
import { endOfHour, hourOf, readPlace, SHARDS } from '../../shared/storage/journeys-keys.ts';
import type { Telling } from './deps.ts';

interface Deps extends Telling {
  readonly places: DuePlaces;
  readonly queue: JourneyQueue;
  /** Places that are read together; PAGE where it is left out. */
  readonly page?: number;
}

/** Places that are read, handed on and taken away together. */
const PAGE = 1_000;
const SHARDS_AT_ONCE = 4;
/** Longer than a run takes; should one be cut off, the shard waits so long for the next. */
const LEASE_SECONDS = 90;
/** Who decided a while ago may still write into an hour that has just ended: twice what a function has, and clocks that differ. */
const GRACE_SECONDS = 900;
/** Where nobody looked at a shard yet, the engine may have been off since it was deployed. */
const FIRST_LOOK_BACK_HOURS = 48;

/** What became of a shard: nothing is due any more, somebody else is at it, or time is over. */
type Dispatched = 'done' | 'leased' | 'unfinished';

export type DueDispatcher = ReturnType<typeof dueDispatcher>;

/**
 * Hands the members whose time has come to the queue, and takes their places away; then, not before, so that a place is lost to
 * nothing. Whoever is handed on twice is looked at twice, and nothing happens the second time.
 *
 * It goes from the first hour that may hold anything, which each shard remembers, to the present one: one query a shard where
 * nothing was missed, and one more for each hour that was. What it has no time for, it asks the queue to go on with; a lease keeps
 * the next minute's run off it.
 */
export function dueDispatcher({ places, queue, logger, metrics, page = PAGE }: Deps) {
  /** @param only the shards to look at; all where it is left out. @throws Fault when storage or queue fail. */
  return async (now: EpochSeconds, hasTime: HasTime, only?: readonly number[]): Promise<void> => {
    const known = new Map((await places.shards()).map(({ shard, fromHour }) => [shard, fromHour]));
    const shards = only ?? Array.from({ length: SHARDS }, (_, shard) => shard);
    const waiting = shards.values();
    const unfinished: number[] = [];
    const passedOver: number[] = [];
    const sums = { handedOn: 0, lagSeconds: 0 };
    // Whatever time there is, each worker hands on one page, so that it always goes on.
    await Promise.all(Array.from({ length: SHARDS_AT_ONCE }, work));
    if (sums.handedOn > 0) {
      metrics.addMetric('MembersDue', MetricUnit.Count, sums.handedOn);
      metrics.addMetric('WakeLagSeconds', MetricUnit.Seconds, sums.lagSeconds);
    }
    // Shards that nobody was at come first then, so that none waits for all of another.
    const rest = [...passedOver, ...unfinished];
    if (rest.length === 0) return;
    logger.warn('there was no time for all members that are due; the queue has the rest', { shards: rest });
    await queue.goOn(rest);

    async function work(): Promise<void> {
      let isFirst = true;
      for (const shard of waiting) {
        if (!isFirst && !hasTime()) passedOver.push(shard);
        else if ((await dispatchShard(shard, known.get(shard) ?? null)) === 'unfinished')
          unfinished.push(shard);
        isFirst = false;
      }
    }

    async function dispatchShard(shard: number, fromHour: number | null): Promise<Dispatched> {
      // No later than where somebody may still write: a clock that was ahead must not have members forgotten.
      const first = Math.min(fromHour ?? hourOf(now) - FIRST_LOOK_BACK_HOURS, firstOpenHour(now));
      let isLeased = false;
      let outcome: Dispatched = 'done';
      let hour = first;
      for (; hour <= hourOf(now) && outcome === 'done'; hour += 1) {
        outcome = await dispatchHour(shard, hour, async () => {
          isLeased ||= await places.lease(shard, now + LEASE_SECONDS, now, first);
          return isLeased;
        });
      }
      // The last hour of a run that did not finish may hold more.
      const passed = Math.min(outcome === 'done' ? hour : hour - 1, firstOpenHour(now));
      if (outcome !== 'leased' && passed > first) await places.passTo(shard, passed);
      if (isLeased) await places.release(shard);
      return outcome;
    }

    async function dispatchHour(
      shard: number,
      hour: number,
      lease: () => Promise<boolean>,
    ): Promise<Dispatched> {
      for (;;) {
        const due = await places.due(shard, hour, now, page);
        if (due.length === 0) return 'done';
        if (!(await lease())) return 'leased';
        await queue.handOn(due);
        await places.remove(due);
        sums.handedOn += due.length;
        sums.lagSeconds = Math.max(sums.lagSeconds, ...due.map((place) => now - readPlace(place).at));
        if (!hasTime()) return 'unfinished';
      }
    }
  };
}

/** The first hour into which somebody may still write. */
function firstOpenHour(now: EpochSeconds): number {
  const hour = hourOf(now);
  return endOfHour(hour - 1) + GRACE_SECONDS <= now ? hour : hour - 1;
}
