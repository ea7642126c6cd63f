import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openEngine } from '../../../shared/lake/engine.ts';
import type { Objects } from '../../../shared/lake/objects.ts';
import { exportFigures } from '../../../shared/metrics/export-figures.ts';
import type { Figure } from '../../../shared/metrics/figure.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import { publishFigures } from '../../../shared/metrics/publish-figures.ts';

/** Exports and publishes figures of a day as the nightly run does, into a folder in place of the bucket. */
export async function publishInto(folder: string, figures: readonly Figure[], asOf: string): Promise<void> {
  const metrics = [...new Set(figures.map(({ metric }) => metric))].map(
    (name): Metric => ({
      name,
      definitionVersion: 1,
      says: `${name},\n as the test says.`,
      figures: async () => [],
    }),
  );
  const work = join(folder, 'work', asOf);
  const engine = await openEngine({ threads: 1 });
  try {
    const files = await exportFigures(engine, metrics, figures, asOf, work);
    await publishFigures(folderObjects(folder), work, {
      run: { asOf, timeZone: 'Europe/Vienna', settings: {} },
      lake: { generation: 1, sequence: 1 },
      metrics,
      files,
    });
  } finally {
    engine.close();
  }
}

/** What publishing asks of a bucket, on files, for one writer. */
function folderObjects(folder: string): Objects {
  const put = async (key: string, bytes: Uint8Array) => {
    await mkdir(dirname(join(folder, key)), { recursive: true });
    await writeFile(join(folder, key), bytes);
  };
  const unasked = () => {
    throw new Error('Publishing does not ask for this.');
  };
  return {
    put,
    putIf: async (key, bytes) => {
      await put(key, bytes);
      return true;
    },
    get: async (key) => {
      try {
        return { bytes: await readFile(join(folder, key)), etag: key };
      } catch {
        return null;
      }
    },
    list: unasked,
    download: unasked,
    upload: unasked,
    delete: unasked,
  };
}
