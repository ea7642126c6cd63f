import { extname } from 'node:path';
import type { BundledFile } from './bundle.ts';

/** One object of the bucket that the pages lie in: what its answer says of it. */
export interface PublishedFile {
  /** Its key, and its path on the origin: `console/index.html`. */
  readonly path: string;
  readonly contentType: string;
  readonly cacheControl: string;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Its name changes with its bytes. */
const FOR_EVER = 'public, max-age=31536000, immutable';
/** The console's page names the chunks of the day: it is asked for each time, and mostly answered by 304. */
const ASK_EACH_TIME = 'no-cache';
/**
 * A shop's page names the loader, and must not wait for it: a new one is in every page some minutes later, and until then the
 * chunks that the old one names are there, as none is removed.
 */
const SOME_MINUTES = 'public, max-age=300, stale-while-revalidate=86400';

/**
 * @param face the folder of its bundle on the origin
 * @throws Error for a kind of file that nobody has said the type of
 */
export function publishedFile(face: string, { path, isHashed }: BundledFile): PublishedFile {
  const contentType = CONTENT_TYPES[extname(path)];
  if (contentType === undefined) {
    throw new Error(
      `${face}/${path} is of a kind that has no content type yet: add it in published-file.ts.`,
    );
  }
  return { path: `${face}/${path}`, contentType, cacheControl: cacheControlOf(path, isHashed) };
}

function cacheControlOf(path: string, isHashed: boolean): string {
  if (isHashed) return FOR_EVER;
  return path.endsWith('.html') ? ASK_EACH_TIME : SOME_MINUTES;
}
