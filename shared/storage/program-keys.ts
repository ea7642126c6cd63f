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
 * | `SIMULATION#<id>` | `SIMULATION`      | what a simulation was asked for, whether it was canceled, and why it failed |
 * | `SIMULATION#<id>` | `DOCUMENT`        | the draft as it was when it began                           |
 * | `SIMULATION#<id>` | `PART#<number>`   | how far a part of the ledger was lived, and what it came to |
 * | `SIMULATIONS#<draftId>` | `<startedAt>#<id>` | a simulation of the draft                           |
 *
 * DynamoDB may delete what has `forgottenAt`, and only what is of simulations has it.
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

const simulationPartition = (simulationId: string): string => `SIMULATION#${simulationId}`;

export const simulationKey = (simulationId: string): Key => ({
  pk: { S: simulationPartition(simulationId) },
  sk: { S: 'SIMULATION' },
});

export const simulationDocumentKey = (simulationId: string): Key => ({
  pk: { S: simulationPartition(simulationId) },
  sk: { S: 'DOCUMENT' },
});

/** What the keys of parts begin with. */
export const PART = 'PART#';

export const simulationPartKey = (simulationId: string, part: number): Key => ({
  pk: { S: simulationPartition(simulationId) },
  sk: { S: `${PART}${part.toString().padStart(2, '0')}` },
});

export const simulationsPartition = (draftId: string): string => `SIMULATIONS#${draftId}`;

const EPOCH_DIGITS = 11;

export const listedSimulationKey = (draftId: string, startedAt: number, simulationId: string): Key => ({
  pk: { S: simulationsPartition(draftId) },
  sk: { S: `${startedAt.toString().padStart(EPOCH_DIGITS, '0')}#${simulationId}` },
});

/** Which simulation a row of a draft's list is of. */
export const simulationOfRow = (sortKey: string): string => sortKey.slice(EPOCH_DIGITS + 1);
