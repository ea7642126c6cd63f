import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { HasTime } from '../../shared/lambda/scheduled-function.ts';
import { awaitsReview, outcomeOf } from '../../shared/referring/referral-lists.ts';
import { Fault } from '../../shared/storage/fault.ts';
import type { FriendList } from '../../shared/storage/friend-list.ts';
import type { LedgerStore } from '../../shared/storage/ledger-store.ts';
import type { ProgramSource } from '../../shared/storage/program-source.ts';
import type { AwaitedReview, ReviewList } from '../../shared/storage/review-list.ts';
import type { ReconciliationDeps } from './deps.ts';

interface Deps {
  readonly ledger: Pick<LedgerStore, 'readReferral' | 'commit'>;
  readonly programs: Pick<ProgramSource, 'version'>;
  readonly reviews: ReviewList;
  readonly friends: Pick<FriendList, 'marking'>;
  readonly logger: ReconciliationDeps['logger'];
}

const AT_ONCE = 25;

/**
 * Once an hour: takes off the list of reviews what nobody reviewed in time, and tells the advocate's list. That it is
 * rejected was so from its moment on, without this; points do not depend on it. Costs two read units for each that waits
 * although its hold has ended.
 */
export function closeLapsedReviews({ ledger, programs, reviews, friends, logger }: Deps) {
  /** @throws Fault when the list cannot be read: the next run goes on. */
  return async (now: EpochSeconds, hasTime: HasTime): Promise<void> => {
    let after: string | undefined;
    while (hasTime()) {
      const { waiting, next } = await reviews.page(AT_ONCE, after);
      // In the order in which holds end, and none lapses before its hold does.
      const ended = waiting.filter(({ holdEndsAt }) => holdEndsAt <= now);
      await Promise.all(ended.map((review) => tryToClose(review, now)));
      if (next === null || ended.length < waiting.length) return;
      after = next;
    }
  };

  /** What fails for one holds up neither the others nor what the hourly run has to do after. */
  async function tryToClose(review: AwaitedReview, now: EpochSeconds): Promise<void> {
    try {
      await closeOne(review, now);
    } catch (error) {
      const level = error instanceof Fault ? 'warn' : 'error';
      const { friendId } = review;
      logger[level]('a review could not be looked after', { friendId, error: error as Error });
    }
  }

  async function closeOne({ friendId, holdEndsAt }: AwaitedReview, now: EpochSeconds): Promise<void> {
    const state = await ledger.readReferral(friendId);
    const program = state && (await programs.version(state.programVersion));
    const outcome = state && program && outcomeOf(state, program, now);
    if (state !== null && awaitsReview(state) && outcome === null) return;
    const isLapsed = state !== null && awaitsReview(state) && outcome === 'rejected';
    await ledger.commit({
      entries: [],
      accounts: [],
      companions: [
        reviews.removing(friendId, holdEndsAt),
        ...(isLapsed ? [friends.marking(state.advocateId, state, outcome)] : []),
      ],
    });
  }
}
