import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import { EVENT_SOURCE } from '../contracts/events.ts';
import { asFault, Fault } from '../storage/fault.ts';
import type { OutgoingEvent } from './outgoing-event.ts';

/** EventBridge takes ten at a time. */
const MAX_EVENTS_PER_CALL = 10;

export type EventPublisher = ReturnType<typeof eventPublisher>;

/** Puts events onto the bus, gathering what is published in the same turn into as few calls as there can be. */
export function eventPublisher(client: EventBridgeClient, busName: string) {
  let waiting: Waiting[] = [];

  return {
    /** Resolves when the bus has the events. @throws Fault when it has refused one, or did not answer. */
    publish(events: readonly OutgoingEvent[]): Promise<void> {
      if (waiting.length === 0) setImmediate(flush);
      const all = events.map(
        (event) => new Promise<void>((resolve, reject) => waiting.push({ event, resolve, reject })),
      );
      return Promise.all(all).then(() => undefined);
    },
  };

  function flush(): void {
    const all = waiting;
    waiting = [];
    for (let start = 0; start < all.length; start += MAX_EVENTS_PER_CALL) {
      void put(all.slice(start, start + MAX_EVENTS_PER_CALL));
    }
  }

  async function put(batch: readonly Waiting[]): Promise<void> {
    try {
      const { Entries = [] } = await client.send(
        new PutEventsCommand({ Entries: batch.map(({ event }) => request(event)) }),
      );
      for (const [index, { resolve, reject }] of batch.entries()) {
        const { ErrorCode, ErrorMessage } = Entries[index] ?? { ErrorCode: 'Missing' };
        if (ErrorCode === undefined) resolve();
        else reject(new Fault('UNAVAILABLE', `the bus refused an event: ${ErrorCode} ${ErrorMessage ?? ''}`));
      }
    } catch (error) {
      for (const { reject } of batch) reject(asFault(error, 'publishing events'));
    }
  }

  function request({ type, detail }: OutgoingEvent): PutEventsRequestEntry {
    return {
      EventBusName: busName,
      Source: EVENT_SOURCE,
      DetailType: type,
      Detail: JSON.stringify(detail),
      Time: new Date(detail.recordedAt),
    };
  }
}

interface Waiting {
  readonly event: OutgoingEvent;
  resolve(): void;
  reject(error: unknown): void;
}
