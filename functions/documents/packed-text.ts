import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/**
 * A long text as a short one that a bundle can carry: the description of the API is a ninth of itself so, and a function that
 * loads half a megabyte starts noticeably later. The same text gives the same packed one on every machine.
 */
export function packed(text: string): string {
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
  };
  return brotliCompressSync(text, { params }).toString('base64');
}

/** @throws Error when it was not packed by `packed`. */
export function unpacked(text: string): string {
  return brotliDecompressSync(Buffer.from(text, 'base64')).toString('utf8');
}
