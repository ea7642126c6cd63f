import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import { text } from './account-codec.ts';
import type { Item } from './keys.ts';
import { AUDIT_PARTITION } from './program-keys.ts';

export type AuditAction =
  | 'draft_created'
  | 'draft_saved'
  | 'draft_deleted'
  | 'published'
  | 'scheduled'
  | 'canceled'
  | 'rolled_back';

/** Who did something to the program, when and why. Written with what it tells, in one transaction. */
export interface AuditEntry {
  readonly at: EpochSeconds;
  readonly action: AuditAction;
  /** As the shop names its staff, and the key that they came with. */
  readonly actor: string;
  readonly keyId: string;
  readonly reason: string | null;
  readonly draftId: string | null;
  /** The draft as this made it, or as it was published. */
  readonly revision: number | null;
  readonly version: number | null;
  readonly effectiveFrom: EpochSeconds | null;
}

/** Ten digits hold every moment until the year 2286. */
const TIME_DIGITS = 10;

/** Newest last. What follows the time is unique by nature: a draft has a revision once, a version is published once. */
function auditSortKey({ at, action, draftId, revision, version }: AuditEntry): string {
  return [at.toString().padStart(TIME_DIGITS, '0'), action, version ?? draftId, revision ?? 0].join('#');
}

export function puttingAudit(tableName: string, entry: AuditEntry): TransactWriteItem {
  return {
    Put: {
      TableName: tableName,
      Item: {
        pk: { S: AUDIT_PARTITION },
        sk: { S: auditSortKey(entry) },
        entry: { S: JSON.stringify(entry) },
      },
    },
  };
}

export const decodeAudit = (item: Item): AuditEntry => JSON.parse(text(item, 'entry')) as AuditEntry;
