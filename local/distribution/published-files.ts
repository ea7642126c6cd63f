import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

type Listed = { readonly path: string; readonly contentType: string; readonly cacheControl: string };

export type Encoding = 'br' | 'gzip' | 'identity';

export type PublishedFile = Listed & {
  /** In quotes, and the same for the same bytes. */
  readonly etag: string;
  readonly bytes: Buffer;
  compressed(encoding: Encoding): Promise<Buffer>;
};

export type PublishedFiles = {
  /** @param key of the object: nothing but a file of the list has one, whatever else lies on this machine */
  find(key: string): Promise<PublishedFile | undefined>;
};

/**
 * The files that a deployment would put into the bucket, straight from the synthesized folder: `files.json` and what it lists. They
 * are read when they are first asked for, and again when the list was written anew, as `npm run dev:console` does.
 */
export function openPublishedFiles(folder: string): PublishedFiles {
  const listFile = join(folder, 'files.json');
  let readAtMs = 0;
  let listed: ReadonlyMap<string, Listed> = new Map();
  let opened = new Map<string, Promise<PublishedFile>>();

  function refresh(): void {
    const { mtimeMs } = statSync(listFile);
    if (mtimeMs === readAtMs) return;
    const list = JSON.parse(readFileSync(listFile, 'utf8')) as Listed[];
    listed = new Map(list.map((file) => [file.path, file]));
    opened = new Map();
    readAtMs = mtimeMs;
  }

  return {
    async find(key) {
      refresh();
      const file = listed.get(key);
      if (file === undefined) return undefined;
      const reading = opened.get(key) ?? open(folder, file);
      opened.set(key, reading);
      return await reading;
    },
  };
}

async function open(folder: string, file: Listed): Promise<PublishedFile> {
  const bytes = await readFile(join(folder, 'files', file.path));
  const inEncodings = new Map<Encoding, Promise<Buffer>>();
  return {
    ...file,
    bytes,
    etag: `"${createHash('md5').update(bytes).digest('hex')}"`,
    compressed: (encoding) => {
      const known = inEncodings.get(encoding) ?? compress(bytes, encoding);
      inEncodings.set(encoding, known);
      return known;
    },
  };
}

/** As quick as it has to be at the edge; what the size script prints is somewhat smaller. */
const BROTLI_QUALITY = 5;

async function compress(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return bytes;
  if (encoding === 'gzip') return await promisify(gzip)(bytes);
  return await promisify(brotliCompress)(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
  });
}
