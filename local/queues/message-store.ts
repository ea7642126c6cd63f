import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../stack-database.ts';

/** Typed attributes of a message, in the wire form of SQS. */
export type MessageAttributes = Readonly<
  Record<string, { DataType: string; StringValue?: string; BinaryValue?: string }>
>;

export type NewMessage = {
  readonly body: string;
  readonly attributes?: MessageAttributes;
  readonly delayMs?: number;
};

export type StoredMessage = {
  readonly messageId: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  /** The queue from which the message was moved after too many receives. */
  readonly sourceArn: string | null;
  readonly sentAtMs: number;
  readonly firstReceivedAtMs: number;
  readonly receiveCount: number;
  readonly receipt: string;
};

export type ReceiveOptions = {
  readonly limit: number;
  readonly visibilityTimeoutMs: number;
  /** Where messages go that were received this often already. */
  readonly redrive?: { readonly maxReceiveCount: number; readonly queue: string; readonly sourceArn: string };
};

/** Durable messages with visibility timeouts: what queues and asynchronous deliveries are made of. */
export type MessageStore = {
  send(queue: string, message: NewMessage): string;
  receive(queue: string, options: ReceiveOptions): StoredMessage[];
  delete(queue: string, receipt: string): void;
  /** Returns false when the receipt is not, or no longer, that of a message in flight. */
  changeVisibility(queue: string, receipt: string, timeoutMs: number): boolean;
  count(queue: string): { visible: number; inFlight: number; delayed: number };
  purge(queue: string): void;
  /** Makes the messages in flight visible at once: after a restart nobody works on them any more. */
  release(queue: string): void;
  deleteOlderThan(queue: string, sentBeforeMs: number): void;
  /** Resolves when a message arrives in the queue, at the latest after the given time. */
  waitForArrival(queue: string, timeoutMs: number, signal?: AbortSignal): Promise<void>;
  transaction<T>(work: () => T): T;
};

export function createMessageStore(database: DatabaseSync): MessageStore {
  const arrivals = new EventEmitter().setMaxListeners(0);
  const insert = database.prepare(`
    INSERT INTO messages (queue, message_id, body, attributes, sent_at_ms, visible_at_ms)
    VALUES (:queue, :messageId, :body, :attributes, :now, :visibleAt)`);
  const select = database.prepare(`
    SELECT id, receive_count AS receiveCount FROM messages
    WHERE queue = :queue AND visible_at_ms <= :now ORDER BY visible_at_ms, id LIMIT :limit`);
  const take = database.prepare(`
    UPDATE messages SET receipt = :receipt, visible_at_ms = :visibleAt, receive_count = receive_count + 1,
      first_received_at_ms = COALESCE(first_received_at_ms, :now)
    WHERE id = :id
    RETURNING message_id AS messageId, body, attributes, source_arn AS sourceArn, sent_at_ms AS sentAtMs,
      first_received_at_ms AS firstReceivedAtMs, receive_count AS receiveCount, receipt`);
  const move = database.prepare(`
    UPDATE messages SET queue = :queue, source_arn = :sourceArn, receive_count = 0, receipt = NULL,
      first_received_at_ms = NULL, visible_at_ms = :now WHERE id = :id`);
  const remove = database.prepare('DELETE FROM messages WHERE queue = :queue AND receipt = :receipt');
  const postpone = database.prepare(
    'UPDATE messages SET visible_at_ms = :visibleAt WHERE queue = :queue AND receipt = :receipt',
  );
  const tally = database.prepare(`
    SELECT COALESCE(SUM(visible_at_ms <= :now), 0) AS visible,
      COALESCE(SUM(visible_at_ms > :now AND receive_count > 0), 0) AS inFlight,
      COALESCE(SUM(visible_at_ms > :now AND receive_count = 0), 0) AS delayed
    FROM messages WHERE queue = :queue`);
  const clear = database.prepare('DELETE FROM messages WHERE queue = :queue');
  const free = database.prepare(
    'UPDATE messages SET visible_at_ms = :now WHERE queue = :queue AND receive_count > 0 AND visible_at_ms > :now',
  );
  const expire = database.prepare('DELETE FROM messages WHERE queue = :queue AND sent_at_ms < :before');

  function takeOne(id: unknown, options: ReceiveOptions, now: number): StoredMessage {
    const row = take.get({
      id: Number(id),
      receipt: randomUUID(),
      now,
      visibleAt: now + options.visibilityTimeoutMs,
    }) as Omit<StoredMessage, 'attributes'> & { attributes: string };
    return { ...row, attributes: JSON.parse(row.attributes) };
  }

  function receiveNow(queue: string, options: ReceiveOptions): StoredMessage[] {
    const now = Date.now();
    return select.all({ queue, now, limit: options.limit }).flatMap(({ id, receiveCount }) => {
      const { redrive } = options;
      if (redrive === undefined || Number(receiveCount) < redrive.maxReceiveCount) {
        return [takeOne(id, options, now)];
      }
      move.run({ id: Number(id), queue: redrive.queue, sourceArn: redrive.sourceArn, now });
      arrivals.emit(redrive.queue);
      return [];
    });
  }

  return {
    send: (queue, message) => {
      const messageId = randomUUID();
      const now = Date.now();
      const attributes = JSON.stringify(message.attributes ?? {});
      insert.run({
        queue,
        messageId,
        body: message.body,
        attributes,
        now,
        visibleAt: now + (message.delayMs ?? 0),
      });
      arrivals.emit(queue);
      return messageId;
    },
    receive: (queue, options) => inTransaction(database, () => receiveNow(queue, options)),
    delete: (queue, receipt) => {
      remove.run({ queue, receipt });
    },
    changeVisibility: (queue, receipt, timeoutMs) => {
      const { changes } = postpone.run({ queue, receipt, visibleAt: Date.now() + timeoutMs });
      if (timeoutMs === 0) arrivals.emit(queue);
      return Number(changes) > 0;
    },
    count: (queue) => {
      const row = tally.get({ queue, now: Date.now() });
      return {
        visible: Number(row?.['visible']),
        inFlight: Number(row?.['inFlight']),
        delayed: Number(row?.['delayed']),
      };
    },
    purge: (queue) => {
      clear.run({ queue });
    },
    release: (queue) => {
      free.run({ queue, now: Date.now() });
    },
    deleteOlderThan: (queue, before) => {
      expire.run({ queue, before });
    },
    waitForArrival: (queue, timeoutMs, signal) =>
      new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          arrivals.off(queue, done);
          signal?.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, timeoutMs);
        arrivals.once(queue, done);
        signal?.addEventListener('abort', done, { once: true });
      }),
    transaction: (work) => inTransaction(database, work),
  };
}
