import type { UtcDay } from './days.ts';
import type { LakeTableName } from './tables.ts';

export const CURATED_PREFIX = 'curated/v1/';

/**
 * Which manifest a file is written for. A file enters the lake with that manifest or never: what was written for a manifest that
 * exists, and is not named by it, can be deleted at once, without asking who else is at work.
 */
export interface Edition {
  /** Rises when the whole lake is made anew. */
  readonly generation: number;
  /** Rises with each manifest; 0 in the files of a rebuild, which come with the first manifest of their generation. */
  readonly sequence: number;
}

/** Rows of a day that arrived on one day, or of a whole month. */
export type Partition =
  | { readonly day: UtcDay; readonly arrived: UtcDay; readonly month?: never }
  | { readonly month: string; readonly day?: never; readonly arrived?: never };

/** One Parquet file, as the manifest names it. */
export type LakeFile = Partition & {
  readonly table: LakeTableName;
  readonly key: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly schemaVersion: number;
};

export const partitionOf = (file: Partition): Partition =>
  file.month === undefined ? { day: file.day, arrived: file.arrived } : { month: file.month };

/** `curated/v1/orders/day=2026-01-31/arrived=2026-02-01/1-0000000007-<sha256>.parquet`: the same rows, the same bytes, the same hash. */
export function fileKey(
  table: LakeTableName,
  partition: Partition,
  { generation, sequence }: Edition,
  sha256: string,
): string {
  const folder =
    partition.month === undefined
      ? `day=${partition.day}/arrived=${partition.arrived}`
      : `month=${partition.month}`;
  return `${CURATED_PREFIX}${table}/${folder}/${generation}-${padded(sequence)}-${sha256}.parquet`;
}

export const padded = (sequence: number): string => sequence.toString().padStart(10, '0');

const EDITION = /\/(\d+)-(\d{10})-[0-9a-f]{64}\.parquet$/;

/** Null where the key is none of a file of the lake. */
export function editionOf(key: string): Edition | null {
  const [, generation, sequence] = EDITION.exec(key) ?? [];
  return generation === undefined ? null : { generation: Number(generation), sequence: Number(sequence) };
}

/** Whether what was written for `edition` may still enter a lake whose manifest is of `now`. */
export const isAhead = (edition: Edition, now: Edition): boolean =>
  edition.generation > now.generation ||
  (edition.generation === now.generation && edition.sequence > now.sequence);
