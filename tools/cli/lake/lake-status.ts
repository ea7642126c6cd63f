import type { Manifest } from '../../../shared/lake/manifest.ts';
import { readManifest } from '../../../shared/lake/manifest-store.ts';
import { nextBatch } from '../../../shared/lake/next-batch.ts';
import type { Objects } from '../../../shared/lake/objects.ts';
import { LAKE_TABLE_NAMES } from '../../../shared/lake/tables.ts';
import { rowsTable } from '../rows-table.ts';

/** What waits is counted up to so many objects: behind them it does not matter. */
const COUNTED_OBJECTS = 100_000;

/**
 * What the lake has by table, how new it is, and what waits.
 * @param now seconds since 1970
 */
export async function lakeStatus(objects: Objects, now: number): Promise<string> {
  const { manifest, etag } = await readManifest(objects);
  const waiting = await nextBatch(objects, manifest, { bytes: Infinity, objects: COUNTED_OBJECTS }, null);
  const bytes = waiting.objects.reduce((sum, object) => sum + object.bytes, 0);
  const { generation, sequence, madeAt, taken } = manifest;
  const named = Object.values(taken.names).reduce((sum, names) => sum + names.length, taken.closedObjects);
  return [
    etag === null
      ? 'No manifest yet: nothing was curated.'
      : `Manifest ${sequence} of generation ${generation}, made at ${madeAt}.`,
    rowsTable(tableRows(manifest)),
    newestText(manifest, now),
    `Raw objects: ${named} taken in, ${waiting.objects.length}${waiting.isLast ? '' : ' and more'} waiting (${megabytes(bytes)} MB), ${manifest.setAside.length} set aside.`,
    ...manifest.setAside.map(({ key, cause }) => `  set aside: ${key}: ${cause}`),
  ].join('\n');
}

function tableRows({ files }: Manifest) {
  return [...LAKE_TABLE_NAMES, 'all'].map((table) => {
    const own = files.filter((file) => table === 'all' || file.table === table);
    const sum = (of: 'rows' | 'bytes') => own.reduce((total, file) => total + file[of], 0);
    return { table, files: own.length, rows: sum('rows'), MB: megabytes(sum('bytes')) };
  });
}

function newestText({ newest }: Manifest, now: number): string {
  if (newest === null) return 'No event yet.';
  const minutes = Math.max(0, Math.round((now - Date.parse(newest.recordedAt) / 1000) / 60));
  return `Newest event: happened at ${newest.occurredAt}; the last was written down at ${newest.recordedAt}, ${minutes} minutes ago.`;
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
