import { ServiceError, unknownOperation } from '../services/service-error.ts';
import type { ServiceRequest, ServiceResponse } from '../services/service-exchange.ts';
import { receiveBody } from './chunked-body.ts';
import { element, listObjects, xmlDocument } from './object-listing.ts';
import type { ObjectStore, StoredObject } from './object-store.ts';

/** Headers that S3 keeps with an object and gives back. */
const keptHeaders = [
  'content-type',
  'content-encoding',
  'content-disposition',
  'content-language',
  'cache-control',
  'expires',
];
const noBody = Buffer.alloc(0);

/** Query parameters that select another S3 operation (`?uploads`, `?acl`, …) than the plain object ones. */
const plainParameters = new Set([
  'x-id',
  'list-type',
  'prefix',
  'delimiter',
  'max-keys',
  'continuation-token',
  'start-after',
  'encoding-type',
  'fetch-owner',
]);

/**
 * The subset of S3 that this project uses, path-style: PutObject, GetObject (with ranges), HeadObject,
 * DeleteObject, ListObjectsV2 and HeadBucket, with If-Match and If-None-Match, user metadata and CRC32.
 */
export function createBucketApi(
  buckets: ReadonlySet<string>,
  store: ObjectStore,
): (request: ServiceRequest) => ServiceResponse {
  function put(bucket: string, key: string, request: ServiceRequest): ServiceResponse {
    assertWritable(store.find(bucket, key), request.headers);
    if (request.headers['x-amz-copy-source'] !== undefined) throw unknownOperation('S3', 'CopyObject');
    const body = receiveBody(request.body, request.headers);
    const object = store.put(bucket, key, body, headersToKeep(request.headers));
    return {
      status: 200,
      headers: { etag: object.etag, 'x-amz-checksum-crc32': object.crc32 },
      body: noBody,
    };
  }

  function get(bucket: string, key: string, request: ServiceRequest): ServiceResponse {
    const object = store.find(bucket, key);
    if (object === undefined) throw new ServiceError('NoSuchKey', 'The specified key does not exist.', 404);
    const { 'if-none-match': unlike, 'if-match': like, range } = request.headers;
    if (like !== undefined && like !== object.etag) throw preconditionFailed();
    const headers = describe(object);
    if (unlike === object.etag) return { status: 304, headers, body: noBody };
    if (request.method === 'HEAD')
      return { status: 200, headers: withLength(headers, object.sizeBytes), body: noBody };
    const bytes = store.read(bucket, key);
    return range === undefined
      ? { status: 200, headers: { ...headers, 'x-amz-checksum-crc32': object.crc32 }, body: bytes }
      : ranged(range, headers, bytes);
  }

  function onBucket(bucket: string, request: ServiceRequest): ServiceResponse {
    if (request.method === 'HEAD') return { status: 200, headers: {}, body: noBody };
    if (request.method !== 'GET' || request.query.get('list-type') !== '2') {
      throw unknownOperation('S3', `${request.method} /${bucket}?${request.query}`);
    }
    const headers = { 'content-type': 'application/xml' };
    return { status: 200, headers, body: Buffer.from(listObjects(store, bucket, request.query)) };
  }

  function onObject(bucket: string, key: string, request: ServiceRequest): ServiceResponse {
    if (request.method === 'PUT') return put(bucket, key, request);
    if (request.method === 'GET' || request.method === 'HEAD') return get(bucket, key, request);
    if (request.method !== 'DELETE') throw unknownOperation('S3', `${request.method} of an object`);
    store.delete(bucket, key);
    return { status: 204, headers: {}, body: noBody };
  }

  return (request) => {
    try {
      const [, bucket = '', ...rest] = request.path.split('/').map(decodeURIComponent);
      const key = rest.join('/');
      if (!buckets.has(bucket)) {
        throw new ServiceError('NoSuchBucket', `The specified bucket does not exist: "${bucket}".`, 404);
      }
      const special = [...request.query.keys()].find((name) => !plainParameters.has(name));
      if (special !== undefined) throw unknownOperation('S3', `${request.method} ?${special}`);
      return key === '' ? onBucket(bucket, request) : onObject(bucket, key, request);
    } catch (error) {
      if (error instanceof ServiceError) return toXmlError(error, request.method);
      throw error;
    }
  };
}

function assertWritable(existing: StoredObject | undefined, headers: ServiceRequest['headers']): void {
  if (headers['if-none-match'] === '*' && existing !== undefined) throw preconditionFailed();
  const expected = headers['if-match'];
  if (expected === undefined) return;
  if (existing === undefined) throw new ServiceError('NoSuchKey', 'The specified key does not exist.', 404);
  if (expected !== existing.etag) throw preconditionFailed();
}

function preconditionFailed(): ServiceError {
  return new ServiceError(
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold.',
    412,
  );
}

function headersToKeep(headers: ServiceRequest['headers']): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name, value]) => value !== undefined && (keptHeaders.includes(name) || name.startsWith('x-amz-meta-')),
  ) as [string, string][];
  return Object.fromEntries(
    kept
      .map(([name, value]): [string, string] => [name, withoutTransportEncoding(name, value)])
      .filter(([, value]) => value !== ''),
  );
}

/** `aws-chunked` describes the request only, not the object. */
function withoutTransportEncoding(name: string, value: string): string {
  return name === 'content-encoding' ? value.replace(/^aws-chunked,?\s*/, '') : value;
}

function describe(object: StoredObject): Record<string, string> {
  return {
    'content-type': 'binary/octet-stream',
    ...object.headers,
    etag: object.etag,
    'last-modified': new Date(object.modifiedAtMs).toUTCString(),
    'accept-ranges': 'bytes',
  };
}

function withLength(headers: Record<string, string>, length: number): Record<string, string> {
  return { ...headers, 'content-length': String(length) };
}

function ranged(range: string, headers: Record<string, string>, bytes: Buffer): ServiceResponse {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  const start = from === '' ? Math.max(0, bytes.length - Number(to)) : Number(from);
  const end = from === '' || to === '' ? bytes.length - 1 : Math.min(Number(to), bytes.length - 1);
  if ((from === '' && to === '') || start > end) {
    throw new ServiceError('InvalidRange', `The requested range "${range}" is not satisfiable.`, 416);
  }
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${start}-${end}/${bytes.length}` },
    body: bytes.subarray(start, end + 1),
  };
}

function toXmlError(error: ServiceError, method: string): ServiceResponse {
  const unknown = error.name === 'UnknownOperationException';
  const code = unknown ? 'NotImplemented' : error.name;
  const text = xmlDocument('Error', [element('Code', code), element('Message', error.message)]);
  return {
    status: unknown ? 501 : error.httpStatus,
    headers: { 'content-type': 'application/xml' },
    body: method === 'HEAD' ? noBody : Buffer.from(text),
  };
}
