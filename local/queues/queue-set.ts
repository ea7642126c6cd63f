import type { LocalQueue } from './local-queue.ts';
import type { MessageStore, NewMessage, ReceiveOptions, StoredMessage } from './message-store.ts';

/** The queues of the stack with their rules applied; the wire protocol and deliveries both go through it. */
export type QueueSet = {
  readonly store: MessageStore;
  all(): readonly LocalQueue[];
  byName(name: string): LocalQueue | undefined;
  byArn(arn: string): LocalQueue | undefined;
  send(queue: LocalQueue, message: NewMessage): string;
  receive(queue: LocalQueue, limit: number, visibilityTimeoutMs?: number): StoredMessage[];
  /** How messages of this queue are taken: its visibility timeout and its way to the dead letters. */
  receiveOptions(queue: LocalQueue, limit: number, visibilityTimeoutMs?: number): ReceiveOptions;
};

export function createQueueSet(queues: readonly LocalQueue[], store: MessageStore): QueueSet {
  const byName = new Map(queues.map((queue) => [queue.name, queue]));
  const byArn = new Map(queues.map((queue) => [queue.arn, queue]));

  const receiveOptions: QueueSet['receiveOptions'] = (queue, limit, visibilityTimeoutMs) => {
    const deadLetters = byArn.get(queue.redrive?.deadLetterArn ?? '');
    return {
      limit,
      visibilityTimeoutMs: visibilityTimeoutMs ?? queue.visibilityTimeoutMs,
      ...(queue.redrive === undefined || deadLetters === undefined
        ? {}
        : {
            redrive: {
              maxReceiveCount: queue.redrive.maxReceiveCount,
              queue: deadLetters.name,
              sourceArn: queue.arn,
            },
          }),
    };
  };

  return {
    store,
    all: () => queues,
    byName: (name) => byName.get(name),
    byArn: (arn) => byArn.get(arn),
    send: (queue, message) => store.send(queue.name, { delayMs: queue.delayMs, ...message }),
    receiveOptions,
    receive: (queue, limit, visibilityTimeoutMs) => {
      store.deleteOlderThan(queue.name, Date.now() - queue.retentionMs);
      return store.receive(queue.name, receiveOptions(queue, limit, visibilityTimeoutMs));
    },
  };
}
