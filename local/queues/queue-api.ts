import { z } from 'zod';
import { ServiceError, unknownOperation } from '../services/service-error.ts';
import type { LocalQueue } from './local-queue.ts';
import { attributesDigest, bodyDigest } from './message-digest.ts';
import type { StoredMessage } from './message-store.ts';
import { describeQueue } from './queue-attributes.ts';
import type { QueueSet } from './queue-set.ts';

const seconds = z.number().int().min(0).max(43_200);
const attributesInput = z
  .record(
    z.string(),
    z.object({
      DataType: z.string(),
      StringValue: z.string().optional(),
      BinaryValue: z.string().optional(),
    }),
  )
  .optional();
const messageInput = z.object({
  MessageBody: z.string().min(1),
  DelaySeconds: seconds.max(900).optional(),
  MessageAttributes: attributesInput,
});
const entryInput = messageInput.extend({ Id: z.string() });
const receiveInput = z.object({
  MaxNumberOfMessages: z.number().int().min(1).max(10).default(1),
  VisibilityTimeout: seconds.optional(),
  WaitTimeSeconds: seconds.max(20).optional(),
});
const receiptInput = z.object({ ReceiptHandle: z.string() });
const visibilityInput = receiptInput.extend({ VisibilityTimeout: seconds });

type Operation = (queue: LocalQueue, input: Record<string, unknown>) => unknown;
type BatchEntry = { readonly Id: string };

/**
 * The subset of the SQS JSON protocol that functions, tests and operators of this project use.
 * @returns a handler of one operation: name without its prefix, parsed body → answer
 * @throws ServiceError with the exception names of SQS
 */
export function createQueueApi(
  queues: QueueSet,
): (operation: string, input: Record<string, unknown>) => unknown {
  const { store } = queues;

  function send(queue: LocalQueue, input: Record<string, unknown>): Record<string, unknown> {
    const message = parse(messageInput, input);
    if (Buffer.byteLength(message.MessageBody) > queue.maxMessageBytes) {
      throw new ServiceError(
        'InvalidParameterValue',
        `One or more parameters are invalid. Reason: Message must be shorter than ${queue.maxMessageBytes} bytes.`,
      );
    }
    const attributes = withoutUndefined(message.MessageAttributes ?? {});
    const messageId = queues.send(queue, {
      body: message.MessageBody,
      attributes,
      ...(message.DelaySeconds === undefined ? {} : { delayMs: message.DelaySeconds * 1000 }),
    });
    return {
      MessageId: messageId,
      MD5OfMessageBody: bodyDigest(message.MessageBody),
      MD5OfMessageAttributes: attributesDigest(attributes),
    };
  }

  async function receive(queue: LocalQueue, input: Record<string, unknown>): Promise<unknown> {
    const options = parse(receiveInput, input);
    const waitMs = options.WaitTimeSeconds === undefined ? queue.waitTimeMs : options.WaitTimeSeconds * 1000;
    const visibilityMs =
      options.VisibilityTimeout === undefined ? undefined : options.VisibilityTimeout * 1000;
    const deadline = Date.now() + waitMs;
    let messages = queues.receive(queue, options.MaxNumberOfMessages, visibilityMs);
    while (messages.length === 0 && Date.now() < deadline) {
      // A message that becomes visible again does not announce itself, hence the short wait.
      await store.waitForArrival(queue.name, Math.min(100, deadline - Date.now()));
      messages = queues.receive(queue, options.MaxNumberOfMessages, visibilityMs);
    }
    return messages.length === 0 ? {} : { Messages: messages.map(toWireMessage) };
  }

  function remove(queue: LocalQueue, input: Record<string, unknown>): object {
    store.delete(queue.name, parse(receiptInput, input).ReceiptHandle);
    return {};
  }

  function changeVisibility(queue: LocalQueue, input: Record<string, unknown>): object {
    const { ReceiptHandle, VisibilityTimeout } = parse(visibilityInput, input);
    if (store.changeVisibility(queue.name, ReceiptHandle, VisibilityTimeout * 1000)) return {};
    throw new ServiceError('ReceiptHandleIsInvalid', `The receipt handle "${ReceiptHandle}" is not valid.`);
  }

  const operations: Record<string, Operation> = {
    SendMessage: send,
    SendMessageBatch: (queue, input) =>
      store.transaction(() =>
        inBatch(parse(z.object({ Entries: z.array(entryInput) }), input).Entries, (entry) =>
          send(queue, entry),
        ),
      ),
    ReceiveMessage: receive,
    DeleteMessage: remove,
    DeleteMessageBatch: (queue, input) =>
      inBatch(
        parse(z.object({ Entries: z.array(receiptInput.extend({ Id: z.string() })) }), input).Entries,
        (entry) => remove(queue, entry),
      ),
    ChangeMessageVisibility: changeVisibility,
    ChangeMessageVisibilityBatch: (queue, input) =>
      inBatch(
        parse(z.object({ Entries: z.array(visibilityInput.extend({ Id: z.string() })) }), input).Entries,
        (entry) => changeVisibility(queue, entry),
      ),
    PurgeQueue: (queue) => {
      store.purge(queue.name);
      return {};
    },
    GetQueueAttributes: (queue) => ({ Attributes: describeQueue(queue, store.count(queue.name)) }),
  };

  return (name, input) => {
    if (name === 'ListQueues') {
      const prefix = String(input['QueueNamePrefix'] ?? '');
      return {
        QueueUrls: queues
          .all()
          .filter((queue) => queue.name.startsWith(prefix))
          .map(({ url }) => url),
      };
    }
    const queue = findQueue(queues, input);
    if (name === 'GetQueueUrl') return { QueueUrl: queue.url };
    const operation = operations[name];
    if (operation === undefined) throw unknownOperation('SQS', name);
    return operation(queue, input);
  };
}

/** Queue URLs carry the port of the start that made them; only the name at their end identifies the queue. */
function findQueue(queues: QueueSet, input: Record<string, unknown>): LocalQueue {
  const name = String(
    input['QueueName'] ??
      String(input['QueueUrl'] ?? '')
        .split('/')
        .at(-1),
  );
  const queue = queues.byName(name);
  if (queue !== undefined) return queue;
  throw new ServiceError('QueueDoesNotExist', `The specified queue does not exist: "${name}".`);
}

/** Each entry of a batch succeeds or fails alone. */
function inBatch<Entry extends BatchEntry>(
  entries: readonly Entry[],
  perform: (entry: Entry) => object,
): unknown {
  const Successful: unknown[] = [];
  const Failed: unknown[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...perform(entry) });
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      Failed.push({ Id: entry.Id, SenderFault: true, Code: error.name, Message: error.message });
    }
  }
  return { Successful, Failed };
}

function toWireMessage(message: StoredMessage): Record<string, unknown> {
  const hasAttributes = Object.keys(message.attributes).length > 0;
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receipt,
    Body: message.body,
    MD5OfBody: bodyDigest(message.body),
    Attributes: systemAttributes(message),
    ...(hasAttributes
      ? {
          MessageAttributes: message.attributes,
          MD5OfMessageAttributes: attributesDigest(message.attributes),
        }
      : {}),
  };
}

/** The attributes SQS itself adds to a message. */
export function systemAttributes(message: StoredMessage): Record<string, string> {
  return {
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(message.sentAtMs),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAtMs),
    SenderId: 'local',
    ...(message.sourceArn === null ? {} : { DeadLetterQueueSourceArn: message.sourceArn }),
  };
}

function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new ServiceError('InvalidParameterValue', z.prettifyError(parsed.error));
}

function withoutUndefined(
  attributes: NonNullable<z.infer<typeof attributesInput>>,
): Record<string, { DataType: string; StringValue?: string; BinaryValue?: string }> {
  return JSON.parse(JSON.stringify(attributes));
}
