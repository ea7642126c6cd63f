import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

export interface BundledFile {
  /** From the bundle's folder, with `/` between folders. */
  readonly path: string;
  readonly bytes: number;
  /** What travels: compressed as well as brotli can. Counted when it is asked for, as it takes longer than bundling. */
  readonly brotliBytes: number;
  /** Whether its name changes with its bytes, so that browsers may keep it for ever. */
  readonly isHashed: boolean;
}

/** The files of one face, as they are published. */
export interface Bundle {
  readonly files: readonly BundledFile[];
}

/** Where files lie whose names change with their bytes. */
export const HASHED_FOLDER = 'assets';
/** `assets/main-K3J2H1G0.js`: esbuild's eight characters. */
const HASHED = new RegExp(`^${HASHED_FOLDER}/.+-[A-Z0-9]{8}\\.\\w+$`);

/**
 * What lies in a folder that esbuild has written, in the order of the paths.
 * @throws Error for a file among the hashed ones whose name has no hash: it would be kept for ever, and never change
 */
export function bundleIn(folder: string): Bundle {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = found.map(({ parentPath, name }) =>
    relative(folder, join(parentPath, name)).replaceAll(sep, '/'),
  );
  return { files: paths.sort().map((path) => bundledFile(folder, path)) };
}

function bundledFile(folder: string, path: string): BundledFile {
  const isHashed = HASHED.test(path);
  if (!isHashed && path.startsWith(`${HASHED_FOLDER}/`)) {
    throw new Error(`${path} has no hash in its name: give it one, or write it beside ${HASHED_FOLDER}/.`);
  }
  const contents = readFileSync(join(folder, path));
  let brotliBytes: number | null = null;
  return {
    path,
    bytes: contents.byteLength,
    get brotliBytes() {
      brotliBytes ??= brotliCompressSync(contents).byteLength;
      return brotliBytes;
    },
    isHashed,
  };
}
