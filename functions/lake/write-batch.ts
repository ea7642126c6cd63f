import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { SetAside } from '../../shared/events/set-aside.ts';
import { type ArrivedLine, arrivalOf, type RawBatch, rawBatches } from '../../shared/lake/raw-batch.ts';
import { rawLine } from '../../shared/lake/raw-line.ts';
import type { RawStore } from '../../shared/lake/raw-store.ts';
import { type KeyOf, keyedBy } from '../../shared/lake/shop-key.ts';
import type { QueueMessage } from '../../shared/lambda/batch-function.ts';

export interface LakeDeps {
  /** What keys of ids are made with. */
  readonly salt: () => Promise<Uint8Array>;
  readonly raw: RawStore;
  readonly setAside: SetAside;
  readonly logger: Pick<Logger, 'warn' | 'error'>;
  readonly metrics: Pick<Metrics, 'addMetric'>;
}

interface Read extends ArrivedLine {
  readonly isKnown: boolean;
}

interface Poison {
  readonly message: QueueMessage;
  readonly cause: Error;
}

/** Messages that are set aside at once. */
const AT_ONCE = 10;

/**
 * A batch of events into the lake, one object for each hour of arrival. A message that is no event is set aside with its cause and
 * holds nobody up; what could not be written fails, and comes again. The same batch again writes the same objects again.
 *
 * Emits nothing; counts EventsWritten, RawObjects, RawBytes, UnknownEvents and PoisonEvents.
 *
 * @returns a function that gives the ids of the messages that have to come again, and throws a Fault when the salt cannot be
 *   read: then all do
 */
export function writeBatch({ salt, raw, setAside, logger, metrics }: LakeDeps) {
  return async (messages: readonly QueueMessage[], now: EpochSeconds): Promise<ReadonlySet<string>> => {
    const key = keyedBy(await salt());
    const failed = new Set<string>();
    const read = messages.map((message) => readMessage(message, key, now));
    const lines = read.flatMap((one) => ('line' in one ? [one] : []));
    const poison = read.flatMap((one) => ('cause' in one ? [one] : []));
    reportUnknown(lines);
    for (const messageId of await setAsideAll(poison)) failed.add(messageId);
    for (const batch of rawBatches(lines)) {
      if (await isWritten(batch)) continue;
      for (const messageId of batch.messageIds) failed.add(messageId);
    }
    return failed;
  };

  /** @returns ids of those that could not be set aside */
  async function setAsideAll(poison: readonly Poison[]): Promise<readonly string[]> {
    const failed: string[] = [];
    for (let start = 0; start < poison.length; start += AT_ONCE) {
      const turn = poison.slice(start, start + AT_ONCE);
      const done = await Promise.all(turn.map(isSetAside));
      failed.push(...turn.filter((_, index) => !done[index]).map(({ message }) => message.messageId));
    }
    return failed;
  }

  function reportUnknown(lines: readonly Read[]): void {
    const unknown = lines.filter(({ isKnown }) => !isKnown);
    if (unknown.length === 0) return;
    const types = [...new Set(unknown.map(({ line }) => line.type))];
    logger.warn('events of unknown types: what they say is not kept', { types, events: unknown.length });
    count('UnknownEvents', unknown.length);
  }

  async function isSetAside({ message: { messageId, body }, cause }: Poison): Promise<boolean> {
    try {
      await setAside(body, cause.message);
      logger.error('an event could not be read and was set aside', { messageId, error: cause });
      count('PoisonEvents', 1);
      return true;
    } catch (error) {
      logger.warn('an event could not be set aside and will come again', {
        messageId,
        error: error as Error,
      });
      return false;
    }
  }

  async function isWritten({ key, bytes, events }: RawBatch): Promise<boolean> {
    try {
      await raw.put(key, bytes);
      count('EventsWritten', events);
      count('RawObjects', 1);
      count('RawBytes', bytes.length);
      return true;
    } catch (error) {
      const about = { key, events, error: error as Error };
      logger.error('a batch of events could not be written and will come again', about);
      return false;
    }
  }

  function count(name: string, value: number): void {
    metrics.addMetric(name, name === 'RawBytes' ? MetricUnit.Bytes : MetricUnit.Count, value);
  }
}

function readMessage(message: QueueMessage, key: KeyOf, now: EpochSeconds): Read | Poison {
  try {
    const { line, isKnown } = rawLine(JSON.parse(message.body), key);
    return { messageId: message.messageId, arrivedAt: arrivalOf(message.sentAt, now), line, isKnown };
  } catch (error) {
    return { message, cause: error as Error };
  }
}
