import type { GatewayRequest } from '../gateway/gateway-request.ts';
import type { GatewayResponse } from '../gateway/gateway-response.ts';
import type { Encoding, PublishedFile, PublishedFiles } from './published-files.ts';

/** CloudFront compresses what is no smaller and no larger, of types that compress. */
const COMPRESSIBLE_BYTES = { from: 1_000, to: 10_000_000 };
const COMPRESSIBLE = /^(?:text\/|application\/(?:javascript|json|xml)|image\/svg\+xml|font\/ttf)/;

/** S3 and CloudFront together: the object of a key, as a browser gets it. */
export async function answerWithFile(
  files: PublishedFiles,
  uri: string,
  { headers }: GatewayRequest,
  mayCompress: boolean,
): Promise<GatewayResponse> {
  const file = await files.find(keyOf(uri));
  if (file === undefined) return NOT_FOUND;
  const encoding =
    mayCompress && isCompressible(file) ? encodingOf(headers['accept-encoding'] ?? '') : 'identity';
  // The same file, in other bytes.
  const etag = encoding === 'identity' ? file.etag : `W/${file.etag}`;
  const told = {
    'content-type': file.contentType,
    'cache-control': file.cacheControl,
    etag,
    ...(mayCompress && isCompressible(file) ? { vary: 'Accept-Encoding' } : {}),
  };
  if (isKnown(headers['if-none-match'], etag)) return { status: 304, headers: told, body: '' };
  return {
    status: 200,
    headers: { ...told, ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }) },
    body: await file.compressed(encoding),
  };
}

const NOT_FOUND: GatewayResponse = {
  status: 404,
  headers: { 'content-type': 'application/xml' },
  body: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>',
};

/** The key is the path without its first slash, decoded once; what cannot be decoded is no key. */
function keyOf(uri: string): string {
  try {
    return decodeURIComponent(uri.slice(1));
  } catch {
    return '';
  }
}

const isCompressible = ({ bytes, contentType }: PublishedFile): boolean =>
  COMPRESSIBLE.test(contentType) &&
  bytes.byteLength >= COMPRESSIBLE_BYTES.from &&
  bytes.byteLength <= COMPRESSIBLE_BYTES.to;

function encodingOf(accepted: string): Encoding {
  const names = accepted
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => !/;\s*q=0(?:\.0+)?$/.test(each))
    .map((each) => each.split(';')[0]);
  if (names.includes('br')) return 'br';
  return names.includes('gzip') ? 'gzip' : 'identity';
}

/** Weakly, as `If-None-Match` compares. */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const strong = (tag: string): string => tag.trim().replace(/^W\//, '');
  return ifNoneMatch?.split(',').some((tag) => tag.trim() === '*' || strong(tag) === strong(etag)) ?? false;
}
