import { expect, test } from 'vitest';
import { dayOf, daysAfter, monthOf } from '../../shared/lake/days.ts';
import { fileKey, type LakeFile, type Partition } from '../../shared/lake/lake-file.ts';
import { manifestText, NO_MANIFEST } from '../../shared/lake/manifest.ts';
import { LAKE_TABLE_NAMES, SCHEMA_VERSION } from '../../shared/lake/tables.ts';

const sha256 = 'f'.repeat(64);
const TODAY = dayOf(Date.parse('2036-12-04T00:00:00Z') / 1000);

const filesOf = (partition: Partition): readonly LakeFile[] =>
  LAKE_TABLE_NAMES.map((table) => {
    const key = fileKey(table, partition, { generation: 1, sequence: 3_650 }, sha256);
    return {
      table,
      ...partition,
      key,
      rows: 123_456,
      bytes: 12_345_678,
      sha256,
      schemaVersion: SCHEMA_VERSION,
    };
  });

/** A manifest at its largest: the day before a month is compacted, of a lake that is so many years old. */
function bytesAfter(years: number): number {
  const days = Array.from({ length: 65 }, (_, ago) => daysAfter(TODAY, -ago));
  const loose = days.flatMap((day) =>
    [0, 1, 2].flatMap((late) => filesOf({ day, arrived: daysAfter(day, late) })),
  );
  const months = Array.from({ length: years * 12 }, (_, number) =>
    filesOf({ month: monthOf(daysAfter('2026-01-15', number * 30)) }),
  ).flat();
  const names = Array.from({ length: 288 }, (_, number) => `10-${number}${sha256.slice(3)}.ndjson.gz`);
  const taken = {
    through: TODAY,
    closedObjects: 1_000_000,
    names: Object.fromEntries(days.slice(0, 3).map((day) => [day, names])),
  };
  return manifestText({ ...NO_MANIFEST, files: [...loose, ...months], taken }).length;
}

test('the manifest stays small: docs/lake-curation.md says how small', () => {
  const megabytes = [1, 10].map((years) => bytesAfter(years) / 1e6);
  console.info(
    `manifest after a year and after ten: ${megabytes.map((size) => size.toFixed(2)).join(', ')} MB`,
  );
  expect(megabytes[0]).toBeLessThan(0.8);
  expect(megabytes[1]).toBeLessThan(1.2);
});
