import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';
import { ReplayError } from '../replay-error.ts';

/** An export on disk: plain or gzip, in any encoding the runtime knows. */
export interface ExportFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly isGzip: boolean;
  readonly encoding: string;
}

/**
 * @throws ReplayError when there is no such file, when it is empty, when it is a spreadsheet instead of text, or when
 * the encoding is unknown.
 */
export function openExport(path: string, encoding: string): ExportFile {
  const sizeBytes = sizeOf(path);
  const start = firstBytes(path, 4);
  if (start.toString('latin1').startsWith('PK')) {
    throw new ReplayError(
      `${path} is a ZIP file, which is also what spreadsheets are saved as`,
      'unpack it, or save the sheet as CSV',
    );
  }
  checkEncoding(encoding);
  return { path, sizeBytes, isGzip: start[0] === 0x1f && start[1] === 0x8b, encoding };
}

/**
 * The text of an export, in pieces, without a byte-order mark.
 *
 * @param onBytes told how many bytes of the file, as it lies on disk, each piece took.
 * @throws ReplayError where a byte is not of the encoding, or the gzip stream is broken.
 */
export async function* readText(
  file: ExportFile,
  onBytes: (count: number) => void = () => {},
): AsyncGenerator<string> {
  const raw = createReadStream(file.path);
  raw.on('data', (chunk) => onBytes(chunk.length));
  let decoder: TextDecoder | undefined;
  try {
    for await (const chunk of file.isGzip ? inflate(raw) : raw) {
      decoder ??= decoderFor(chunk, file.encoding);
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder?.decode() ?? '';
  } catch (error) {
    throw readableFault(error, file);
  } finally {
    raw.destroy();
  }
}

function inflate(raw: NodeJS.ReadableStream): AsyncIterable<Buffer> {
  const gunzip = createGunzip();
  // A failure of either side destroys both; the iteration over `gunzip` then throws it.
  pipeline(raw, gunzip).catch(() => {});
  return gunzip;
}

/** A UTF-16 file says so in its first bytes, whatever the mapping says. */
function decoderFor(start: Uint8Array, encoding: string): TextDecoder {
  const mark = `${start[0]?.toString(16)} ${start[1]?.toString(16)}`;
  const marked = { 'ff fe': 'utf-16le', 'fe ff': 'utf-16be' }[mark];
  return new TextDecoder(marked ?? encoding, { fatal: true });
}

function readableFault(error: unknown, { path, encoding }: ExportFile): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return new ReplayError(
      `${path} holds bytes that are not ${encoding}`,
      'state the right one, such as --encoding windows-1252 for most exports of spreadsheets',
      { cause: error },
    );
  }
  if (code.startsWith('Z_')) {
    return new ReplayError(`${path} is a broken gzip file (${code})`, 'download or pack it again', {
      cause: error,
    });
  }
  return error;
}

function sizeOf(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new ReplayError(`there is no file ${path}`, 'check the path of the export');
  if (!stats.isFile()) throw new ReplayError(`${path} is not a file`, 'name the export itself');
  if (stats.size === 0) throw new ReplayError(`${path} is empty`, 'export the orders again');
  return stats.size;
}

function firstBytes(path: string, count: number): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(count);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, count, 0));
  } finally {
    closeSync(descriptor);
  }
}

function checkEncoding(encoding: string): void {
  try {
    new TextDecoder(encoding);
  } catch {
    throw new ReplayError(
      `encoding ${encoding} is unknown`,
      'use a name such as utf-8, windows-1252, iso-8859-15 or utf-16le',
    );
  }
}
