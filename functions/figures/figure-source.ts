import { createHash } from 'node:crypto';
import { FigureFile, FigureManifest, LATEST_KEY, manifestKeyOf } from '../../shared/contracts/figures.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { Fault } from '../../shared/storage/fault.ts';

/** Reads an object of the lake's bucket as text; `null`: there is none. @throws Fault when the store fails */
export type ReadObject = (key: string) => Promise<string | null>;

/** A few metrics of one day, which a page that shows several asks for again and again. */
const MOST_REMEMBERED = 20;

export interface FoundFigures {
  readonly file: FigureFile;
  /** Another one: they were counted anew. */
  readonly sha256: string;
}

export type FigureSource = ReturnType<typeof figureSource>;

/** What the nightly run wrote, found by its manifests alone. A file is named by its hash there, so it is read once. */
export function figureSource(read: ReadObject) {
  const remembered = new Map<string, FigureFile>();

  /** @param asOf left out: the newest. Refusals: FIGURES_NOT_FOUND */
  async function manifest(asOf?: string): Promise<FigureManifest | Refusal> {
    const text = await read(asOf === undefined ? LATEST_KEY : manifestKeyOf(asOf));
    if (text !== null) return FigureManifest.parse(JSON.parse(text));
    return asOf === undefined
      ? refuse('FIGURES_NOT_FOUND', 'Nothing was counted yet: the first night after the first event does.')
      : refuse('FIGURES_NOT_FOUND', `Nothing was counted as of ${asOf}.`, '/query/asOf');
  }

  /** Refusals: METRIC_NOT_FOUND. @throws Fault UNAVAILABLE where the file is of another counting than the manifest */
  async function metric({ files, asOf }: FigureManifest, name: string): Promise<FoundFigures | Refusal> {
    const file = files.find(({ metric: of, key }) => of === name && key.endsWith('.json'));
    if (file === undefined) {
      return refuse('METRIC_NOT_FOUND', `There is no metric ${name} as of ${asOf}.`, '/path/metric');
    }
    const known = remembered.get(file.sha256);
    if (known !== undefined) return { file: known, sha256: file.sha256 };
    const text = await read(file.key);
    if (text === null || hashOf(text) !== file.sha256) {
      throw new Fault('UNAVAILABLE', `The figures as of ${asOf} are being written anew.`);
    }
    const found = FigureFile.parse(JSON.parse(text));
    const [oldest] = remembered.keys();
    if (oldest !== undefined && remembered.size >= MOST_REMEMBERED) remembered.delete(oldest);
    remembered.set(file.sha256, found);
    return { file: found, sha256: file.sha256 };
  }

  return { manifest, metric };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
