import { randomBytes } from 'node:crypto';
import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import { number, text } from './account-codec.ts';
import { asFault } from './fault.ts';
import type { Item } from './keys.ts';
import { visitKey, visitOf } from './referrals-keys.ts';

/** A link that somebody opened. Nothing in it is of that person. */
export interface Visit {
  readonly visitId: string;
  readonly advocateId: string;
  readonly code: string;
  readonly visitedAt: EpochSeconds;
  /** Over which channel the link was shared, where it says so. */
  readonly channel: string | null;
  /** The host of the page with the link, and no more of its address. */
  readonly referrerHost: string | null;
  /** When DynamoDB may delete it. */
  readonly forgottenAt: EpochSeconds;
}

export type VisitStore = ReturnType<typeof visitStore>;

/** 128 bits: nobody guesses the visit of another. */
const RANDOM_BYTES = 16;
const VISIT_ID = /^v([0-9a-f]{8})[A-Za-z0-9_-]{22}$/;

/** Carries its time, so that the window can be judged after the visit was forgotten. Good until the year 2106. */
export function newVisitId(now: EpochSeconds): string {
  return `v${now.toString(16).padStart(8, '0')}${randomBytes(RANDOM_BYTES).toString('base64url')}`;
}

/** When a visit was, by its id, which the visitor could have made up; null for what is no such id. */
export function visitTimeOf(visitId: string): EpochSeconds | null {
  const seconds = VISIT_ID.exec(visitId)?.[1];
  return seconds === undefined ? null : Number.parseInt(seconds, 16);
}

/** The only code that reads or writes visits. */
export function visitStore(client: DynamoDBClient, tableName: string) {
  return {
    /** Once, however often it is repeated. @throws Fault when storage fails. */
    async record(visit: Visit): Promise<void> {
      await client
        .send(new PutItemCommand({ TableName: tableName, Item: encodeVisit(visit) }))
        .catch((error: unknown) => {
          throw asFault(error, 'recording a visit');
        });
    },

    /** Null where there is none, or it was forgotten. Consistently. @throws Fault when storage fails. */
    async read(visitId: string): Promise<Visit | null> {
      if (visitTimeOf(visitId) === null) return null;
      const { Item: item } = await client
        .send(
          new GetItemCommand({ TableName: tableName, Key: { ...visitKey(visitId) }, ConsistentRead: true }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'looking a visit up');
        });
      return item === undefined ? null : decodeVisit(item);
    },
  };
}

function encodeVisit(visit: Visit): Item {
  const { visitId, advocateId, code, visitedAt, channel, referrerHost, forgottenAt } = visit;
  return {
    ...visitKey(visitId),
    advocateId: { S: advocateId },
    code: { S: code },
    visitedAt: { N: visitedAt.toString() },
    ...(channel === null ? {} : { channel: { S: channel } }),
    ...(referrerHost === null ? {} : { referrerHost: { S: referrerHost } }),
    forgottenAt: { N: forgottenAt.toString() },
  };
}

/** Null for any other item of the table. */
export function decodeVisit(item: Item): Visit | null {
  const visitId = visitOf(item['pk']?.S ?? '');
  if (visitId === null) return null;
  return {
    visitId,
    advocateId: text(item, 'advocateId'),
    code: text(item, 'code'),
    visitedAt: number(item, 'visitedAt'),
    channel: item['channel']?.S ?? null,
    referrerHost: item['referrerHost']?.S ?? null,
    forgottenAt: number(item, 'forgottenAt'),
  };
}
