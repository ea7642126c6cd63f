import { randomUUID } from 'node:crypto';
import { type MessagePump, startMessagePump } from '../queues/message-pump.ts';
import type { StoredMessage } from '../queues/message-store.ts';
import type { QueueSet } from '../queues/queue-set.ts';
import { onFailureRecord } from './async-failure.ts';
import type { AsyncSettings } from './async-settings.ts';
import type { FunctionError } from './function-contract.ts';
import type { LocalFunction } from './local-function.ts';

/** Asynchronous invocations: accepted durably, then run with retries, as Lambda's event invocations are. */
export type AsyncInvoker = {
  knows(functionArn: string): boolean;
  /** Accepts an event for a function; it survives a kill of this process. */
  invoke(functionArn: string, payload: string): void;
  close(): Promise<void>;
};

/** Lambda waits one minute before the first and two before the second retry; here it is a sixtieth of that. */
const retryDelaysMs = [1_000, 2_000];
const concurrency = 10;

/**
 * Starts the asynchronous side of all functions. An event whose retries are used up goes to the function's
 * on-failure destination or dead-letter queue; without one it is dropped, with a line in `log`, just as AWS
 * drops it (without the line).
 */
export function startAsyncInvoker(
  functions: readonly LocalFunction[],
  settingsOf: (target: LocalFunction) => AsyncSettings,
  queues: QueueSet,
  log: (line: string) => void,
): AsyncInvoker {
  const { store } = queues;
  const byArn = new Map(functions.map((target) => [target.arn, target]));

  async function attempt(
    target: LocalFunction,
    settings: AsyncSettings,
    message: StoredMessage,
  ): Promise<void> {
    const queue = queueOf(target);
    const requestId = message.messageId;
    const result = await target.invoke(message.body, requestId);
    if (result.ok) return store.delete(queue, message.receipt);
    const ageMs = Date.now() - message.sentAtMs;
    if (message.receiveCount <= settings.maxRetries && ageMs < settings.maxAgeMs) {
      const delayMs = retryDelaysMs[message.receiveCount - 1] ?? 2_000;
      store.changeVisibility(queue, message.receipt, delayMs);
      return;
    }
    store.transaction(() => {
      giveUp(target, settings, message, result.error);
      store.delete(queue, message.receipt);
    });
  }

  function giveUp(
    target: LocalFunction,
    settings: AsyncSettings,
    message: StoredMessage,
    error: FunctionError,
  ): void {
    const destination = queues.byArn(settings.onFailureArn ?? '');
    const deadLetters = queues.byArn(settings.deadLetterArn ?? '');
    if (destination !== undefined) {
      queues.send(destination, { body: onFailureRecord(target.arn, message, error) });
    }
    if (deadLetters !== undefined) {
      queues.send(deadLetters, {
        body: message.body,
        attributes: {
          RequestID: { DataType: 'String', StringValue: message.messageId },
          ErrorCode: { DataType: 'Number', StringValue: '200' },
          ErrorMessage: { DataType: 'String', StringValue: error.errorMessage.slice(0, 1_024) },
        },
      });
    }
    const outcome = destination ?? deadLetters;
    log(
      `Event ${message.messageId} failed ${message.receiveCount} times in ${target.name} (${error.errorType}: ${error.errorMessage}); ` +
        (outcome === undefined
          ? 'it is dropped: the function has no on-failure destination'
          : `it is in ${outcome.name}`),
    );
  }

  const pumps = functions.map((target): MessagePump => {
    const settings = settingsOf(target);
    store.release(queueOf(target));
    return startMessagePump(store, {
      queue: queueOf(target),
      receive: { limit: 1, visibilityTimeoutMs: settings.timeoutMs + 60_000 },
      concurrency,
      handle: async ([message]) => {
        if (message !== undefined) await attempt(target, settings, message);
      },
    });
  });

  return {
    knows: (arn) => byArn.has(arn),
    invoke: (arn, payload) => {
      const target = byArn.get(arn);
      if (target === undefined) throw new Error(`There is no function ${arn} (request ${randomUUID()})`);
      store.send(queueOf(target), { body: payload });
    },
    close: async () => {
      await Promise.all(pumps.map((pump) => pump.close()));
    },
  };
}

/** No queue of a template can have this name: a colon is not allowed in queue names. */
function queueOf(target: LocalFunction): string {
  return `async:${target.name}`;
}
