import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { LakeEngine } from '../lake/engine.ts';
import type { Figure, IsoDay } from './figure.ts';
import { CUT_NAMES, FIGURE_COLUMNS, placeOf, rowOfFigure, sortedFigures } from './figure-row.ts';
import type { Metric } from './metric.ts';

/** One file of an export, lying in the work folder under the path that it has in the bucket. */
export interface ExportedFile {
  /** Below the folder of the day, such as `csv/nps.csv`. */
  readonly path: string;
  /** `null`: all metrics. */
  readonly metric: string | null;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Writes figures for machines (one Parquet of all), for people (a CSV each metric), and for pages (a JSON each metric). The same
 * figures give the same bytes, in whatever order they come.
 *
 * @param engine with one thread, so that rows keep their order
 * @param folder that the files are written to, below their paths
 * @throws Error when two figures have the same metric, window and cut, or a file cannot be written
 */
export async function exportFigures(
  engine: LakeEngine,
  metrics: readonly Metric[],
  figures: readonly Figure[],
  asOf: IsoDay,
  folder: string,
): Promise<readonly ExportedFile[]> {
  assertDistinct(figures);
  const sorted = sortedFigures(figures);
  const files = [await writeParquet(engine, sorted, folder)];
  for (const metric of [...metrics].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const own = sorted.filter((figure) => figure.metric === metric.name);
    files.push(await writeText(folder, `csv/${metric.name}.csv`, metric.name, own.length, csvOf(own)));
    files.push(
      await writeText(folder, `json/${metric.name}.json`, metric.name, own.length, jsonOf(metric, own, asOf)),
    );
  }
  return files;
}

function assertDistinct(figures: readonly Figure[]): void {
  const places = new Set<string>();
  for (const figure of figures) {
    const place = placeOf(figure);
    if (places.has(place))
      throw new Error(`Two figures stand in one place, so one would hide the other: ${place}.`);
    places.add(place);
  }
}

async function writeParquet(
  engine: LakeEngine,
  figures: readonly Figure[],
  folder: string,
): Promise<ExportedFile> {
  const path = 'figures.parquet';
  const lines = join(folder, 'figures.ndjson');
  await mkdir(folder, { recursive: true });
  await writeFile(lines, figures.map((figure) => `${JSON.stringify(rowOfFigure(figure))}\n`).join(''));
  const columns = Object.entries(FIGURE_COLUMNS)
    .map(([name, type]) => `${name}: '${type}'`)
    .join(', ');
  await engine.run(
    `COPY (SELECT * FROM read_json(${quoted(lines)}, format = 'newline_delimited', columns = {${columns}}))
     TO ${quoted(join(folder, path))} (FORMAT parquet, COMPRESSION zstd)`,
  );
  return fileOf(path, null, figures.length, await readFile(join(folder, path)));
}

/** Of the cuts it has those that one of its figures has, so that people see no empty columns. */
function csvOf(figures: readonly Figure[]): string {
  const used = CUT_NAMES.filter((name) => figures.some(({ cut }) => cut[name] !== undefined));
  const columns = Object.keys(FIGURE_COLUMNS).filter(
    (name) => !(CUT_NAMES as string[]).includes(name) || (used as string[]).includes(name),
  );
  return stringify(figures.map(rowOfFigure), {
    columns,
    header: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}

function jsonOf({ name, definitionVersion, says }: Metric, figures: readonly Figure[], asOf: IsoDay): string {
  return `${JSON.stringify({ metric: name, definitionVersion, says, asOf, figures: figures.map(plainFigure) })}\n`;
}

/** What is the same for all of a metric is said once, above them. */
function plainFigure({ from, to, cut, numerator, denominator, value, unit, reason, interval }: Figure) {
  const sortedCut = Object.fromEntries(
    CUT_NAMES.flatMap((name) => (cut[name] === undefined ? [] : [[name, cut[name]]])),
  );
  return { from, to, cut: sortedCut, numerator, denominator, value, unit, reason, interval };
}

async function writeText(
  folder: string,
  path: string,
  metric: string,
  rows: number,
  text: string,
): Promise<ExportedFile> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  const content = Buffer.from(text);
  await writeFile(join(folder, path), content);
  return fileOf(path, metric, rows, content);
}

const fileOf = (path: string, metric: string | null, rows: number, content: Buffer): ExportedFile => ({
  path,
  metric,
  rows,
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
});

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
