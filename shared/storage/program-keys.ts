import type { Key } from './keys.ts';

/**
 * The program table:
 *
 * | pk            | sk                    | item                                                        |
 * | ------------- | --------------------- | ----------------------------------------------------------- |
 * | `PROGRAM`     | `HEAD`                | last number, and the timetable                              |
 * | `VERSION`     | `<number>`            | a published version; never changed but by its cancellation  |
 * | `PUBLICATION` | `<Idempotency-Key>`   | which version a request published                           |
 * | `DRAFT`       | `<draftId>`           | a draft, or what is left of a deleted one                   |
 * | `AUDIT`       | `<time>#<what it is>` | who did what and why                                        |
 */
export const headKey: Key = { pk: { S: 'PROGRAM' }, sk: { S: 'HEAD' } };

export const VERSION_PARTITION = 'VERSION';
export const DRAFT_PARTITION = 'DRAFT';
export const AUDIT_PARTITION = 'AUDIT';

/** Nine digits: a version a second for thirty years. */
export const versionSortKey = (version: number): string => version.toString().padStart(9, '0');

export const versionKey = (version: number): Key => ({
  pk: { S: VERSION_PARTITION },
  sk: { S: versionSortKey(version) },
});

export const publicationKey = (idempotencyKey: string): Key => ({
  pk: { S: 'PUBLICATION' },
  sk: { S: idempotencyKey },
});

export const draftKey = (draftId: string): Key => ({ pk: { S: DRAFT_PARTITION }, sk: { S: draftId } });
