import { crc32 } from 'node:zlib';
import { ServiceError } from '../services/service-error.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/** An object's bytes as the sender meant them, and their CRC32 in the wire form (base64, big-endian). */
export type ReceivedBody = { readonly bytes: Buffer; readonly crc32: string };

/**
 * Unpacks the body of a PutObject request. SDK clients send it either plain, or in `aws-chunked` form: chunks
 * of `<hex length>[;extension]\r\n<bytes>\r\n`, ended by a chunk of length zero and trailing headers with the
 * checksum (AWS Signature Version 4, "trailing checksums").
 * @throws ServiceError when the checksum that came along does not fit the bytes
 */
export function receiveBody(body: Buffer, headers: Headers): ReceivedBody {
  const chunked = headers['x-amz-content-sha256']?.startsWith('STREAMING-') === true;
  const { bytes, trailers } = chunked ? unchunk(body) : { bytes: body, trailers: {} };
  const expected = trailers['x-amz-checksum-crc32'] ?? headers['x-amz-checksum-crc32'];
  const actual = checksum(bytes);
  if (expected !== undefined && expected !== actual) {
    throw new ServiceError(
      'BadDigest',
      `The CRC32 you specified (${expected}) did not match the one received (${actual}).`,
    );
  }
  return { bytes, crc32: actual };
}

/** CRC32 in the form of the `x-amz-checksum-crc32` header. */
export function checksum(bytes: Buffer): string {
  const value = Buffer.alloc(4);
  value.writeUInt32BE(crc32(bytes));
  return value.toString('base64');
}

function unchunk(body: Buffer): { bytes: Buffer; trailers: Record<string, string> } {
  const chunks: Buffer[] = [];
  let at = 0;
  while (true) {
    const lineEnd = body.indexOf('\r\n', at);
    if (lineEnd < 0) throw new ServiceError('IncompleteBody', 'The aws-chunked body ends within a chunk.');
    const length = Number.parseInt(body.toString('latin1', at, lineEnd), 16);
    at = lineEnd + 2;
    if (!(length > 0)) break;
    chunks.push(body.subarray(at, at + length));
    at += length + 2;
  }
  return { bytes: Buffer.concat(chunks), trailers: readTrailers(body.toString('latin1', at)) };
}

function readTrailers(text: string): Record<string, string> {
  const lines = text.split(/\r?\n/).filter((line) => line.includes(':'));
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}
