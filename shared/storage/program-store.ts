import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import type { ProgramHead } from '../domain/program/publication.ts';
import { number, text } from './account-codec.ts';
import { type AuditEntry, decodeAudit, puttingAudit } from './program-audit.ts';
import {
  decodeVersionFacts,
  encodeHead,
  encodeVersion,
  type PublishedVersion,
  type VersionFacts,
} from './program-codec.ts';
import {
  AUDIT_PARTITION,
  draftKey,
  publicationKey,
  VERSION_PARTITION,
  versionKey,
  versionSortKey,
} from './program-keys.ts';
import { type Page, programTable } from './program-table.ts';
import { BUILT_IN_VERSION, publishedPrograms } from './published-programs.ts';

/** Which version a request published, to answer it again. */
export interface PublicationRecord {
  readonly version: number;
  readonly requestHash: string;
}

/** Everything that publishing writes: in one transaction, or not at all. */
export interface PublicationWrite {
  readonly idempotencyKey: string;
  readonly requestHash: string;
  readonly version: PublishedVersion;
  readonly before: ProgramHead;
  readonly after: ProgramHead;
  readonly audit: AuditEntry;
  /** The draft as the publisher saw it; null for a rollback. */
  readonly draft: { readonly draftId: string; readonly revision: number } | null;
}

/**
 * What became of it, in order of precedence:
 * - `repeated`: this Idempotency-Key has published before;
 * - `draft_changed`: the draft is not what the publisher saw;
 * - `conflict`: somebody else published or canceled at the same time.
 */
export type PublicationOutcome = 'published' | 'repeated' | 'draft_changed' | 'conflict';

/** Everything that canceling a scheduled version writes. */
export interface CancellationWrite {
  readonly version: number;
  readonly canceledAt: EpochSeconds;
  readonly before: ProgramHead;
  readonly after: ProgramHead;
  readonly audit: AuditEntry;
}

export type ProgramStore = ReturnType<typeof programStore>;

/** Published versions and the trail of audit, on the program table. Every method throws a `Fault` when storage fails. */
export function programStore(client: DynamoDBClient, tableName: string) {
  const table = programTable(client, tableName);
  return {
    ...publishedPrograms(client, tableName),

    async readPublication(idempotencyKey: string): Promise<PublicationRecord | null> {
      const item = await table.getItem(publicationKey(idempotencyKey), 'looking a publication up');
      return item === undefined
        ? null
        : { version: number(item, 'version'), requestHash: text(item, 'requestHash') };
    },

    /** Versions without their documents, newest first, the built-in one last. */
    async listVersions(limit: number, after: string | null): Promise<Page<VersionFacts>> {
      const attributes = ['pk', 'sk', 'facts', 'canceledAt'];
      const page = await table.queryBackwards(VERSION_PARTITION, { limit, after, attributes });
      const rows = page.rows.map(decodeVersionFacts);
      if (page.next !== null) return { rows, next: page.next };
      const last = rows.at(-1);
      return last !== undefined && rows.length === limit
        ? { rows, next: versionSortKey(last.version) }
        : { rows: [...rows, BUILT_IN_VERSION], next: null };
    },

    /** Newest first. */
    async listAudit(limit: number, after: string | null): Promise<Page<AuditEntry>> {
      const { rows, next } = await table.queryBackwards(AUDIT_PARTITION, { limit, after });
      return { rows: rows.map(decodeAudit), next };
    },

    /** Publishes a version. Safe to repeat after any failure: the Idempotency-Key is the guard. */
    async publish(write: PublicationWrite): Promise<PublicationOutcome> {
      const { version, draft } = write;
      const guard = {
        ...publicationKey(write.idempotencyKey),
        version: { N: version.version.toString() },
        requestHash: { S: write.requestHash },
      };
      const failed = await table.transact(
        [
          table.puttingNew(guard),
          ...(draft === null ? [] : [table.checking(draftKey(draft.draftId), draft.revision)]),
          table.puttingNew(encodeVersion(version)),
          table.puttingOver(encodeHead(write.after), write.before.revision),
          puttingAudit(tableName, write.audit),
        ],
        'publishing the program',
      );
      if (failed === null) return 'published';
      if (failed[0]) return 'repeated';
      return draft !== null && failed[1] ? 'draft_changed' : 'conflict';
    },

    /** Takes a version out of the timetable and notes it on the version; false when somebody else was faster. */
    async cancel({ version, canceledAt, before, after, audit }: CancellationWrite): Promise<boolean> {
      const failed = await table.transact(
        [
          {
            Update: {
              TableName: tableName,
              Key: { ...versionKey(version) },
              UpdateExpression: 'SET canceledAt = :now',
              ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(canceledAt)',
              ExpressionAttributeValues: { ':now': { N: canceledAt.toString() } },
            },
          },
          table.puttingOver(encodeHead(after), before.revision),
          puttingAudit(tableName, audit),
        ],
        'canceling a program version',
      );
      return failed === null;
    },
  };
}
