import { join } from 'node:path';
import { openEngine } from '../../../shared/lake/engine.ts';
import { readManifest } from '../../../shared/lake/manifest-store.ts';
import { listSql } from '../../../shared/lake/sql-text.ts';
import { LAKE_TABLE_NAMES } from '../../../shared/lake/tables.ts';
import { EVENT_TABLES } from './drawn-rows.ts';
import { folderObjects } from './folder-objects.ts';

export interface ScanBlock {
  readonly bucket: string;
  readonly memoryMb: number;
}

export interface ScanResult {
  readonly scanMs: number;
  /** Of the scan alone. */
  readonly processorMs: number;
  readonly files: number;
  readonly events: number;
  readonly rows: number;
  readonly bytes: number;
  readonly peakMb: number;
}

/** Reads every value of every column of every file once, and does nothing with it but count. */
export async function runBlock({ bucket, memoryMb }: ScanBlock, step: () => void): Promise<ScanResult> {
  const { manifest } = await readManifest(folderObjects(bucket, bucket));
  const engine = await openEngine({ memoryMb });
  const begun = performance.now();
  const used = process.cpuUsage();
  for (const table of LAKE_TABLE_NAMES) {
    const paths = manifest.files.filter((file) => file.table === table).map(({ key }) => join(bucket, key));
    await engine.query(
      `SELECT count(COLUMNS(*)) FROM read_parquet(${listSql(paths)}, hive_partitioning = false)`,
    );
  }
  const scanMs = performance.now() - begun;
  const { user, system } = process.cpuUsage(used);
  engine.close();
  step();
  const sum = (files: typeof manifest.files, of: 'rows' | 'bytes') =>
    files.reduce((all, file) => all + file[of], 0);
  return {
    scanMs,
    processorMs: (user + system) / 1_000,
    files: manifest.files.length,
    events: sum(
      manifest.files.filter(({ table }) => EVENT_TABLES.includes(table)),
      'rows',
    ),
    rows: sum(manifest.files, 'rows'),
    bytes: sum(manifest.files, 'bytes'),
    peakMb: process.resourceUsage().maxRSS / 1_024,
  };
}
