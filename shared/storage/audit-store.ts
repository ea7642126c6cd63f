import { randomBytes } from 'node:crypto';
import {
  type AttributeValue,
  type DynamoDBClient,
  QueryCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { AuditLine } from '../domain/audit-line.ts';
import type { EpochSeconds } from '../domain/calendar.ts';
import { text } from './account-codec.ts';
import { asFault } from './fault.ts';
import type { Item } from './keys.ts';
import { decodeAudit } from './program-audit.ts';
import { AUDIT_PARTITION } from './program-keys.ts';

/**
 * The audit table:
 *
 * | pk              | sk                 | index `subject`     | index `caller`       |
 * | --------------- | ------------------ | ------------------- | -------------------- |
 * | `TRAIL#<shard>` | `<time>#<random>`  | `subject`, by `sk`  | `callerId`, by `sk`  |
 *
 * Lines about the program are in the program table, with the versions and drafts they tell of, and are read from there.
 */
export const AUDIT_SHARDS = 4;
/** Ten digits hold every moment until the year 2286. */
const TIME_DIGITS = 10;

/** Which lines; newest first. */
export interface AuditQuery {
  readonly subject: string | null;
  readonly callerId: string | null;
  readonly limit: number;
  /** `next` of the page before. */
  readonly after: string | null;
}

export interface AuditPage {
  readonly lines: readonly AuditLine[];
  readonly next: string | null;
}

interface PlacedLine {
  /** Its time first, so that lines of all places sort by it. */
  readonly position: string;
  readonly line: AuditLine;
}

/** Writes a line: to be part of the transaction that does what it tells of. */
export type NoteAudit = (line: AuditLine) => TransactWriteItem;

/** Each line has a place of its own, and several shards, so that no place is written to by all at once. */
export const notingAudit =
  (tableName: string): NoteAudit =>
  (line) => {
    const id = randomBytes(8);
    return {
      Put: {
        TableName: tableName,
        Item: {
          pk: { S: `TRAIL#${id.readUInt8() % AUDIT_SHARDS}` },
          sk: { S: `${line.at.toString().padStart(TIME_DIGITS, '0')}#${id.toString('hex')}` },
          subject: { S: line.subject },
          callerId: { S: line.callerId },
          line: { S: JSON.stringify(line) },
        },
      },
    };
  };

/** Writes lines about what is in no transaction, such as what a queue was asked to do. Throws a `Fault` when storage fails. */
export function auditAlone(client: DynamoDBClient, tableName: string): (line: AuditLine) => Promise<void> {
  const noting = notingAudit(tableName);
  return async (line) => {
    const command = new TransactWriteItemsCommand({ TransactItems: [noting(line)] });
    await client.send(command).catch((error: unknown) => {
      throw asFault(error, 'noting a line of audit');
    });
  };
}

export type AuditStore = ReturnType<typeof auditStore>;

/** Reads the trail. Every method throws a `Fault` when storage fails. */
export function auditStore(
  client: DynamoDBClient,
  tables: { readonly audit: string; readonly program: string },
) {
  return {
    async list(query: AuditQuery): Promise<AuditPage> {
      const sources = [...trailOf(query), ...programOf(query)];
      const found = await Promise.all(sources.map((source) => read(source, query)));
      const newest = found.flat().toSorted((one, other) => (one.position < other.position ? 1 : -1));
      const page = newest.slice(0, query.limit);
      return {
        lines: page.map(({ line }) => line),
        next: newest.length > query.limit ? (page.at(-1)?.position ?? null) : null,
      };
    },
  };

  /** Where lines are that are not about the program. */
  function trailOf({ subject, callerId }: AuditQuery): readonly Source[] {
    if (subject === PROGRAM_SUBJECT) return [];
    const place = { table: tables.audit, decode: decodeLine };
    if (subject !== null)
      return [{ ...place, ...INDEX.subject, value: subject, ...onlyCaller('callerId = :only', callerId) }];
    if (callerId !== null) return [{ ...place, ...INDEX.caller, value: callerId }];
    return Array.from({ length: AUDIT_SHARDS }, (_, shard) => ({
      ...place,
      key: 'pk',
      value: `TRAIL#${shard}`,
    }));
  }

  /** Where those are that are about the program: few, because people make each of them. */
  function programOf({ subject, callerId }: AuditQuery): readonly Source[] {
    if (subject !== null && subject !== PROGRAM_SUBJECT) return [];
    const caller = callerId === null ? null : JSON.stringify({ keyId: callerId }).slice(1, -1);
    const place = { table: tables.program, key: 'pk', value: AUDIT_PARTITION, decode: decodeProgramLine };
    return [{ ...place, ...onlyCaller('contains(entry, :only)', caller) }];
  }

  /** One line more than asked for, to know whether there are more. */
  async function read(source: Source, { limit, after }: AuditQuery): Promise<readonly PlacedLine[]> {
    const lines: PlacedLine[] = [];
    let start: Record<string, AttributeValue> | undefined;
    do {
      const page = await client.send(pageOf(source, limit + 1, after, start)).catch((error: unknown) => {
        throw asFault(error, 'reading the audit trail');
      });
      lines.push(
        ...(page.Items ?? []).map((item) => ({ position: text(item, 'sk'), line: source.decode(item) })),
      );
      start = page.LastEvaluatedKey;
    } while (start !== undefined && lines.length <= limit);
    return lines.slice(0, limit + 1);
  }
}

export const PROGRAM_SUBJECT = 'program';

/** A list of lines that is in the order of their time. */
interface Source {
  readonly table: string;
  readonly index?: string;
  readonly key: string;
  readonly value: string;
  readonly filter?: string;
  readonly only?: string;
  readonly decode: (item: Item) => AuditLine;
}

const INDEX = {
  subject: { index: 'subject', key: 'subject' },
  caller: { index: 'caller', key: 'callerId' },
} as const;

const onlyCaller = (filter: string, only: string | null) => (only === null ? {} : { filter, only });

function pageOf(
  { table, index, key, value, filter, only }: Source,
  limit: number,
  after: string | null,
  start: Record<string, AttributeValue> | undefined,
): QueryCommand {
  return new QueryCommand({
    TableName: table,
    ...(index === undefined ? { ConsistentRead: true } : { IndexName: index }),
    KeyConditionExpression: after === null ? '#key = :value' : '#key = :value AND sk < :after',
    ...(filter === undefined ? {} : { FilterExpression: filter }),
    ExpressionAttributeNames: { '#key': key },
    ExpressionAttributeValues: {
      ':value': { S: value },
      ...(after === null ? {} : { ':after': { S: after } }),
      ...(only === undefined ? {} : { ':only': { S: only } }),
    },
    ScanIndexForward: false,
    Limit: limit,
    ...(start === undefined ? {} : { ExclusiveStartKey: start }),
  });
}

const momentOf = (at: EpochSeconds): string => new Date(at * 1000).toISOString().replace('.000Z', 'Z');

const decodeLine = (item: Item): AuditLine => JSON.parse(text(item, 'line')) as AuditLine;

function decodeProgramLine(item: Item): AuditLine {
  const { at, action, actor, keyId, reason, draftId, version, effectiveFrom } = decodeAudit(item);
  const details = {
    draftId,
    version,
    effectiveFrom: effectiveFrom === null ? null : momentOf(effectiveFrom),
  };
  return { at, action, actor, callerId: keyId, subject: PROGRAM_SUBJECT, reason, details };
}
