import { gunzipSync, gzipSync } from 'node:zlib';
import type { EpochSeconds } from '../domain/calendar.ts';
import type { ProgramDocument } from '../domain/program/program.ts';
import { BUILT_IN, type EffectiveVersion } from '../domain/program/program-history.ts';
import type { ProgramHead } from '../domain/program/publication.ts';
import { number, text } from './account-codec.ts';
import type { Item } from './keys.ts';
import { draftKey, headKey, versionKey } from './program-keys.ts';

/** What was published when, by whom and why. */
export interface VersionFacts extends EffectiveVersion {
  readonly publishedAt: EpochSeconds;
  readonly reason: string;
  readonly actor: string;
  readonly keyId: string;
  /** The version whose content this one brought back. */
  readonly rollbackOf: number | null;
  readonly draftId: string | null;
  /** When it was taken back before it had taken effect. */
  readonly canceledAt: EpochSeconds | null;
}

export interface PublishedVersion extends VersionFacts {
  readonly document: ProgramDocument;
}

/** A document on which somebody works; it need not be valid. */
export interface DraftFacts {
  readonly draftId: string;
  readonly name: string;
  /** Counts changes; the ETag. */
  readonly revision: number;
  readonly createdAt: EpochSeconds;
  readonly updatedAt: EpochSeconds;
  readonly actor: string;
  /** Of the request that made this revision, and of the one that made the first, to recognize them when they come again. */
  readonly requestHash: string;
  readonly creationHash: string;
}

export interface Draft extends DraftFacts {
  readonly document: Readonly<Record<string, unknown>>;
}

export function encodeHead({ lastVersion, revision, timetable }: ProgramHead): Item {
  const rows = timetable.map(({ version, effectiveFrom }) => [version, effectiveFrom]);
  return {
    ...headKey,
    lastVersion: { N: lastVersion.toString() },
    revision: { N: revision.toString() },
    timetable: { S: JSON.stringify(rows) },
  };
}

export function decodeHead(item: Item): ProgramHead {
  const rows = JSON.parse(text(item, 'timetable')) as readonly (readonly [number, number])[];
  return {
    lastVersion: number(item, 'lastVersion'),
    revision: number(item, 'revision'),
    timetable: rows.map(([version, effectiveFrom]) => ({ version, effectiveFrom })),
  };
}

export function encodeVersion({ document, canceledAt, ...facts }: PublishedVersion): Item {
  return {
    ...versionKey(facts.version),
    facts: { S: JSON.stringify(facts) },
    document: { B: packed(document) },
    ...(canceledAt === null ? {} : { canceledAt: { N: canceledAt.toString() } }),
  };
}

export function decodeVersionFacts(item: Item): VersionFacts {
  return {
    ...(JSON.parse(text(item, 'facts')) as Omit<VersionFacts, 'canceledAt'>),
    canceledAt: item['canceledAt'] === undefined ? null : number(item, 'canceledAt'),
  };
}

export function decodeVersion(item: Item): PublishedVersion {
  return { ...decodeVersionFacts(item), document: unpacked(item) as ProgramDocument };
}

export function encodeDraft({ document, ...facts }: Draft): Item {
  return {
    ...draftKey(facts.draftId),
    revision: { N: facts.revision.toString() },
    facts: { S: JSON.stringify(facts) },
    document: { B: packed(document) },
  };
}

export const decodeDraftFacts = (item: Item): DraftFacts => JSON.parse(text(item, 'facts')) as DraftFacts;

export function decodeDraft(item: Item): Draft {
  return { ...decodeDraftFacts(item), document: unpacked(item) as Draft['document'] };
}

/** What is left of a deleted draft: that it was, and what its requests are recognized by. */
export type DeletedDraft = Pick<DraftFacts, 'draftId' | 'revision' | 'createdAt' | 'creationHash'>;

export function encodeDeletedDraft({ draftId, revision, createdAt, creationHash }: DeletedDraft): Item {
  return {
    ...draftKey(draftId),
    revision: { N: revision.toString() },
    facts: { S: JSON.stringify({ draftId, revision, createdAt, creationHash }) },
    deleted: { BOOL: true },
  };
}

export const decodeDeletedDraft = (item: Item): DeletedDraft =>
  JSON.parse(text(item, 'facts')) as DeletedDraft;

export const isDeletedDraft = (item: Item): boolean => item['deleted']?.BOOL === true;

/** The built-in version as if it had been published: it is in no table. */
export function builtInVersion(document: ProgramDocument): PublishedVersion {
  return {
    ...BUILT_IN,
    publishedAt: 0,
    reason: 'Built in: what every deployment begins with.',
    actor: 'Perennial',
    keyId: '',
    rollbackOf: null,
    draftId: null,
    canceledAt: null,
    document,
  };
}

/** JSON shrinks to a tenth or so, and writes are billed by size. */
export const packed = (document: object): Uint8Array => gzipSync(JSON.stringify(document));

export function unpacked(item: Item): unknown {
  const bytes = item['document']?.B;
  if (bytes === undefined) throw new Error(`item ${item['pk']?.S}/${item['sk']?.S} has no document`);
  return JSON.parse(gunzipSync(bytes).toString('utf8'));
}
