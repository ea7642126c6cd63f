import type { SQSRecord } from 'aws-lambda';
import { DeliveryMessage } from '../../shared/contracts/delivery-message.ts';
import type { ItemKey } from '../../shared/domain/delivery/outbox-item.ts';
import type { MessageQueue } from '../../shared/events/message-queue.ts';
import type { OutboxStore } from '../../shared/storage/outbox-store.ts';
import { troubleIn } from './held-up.ts';

const FIRST_SECONDS = 30;
const LONGEST_SECONDS = 3_600;

/** Half a minute, doubled with each failed try up to an hour, and up to half of it less, so that they spread. */
export function pauseSeconds(tries: number, chance: number): number {
  const longest = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.max(0, tries - 1));
  return Math.ceil(longest * (1 - chance / 2));
}

/**
 * Has what failed come again after a pause, and notes why it waits and until when, for who is asked about it. Where either
 * cannot be said, the queue's own time passes, and nothing is noted.
 */
export function backOff({
  queue,
  outbox,
}: {
  readonly queue: Pick<MessageQueue, 'postpone'>;
  readonly outbox: Pick<OutboxStore, 'noteTrouble'>;
}) {
  return async ({ receiptHandle, attributes, body }: SQSRecord, error: unknown): Promise<void> => {
    const pause = pauseSeconds(Number(attributes.ApproximateReceiveCount), Math.random());
    const until = Math.floor(Date.now() / 1000) + pause;
    const key = itemIn(body);
    await Promise.allSettled([
      queue.postpone(receiptHandle, pause),
      ...(key === null ? [] : [outbox.noteTrouble(key, troubleIn(error), until)]),
    ]);
  };
}

function itemIn(body: string): ItemKey | null {
  try {
    const message = DeliveryMessage.parse(JSON.parse(body));
    return 'happened' in message ? null : message;
  } catch {
    return null;
  }
}
