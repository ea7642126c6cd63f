import { readBatchOutcome } from '../streams/batch-outcome.ts';
import type { QueueMapping } from '../streams/stream-mapping.ts';
import { region } from '../template/local-account.ts';
import { bodyDigest } from './message-digest.ts';
import { type MessagePump, startMessagePump } from './message-pump.ts';
import type { StoredMessage } from './message-store.ts';
import { systemAttributes } from './queue-api.ts';
import type { QueueSet } from './queue-set.ts';

/**
 * Starts the event source mapping of a queue: what the function did not fail is deleted, the rest becomes
 * visible again after the queue's visibility timeout and goes to its dead letters after too many receives.
 */
export function startQueuePoller(mapping: QueueMapping, queues: QueueSet): MessagePump {
  const { queue } = mapping;
  const { store } = queues;

  async function handle(messages: StoredMessage[]): Promise<void> {
    const records = messages.map((message) => toRecord(message, queue.arn));
    const wanted = records.filter((record) => mapping.matches(withParsedBody(record)));
    const ids = new Set(wanted.map(({ messageId }) => messageId));
    // A message that no filter wants is deleted, as the service does.
    for (const message of messages)
      if (!ids.has(message.messageId)) store.delete(queue.name, message.receipt);
    if (wanted.length === 0) return;
    const result = await mapping.target.invoke(JSON.stringify({ Records: wanted }));
    const outcome = readBatchOutcome(result, mapping.reportsItemFailures, ids);
    if (outcome.kind === 'failed') return;
    for (const { messageId, receiptHandle } of wanted) {
      if (outcome.kind === 'done' || !outcome.failedIds.has(messageId))
        store.delete(queue.name, receiptHandle);
    }
  }

  return startMessagePump(store, {
    queue: queue.name,
    receive: queues.receiveOptions(queue, mapping.batchSize),
    windowMs: mapping.batchingWindowMs,
    concurrency: mapping.concurrency,
    handle,
  });
}

type QueueRecord = ReturnType<typeof toRecord>;

function toRecord(message: StoredMessage, queueArn: string) {
  return {
    messageId: message.messageId,
    receiptHandle: message.receipt,
    body: message.body,
    attributes: systemAttributes(message),
    messageAttributes: Object.fromEntries(
      Object.entries(message.attributes).map(([name, value]) => [
        name,
        { dataType: value.DataType, stringValue: value.StringValue, binaryValue: value.BinaryValue },
      ]),
    ),
    md5OfBody: bodyDigest(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: region,
  };
}

/** Filters see a body of JSON as an object, any other as text. */
function withParsedBody(record: QueueRecord): object {
  try {
    return { ...record, body: JSON.parse(record.body) };
  } catch {
    return record;
  }
}
