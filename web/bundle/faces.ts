import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle } from './bundle.ts';
import { bundleConsole } from './console.ts';
import { type PublishedFile, publishedFile } from './published-file.ts';
import { bundleStorefront } from './storefront.ts';

/** The faces of the program that are files, by the folder that they have on the origin. */
export const FACES: Readonly<Record<string, (outFolder: string) => Bundle>> = {
  console: bundleConsole,
  storefront: bundleStorefront,
};

/** Beside the folder `files`: what is in it, those first that others name. */
export const LIST = 'files.json';
export const FILES = 'files';

/**
 * Bundles all faces into `files/` of a folder, and writes beside it what each file is answered with.
 * @throws Error with esbuild's messages when one does not compile
 */
export function bundleFaces(outFolder: string): void {
  const published = Object.entries(FACES).flatMap(([face, bundle]) => {
    const folder = join(outFolder, FILES, face);
    mkdirSync(folder, { recursive: true });
    return bundle(folder).files.map((file) => publishedFile(face, file));
  });
  writeList(outFolder, published);
}

/** Chunks before the pages that name them, so that whoever gets a page finds them. */
export function writeList(outFolder: string, published: readonly PublishedFile[]): void {
  const pagesLast = published.toSorted((one, other) => lateness(one) - lateness(other));
  writeFileSync(join(outFolder, LIST), `${JSON.stringify(pagesLast, null, 1)}\n`);
}

const lateness = ({ cacheControl }: PublishedFile): number => (cacheControl.includes('immutable') ? 0 : 1);
