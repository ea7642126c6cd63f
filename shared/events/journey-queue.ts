import {
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { asFault, Fault } from '../storage/fault.ts';
import type { Place } from '../storage/journeys-keys.ts';

/** Members a message is for: some hundreds of milliseconds of work, so that none is cut off. */
export const MEMBERS_A_MESSAGE = 20;
const MESSAGES_A_CALL = 10;
const CALLS_AT_ONCE = 8;

/** Members whose time has come. */
export interface DueMessage {
  readonly kind: 'due';
  readonly places: readonly Place[];
}

/** Shards of the index that a dispatcher had no time for. */
export interface GoOnMessage {
  readonly kind: 'go_on';
  readonly shards: readonly number[];
}

/** A part of all members, who are looked at because a new version asks differently, or for those whose place was lost. */
export interface AllMessage {
  readonly kind: 'all';
  readonly segment: number;
  /** Where to go on; null: from the beginning. */
  readonly after: string | null;
  /** Only those whose place came before then, and who were not looked at since. */
  readonly lostBefore?: number;
}

export type JourneyQueue = ReturnType<typeof journeyQueue>;

/** The queue of what is to be looked at, beside the events that the bus puts there. */
export function journeyQueue(client: SQSClient, queueUrl: string) {
  return {
    /** Resolves when the queue has all of them. @throws Fault when it has not: some may come twice, then. */
    async handOn(places: readonly Place[]): Promise<void> {
      const messages = chunks(places, MEMBERS_A_MESSAGE).map(
        (some): DueMessage => ({ kind: 'due', places: some }),
      );
      const calls = chunks(messages, MESSAGES_A_CALL);
      for (const together of chunks(calls, CALLS_AT_ONCE)) await Promise.all(together.map(send));
    },

    /** Has somebody go on with the shards. @throws Fault when the queue does not take it. */
    goOn: (shards: readonly number[]): Promise<void> => send([{ kind: 'go_on', shards }]),

    /** Has all members of these parts looked at; ten parts at most. @throws Fault when the queue does not take it. */
    all: (parts: readonly AllMessage[]): Promise<void> => send(parts),
  };

  async function send(messages: readonly (DueMessage | GoOnMessage | AllMessage)[]): Promise<void> {
    const Entries = messages.map(
      (message, index): SendMessageBatchRequestEntry => ({
        Id: index.toString(),
        MessageBody: JSON.stringify(message),
      }),
    );
    const { Failed = [] } = await client
      .send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }))
      .catch((error: unknown) => {
        throw asFault(error, 'handing members on');
      });
    const [failed] = Failed;
    if (failed !== undefined)
      throw new Fault('UNAVAILABLE', `the queue refused members: ${failed.Code} ${failed.Message ?? ''}`);
  }
}

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
