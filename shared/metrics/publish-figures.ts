import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  FIGURES_FOLDER,
  FIGURES_SCHEMA_VERSION,
  FigureManifest,
  LATEST_KEY,
  manifestKeyOf,
} from '../contracts/figures.ts';
import type { Objects } from '../lake/objects.ts';
import type { ExportedFile } from './export-figures.ts';
import type { Metric, MetricRun } from './metric.ts';

export interface Publication {
  readonly run: MetricRun;
  /** Which state of the lake was counted. */
  readonly lake: FigureManifest['lake'];
  readonly metrics: readonly Metric[];
  readonly files: readonly ExportedFile[];
}

export interface Published {
  readonly manifest: FigureManifest;
  /** False: there are figures of a later day. */
  readonly isLatest: boolean;
  /** Files that were written, because there were none of this content. */
  readonly written: number;
}

/**
 * Puts an export into the bucket: its files, then the manifest of its day, then, unless that is of a later day, `latest.json`.
 * The same again writes nothing. Who reads by the hashes of a manifest never mixes two countings of a day.
 *
 * @param folder that the files lie in
 * @throws Fault when the store fails; what was put so far is put again by the next run
 */
export async function publishFigures(
  objects: Objects,
  folder: string,
  publication: Publication,
): Promise<Published> {
  const manifest = manifestOf(publication);
  const { asOf } = publication.run;
  const before = await read(objects, manifestKeyOf(asOf));
  let written = 0;
  for (const [index, { path, sha256 }] of publication.files.entries()) {
    const { key = '' } = manifest.files[index] ?? {};
    if (before?.manifest.files.some((file) => file.key === key && file.sha256 === sha256)) continue;
    await objects.put(key, await readFile(join(folder, path)));
    written += 1;
  }
  if (written > 0 || JSON.stringify(before?.manifest) !== JSON.stringify(manifest))
    await objects.put(manifestKeyOf(asOf), bytesOf(manifest));
  return { manifest, isLatest: await makeLatest(objects, manifest), written };
}

function manifestOf({ run, lake, metrics, files }: Publication): FigureManifest {
  const rowsOf = (name: string) => files.find(({ metric }) => metric === name)?.rows ?? 0;
  return {
    schemaVersion: FIGURES_SCHEMA_VERSION,
    asOf: run.asOf,
    timeZone: run.timeZone,
    lake,
    metrics: [...metrics]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, definitionVersion, says }) => ({
        metric: name,
        definitionVersion,
        says,
        rows: rowsOf(name),
      })),
    files: files.map(({ path, metric, rows, bytes, sha256 }) => ({
      key: `${FIGURES_FOLDER}/as_of=${run.asOf}/${path}`,
      metric,
      rows,
      bytes,
      sha256,
    })),
  };
}

/** Two runs may end at once: whichever is of the later day stays. */
async function makeLatest(objects: Objects, manifest: FigureManifest): Promise<boolean> {
  const bytes = bytesOf(manifest);
  for (;;) {
    const current = await read(objects, LATEST_KEY);
    if (current !== null && current.manifest.asOf > manifest.asOf) return false;
    if (current?.bytes.equals(bytes)) return true;
    const condition = current === null ? { ifAbsent: true as const } : { ifMatch: current.etag };
    if (await objects.putIf(LATEST_KEY, bytes, condition)) return true;
  }
}

async function read(objects: Objects, key: string) {
  const found = await objects.get(key);
  if (found === null) return null;
  return { ...found, manifest: FigureManifest.parse(JSON.parse(found.bytes.toString())) };
}

const bytesOf = (manifest: FigureManifest): Buffer => Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
