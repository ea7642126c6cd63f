import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { JourneyKeeper, Kept, MemberNews } from '../../shared/journeys/keep-journey.ts';
import type { QueueMessage } from '../../shared/lambda/batch-function.ts';
import type { HasTime } from '../../shared/lambda/scheduled-function.ts';
import { Fault } from '../../shared/storage/fault.ts';
import type { Telling } from './deps.ts';
import type { DueDispatcher } from './dispatch-due.ts';
import type { AllMembers } from './look-at-all.ts';
import { type JourneyMessage, readMessage } from './read-message.ts';

interface Deps extends Telling {
  readonly keep: JourneyKeeper;
  readonly dispatch: DueDispatcher;
  readonly everybody: Pick<AllMembers, 'goOn'>;
}

type Said = Pick<QueueMessage, 'messageId' | 'body'>;

interface Grouped extends MemberNews {
  readonly messageIds: readonly string[];
}

/** Members at once: each waits for the store and computes little. */
const AT_ONCE = 10;

/**
 * A batch of the queue: events of members, members whose time has come, and work to go on with. Of each member all that came is
 * looked at together, so that a burst of entries is one transaction. A member who fails fails the messages about them, and no
 * others; what there was no time for fails too, and comes again.
 *
 * Emits what `journeyKeeper` writes.
 */
export function takeBatch({ keep, dispatch, everybody, logger, metrics }: Deps) {
  /** @returns ids of the messages that have to come again */
  return async (
    messages: readonly Said[],
    now: EpochSeconds,
    hasTime: HasTime,
  ): Promise<ReadonlySet<string>> => {
    const failed = new Set<string>();
    const read = messages.flatMap((message) => {
      const about = reading(message);
      if (about === null) failed.add(message.messageId);
      return about === null ? [] : [{ messageId: message.messageId, about }];
    });
    const members = byMember(read);
    const waiting = members.values();
    await Promise.all(Array.from({ length: AT_ONCE }, () => work(waiting)));
    for (const { messageId, about } of read) await goOn(messageId, about);
    return failed;

    async function work(queue: IterableIterator<Grouped>): Promise<void> {
      for (const news of queue) {
        if (hasTime() && (await isKept(news))) continue;
        for (const messageId of news.messageIds) failed.add(messageId);
      }
    }

    async function isKept({ messageIds, ...news }: Grouped): Promise<boolean> {
      try {
        count(await keep(news, now));
        return true;
      } catch (error) {
        report(error, { memberId: news.memberId, messageIds });
        return false;
      }
    }

    async function goOn(messageId: string, about: JourneyMessage): Promise<void> {
      try {
        if (about.kind === 'go_on') await dispatch(now, hasTime, about.shards);
        if (about.kind === 'all') await everybody.goOn(about, now, hasTime);
      } catch (error) {
        report(error, { messageIds: [messageId] });
        failed.add(messageId);
      }
    }
  };

  function reading({ messageId, body }: Said): JourneyMessage | null {
    try {
      return readMessage(body);
    } catch (error) {
      report(error, { messageIds: [messageId] });
      return null;
    }
  }

  function report(error: unknown, about: object): void {
    const level = error instanceof Fault ? 'warn' : 'error';
    logger[level]('a message failed and will come again', { ...about, error: error as Error });
  }

  function count({ taken, filled, decisions }: Kept): void {
    const outcomes = (outcome: string) => decisions.filter((decision) => decision.outcome === outcome).length;
    const counts = {
      EntriesTaken: taken,
      EntriesFilled: filled,
      AsksMade: outcomes('made'),
      AsksHeldOut: outcomes('held_out'),
      AsksDropped: outcomes('dropped'),
    };
    for (const [name, value] of Object.entries(counts))
      if (value > 0) metrics.addMetric(name, MetricUnit.Count, value);
  }
}

function byMember(
  read: readonly { readonly messageId: string; readonly about: JourneyMessage }[],
): ReadonlyMap<string, Grouped> {
  const members = new Map<string, Grouped>();
  for (const { messageId, about } of read) {
    if (about.kind === 'entry') add(about.entry.memberId, { entries: [about.entry] }, messageId);
    if (about.kind === 'due')
      for (const { memberId, place } of about.due) add(memberId, { due: [place] }, messageId);
  }
  return members;

  function add(memberId: string, { entries = [], due = [] }: Partial<MemberNews>, messageId: string): void {
    const before = members.get(memberId) ?? { memberId, entries: [], due: [], messageIds: [] };
    members.set(memberId, {
      memberId,
      entries: [...before.entries, ...entries],
      due: [...before.due, ...due],
      messageIds: [...before.messageIds, messageId],
    });
  }
}
