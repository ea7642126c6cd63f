import { createHash } from 'node:crypto';
import { FigureFile, FigureManifest, LATEST_KEY, manifestKeyOf } from '../../shared/contracts/figures.ts';
import type { Figure, IsoDay } from '../../shared/metrics/figure.ts';
import type { CountedDay, FiguresOf } from '../../web/figures/counted-day.ts';

/** Reads an object of the lake's bucket; null: there is none. @throws Error when the store fails */
export type GetObject = (key: string) => Promise<Uint8Array | null>;

/**
 * Figures as the nightly run exported them, found by the manifest of the day alone.
 * @throws Error when nothing was counted, the day is written anew meanwhile, or the format is a newer one
 */
export function exportedFigures(get: GetObject): FiguresOf {
  return async (asOf) => {
    const manifest = await manifestOf(get, asOf);
    const files = manifest.files.filter(({ metric, key }) => metric !== null && key.endsWith('.json'));
    const read: FigureFile[] = [];
    for (const file of files) read.push(await fileOf(get, file, manifest.asOf));
    return dayOf(manifest, read);
  };
}

async function manifestOf(get: GetObject, asOf: IsoDay | undefined): Promise<FigureManifest> {
  const found = await get(asOf === undefined ? LATEST_KEY : manifestKeyOf(asOf));
  if (found === null)
    throw new Error(
      asOf === undefined
        ? 'Nothing was counted yet: the first night after the first event does.'
        : `Nothing was counted as of ${asOf}. Leave the day out for the newest, or count that day first.`,
    );
  const manifest = FigureManifest.safeParse(parsed(found));
  if (manifest.success) return manifest.data;
  throw new Error(
    'The manifest of the figures is not one that this version reads: a newer version may have written it.',
  );
}

async function fileOf(
  get: GetObject,
  { key, sha256 }: FigureManifest['files'][number],
  asOf: IsoDay,
): Promise<FigureFile> {
  const found = await get(key);
  if (found === null || createHash('sha256').update(found).digest('hex') !== sha256)
    throw new Error(
      `${key} is not what the manifest names: the figures as of ${asOf} are being written anew. Try again.`,
    );
  return FigureFile.parse(parsed(found));
}

const parsed = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString('utf8'));

function dayOf({ asOf, timeZone, metrics }: FigureManifest, files: readonly FigureFile[]): CountedDay {
  const figures = files.flatMap(({ metric, definitionVersion, figures: own }) =>
    own.map((figure): Figure => ({ metric, definitionVersion, asOf, ...figure })),
  );
  return { asOf, timeZone, metrics, figures };
}
