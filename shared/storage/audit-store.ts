import { randomBytes } from 'node:crypto';
import {
  type AttributeValue,
  type DynamoDBClient,
  QueryCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { type AuditKind, KIND_OF_ACTION } from '../domain/audit-kinds.ts';
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
  readonly kind: AuditKind | null;
  /** In whose name this stands, in small or capital letters. */
  readonly actor: string | null;
  readonly limit: number;
  /** `next` of the page before. */
  readonly after: string | null;
}

export interface AuditPage {
  readonly lines: readonly AuditLine[];
  readonly next: string | null;
}

/** So many lines are read at once where most of them may be of something else. */
const SOUGHT_AT_ONCE = 200;
/** A page is answered with what it has after so many reads of one list, which take a second at most. */
const MOST_READS = 10;

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
      // Beyond the place where the reading of one list has stopped, nothing can be said of all of them.
      const end =
        found
          .flatMap(({ stoppedAt }) => stoppedAt ?? [])
          .toSorted()
          .at(-1) ?? null;
      const newest = found
        .flatMap(({ lines }) => lines)
        .filter(({ position }) => end === null || position >= end)
        .toSorted((one, other) => (one.position < other.position ? 1 : -1));
      const page = newest.slice(0, query.limit);
      return {
        lines: page.map(({ line }) => line),
        next: newest.length > query.limit ? (page.at(-1)?.position ?? null) : end,
      };
    },
  };

  /** Where lines are that are not about the program. */
  function trailOf({ subject, callerId, kind }: AuditQuery): readonly Source[] {
    if (subject === PROGRAM_SUBJECT || kind === 'program') return [];
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
  function programOf({ subject, callerId, kind }: AuditQuery): readonly Source[] {
    if (subject !== null && subject !== PROGRAM_SUBJECT) return [];
    if (kind !== null && kind !== 'program') return [];
    const caller = callerId === null ? null : JSON.stringify({ keyId: callerId }).slice(1, -1);
    const place = { table: tables.program, key: 'pk', value: AUDIT_PARTITION, decode: decodeProgramLine };
    return [{ ...place, ...onlyCaller('contains(entry, :only)', caller) }];
  }

  /** One line more than asked for, to know whether there are more; and where reading stopped, null at the end of the list. */
  async function read(source: Source, query: AuditQuery): Promise<PartRead> {
    const { limit, after } = query;
    const isChosen = source.filter !== undefined || query.kind !== null || query.actor !== null;
    const atOnce = isChosen ? Math.max(limit + 1, SOUGHT_AT_ONCE) : limit + 1;
    const lines: PlacedLine[] = [];
    let start: Item | undefined;
    for (let reads = 0; reads < MOST_READS && lines.length <= limit; reads += 1) {
      const page = await client.send(pageOf(source, atOnce, after, start)).catch((error: unknown) => {
        throw asFault(error, 'reading the audit trail');
      });
      const read = (page.Items ?? []).map((item) => ({
        position: text(item, 'sk'),
        line: source.decode(item),
      }));
      lines.push(...read.filter(({ line }) => isMeant(line, query)));
      start = page.LastEvaluatedKey;
      if (start === undefined) break;
    }
    if (lines.length > limit)
      return { lines: lines.slice(0, limit + 1), stoppedAt: lines[limit]?.position ?? null };
    return { lines, stoppedAt: start === undefined ? null : text(start, 'sk') };
  }
}

interface PartRead {
  readonly lines: readonly PlacedLine[];
  readonly stoppedAt: string | null;
}

function isMeant({ action, actor }: AuditLine, { kind, actor: part }: AuditQuery): boolean {
  if (kind !== null && KIND_OF_ACTION[action] !== kind) return false;
  return part === null || actor.toLowerCase().includes(part.toLowerCase());
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
