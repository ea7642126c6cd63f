import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type AuditEntry, puttingAudit } from './program-audit.ts';
import {
  type DeletedDraft,
  type Draft,
  type DraftFacts,
  decodeDeletedDraft,
  decodeDraft,
  decodeDraftFacts,
  encodeDeletedDraft,
  encodeDraft,
  isDeletedDraft,
} from './program-codec.ts';
import { DRAFT_PARTITION, draftKey } from './program-keys.ts';
import { programTable } from './program-table.ts';

/** What is in a draft's place: the draft, or what is left of a deleted one. */
export type DraftRecord =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'deleted'; readonly draft: DeletedDraft };

const PAGE = 100;

export type DraftStore = ReturnType<typeof draftStore>;

/** Drafts, on the program table. Every method throws a `Fault` when storage fails. */
export function draftStore(client: DynamoDBClient, tableName: string) {
  const table = programTable(client, tableName);
  return {
    async readDraft(draftId: string): Promise<DraftRecord | null> {
      const item = await table.getItem(draftKey(draftId), 'reading a draft');
      if (item === undefined) return null;
      return isDeletedDraft(item)
        ? { kind: 'deleted', draft: decodeDeletedDraft(item) }
        : { kind: 'draft', draft: decodeDraft(item) };
    },

    /** All drafts without their documents, last changed first: a shop works on a handful. */
    async listDrafts(): Promise<readonly DraftFacts[]> {
      const drafts: DraftFacts[] = [];
      let after: string | null = null;
      do {
        const attributes = ['pk', 'sk', 'facts', 'deleted'];
        const page = await table.queryBackwards(DRAFT_PARTITION, { limit: PAGE, after, attributes });
        drafts.push(...page.rows.filter((item) => !isDeletedDraft(item)).map(decodeDraftFacts));
        after = page.next;
      } while (after !== null);
      return drafts.toSorted((one, other) => other.updatedAt - one.updatedAt);
    },

    /** Writes the draft's next revision, its first one included; false when it is not at the one before any more. */
    async saveDraft(draft: Draft, audit: AuditEntry): Promise<boolean> {
      const items = [
        table.puttingOver(encodeDraft(draft), draft.revision - 1),
        puttingAudit(tableName, audit),
      ];
      return (await table.transact(items, 'saving a draft')) === null;
    },

    /** Leaves of a draft that it was there, so that its id is not used again; false when it is at another revision. */
    async deleteDraft(draft: DeletedDraft, audit: AuditEntry): Promise<boolean> {
      const items = [
        table.puttingOver(encodeDeletedDraft(draft), draft.revision),
        puttingAudit(tableName, audit),
      ];
      return (await table.transact(items, 'deleting a draft')) === null;
    },
  };
}
