import type { MessageStore, ReceiveOptions, StoredMessage } from './message-store.ts';

export type MessagePump = { close(): Promise<void> };

export type PumpOptions = {
  readonly queue: string;
  readonly receive: ReceiveOptions;
  /** How long a batch waits for more messages once it has one; left out: not at all. */
  readonly windowMs?: number;
  /** How many batches may be processed at the same time. */
  readonly concurrency: number;
  readonly handle: (messages: StoredMessage[]) => Promise<void>;
};

/** Messages whose visibility timeout ends do not announce themselves, so the queue is looked at this often. */
const idleWaitMs = 250;

/**
 * Takes messages from a queue and hands them on in batches until closed. `handle` decides what becomes of each
 * message (delete, or leave it to reappear); it must not throw. Closing waits for the batches in progress.
 */
export function startMessagePump(store: MessageStore, options: PumpOptions): MessagePump {
  const closing = new AbortController();
  const inProgress = new Set<Promise<void>>();

  function handle(messages: StoredMessage[]): void {
    const work = options.handle(messages).finally(() => inProgress.delete(work));
    inProgress.add(work);
  }

  /** A batch that is full, whose window is over, or that nobody waits for any more. */
  async function gather(messages: StoredMessage[]): Promise<StoredMessage[]> {
    const { queue, receive, windowMs = 0 } = options;
    const deadline = Date.now() + windowMs;
    const gathered = [...messages];
    while (gathered.length < receive.limit && !closing.signal.aborted) {
      const leftMs = deadline - Date.now();
      if (leftMs <= 0) break;
      await store.waitForArrival(queue, Math.min(idleWaitMs, leftMs), closing.signal);
      gathered.push(...store.receive(queue, { ...receive, limit: receive.limit - gathered.length }));
    }
    return gathered;
  }

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      if (inProgress.size >= options.concurrency) {
        await Promise.race(inProgress);
        continue;
      }
      const messages = store.receive(options.queue, options.receive);
      if (messages.length > 0) handle(await gather(messages));
      else await store.waitForArrival(options.queue, idleWaitMs, closing.signal);
    }
    await Promise.all(inProgress);
  }

  const running = run();
  return {
    close: async () => {
      closing.abort();
      await running;
    },
  };
}
