import { afterAll, type ObjectStore, type StoredObject } from './object-store.ts';

type Listing = {
  readonly objects: StoredObject[];
  readonly commonPrefixes: string[];
  /** The key after which the next page starts. */
  readonly next?: string;
};

const pageSize = 1_000;

/** One page of ListObjectsV2: keys below a prefix, those behind a delimiter folded into common prefixes. */
function listPage(
  store: ObjectStore,
  bucket: string,
  options: { prefix: string; delimiter: string; after: string; limit: number },
): Listing {
  const { prefix, delimiter, limit } = options;
  const objects: StoredObject[] = [];
  const commonPrefixes: string[] = [];
  let { after } = options;
  while (true) {
    const [object] = store.list(bucket, prefix, after, 1);
    if (object === undefined) return { objects, commonPrefixes };
    if (objects.length + commonPrefixes.length === limit) return { objects, commonPrefixes, next: after };
    const cut = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
    if (cut < 0) {
      objects.push(object);
      after = object.key;
    } else {
      const common = object.key.slice(0, cut + delimiter.length);
      commonPrefixes.push(common);
      after = common + afterAll;
    }
  }
}

/** Answers ListObjectsV2 as XML. */
export function listObjects(store: ObjectStore, bucket: string, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const limit = Math.min(Number(query.get('max-keys') ?? pageSize), pageSize);
  const token = query.get('continuation-token');
  const after =
    token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString();
  const { objects, commonPrefixes, next } = listPage(store, bucket, { prefix, delimiter, after, limit });
  const encode = query.get('encoding-type') === 'url' ? encodeURIComponent : (text: string) => text;
  return xmlDocument('ListBucketResult', [
    element('Name', bucket),
    element('Prefix', encode(prefix)),
    element('KeyCount', objects.length + commonPrefixes.length),
    element('MaxKeys', limit),
    element('IsTruncated', next !== undefined),
    ...(delimiter === '' ? [] : [element('Delimiter', encode(delimiter))]),
    ...(next === undefined
      ? []
      : [element('NextContinuationToken', Buffer.from(next).toString('base64url'))]),
    ...objects.map((object) => contents(object, encode)),
    ...commonPrefixes.map(
      (common) => `<CommonPrefixes>${element('Prefix', encode(common))}</CommonPrefixes>`,
    ),
  ]);
}

function contents(object: StoredObject, encode: (text: string) => string): string {
  const parts = [
    element('Key', encode(object.key)),
    element('LastModified', new Date(object.modifiedAtMs).toISOString()),
    element('ETag', object.etag),
    element('Size', object.sizeBytes),
    element('StorageClass', 'STANDARD'),
  ];
  return `<Contents>${parts.join('')}</Contents>`;
}

export function xmlDocument(root: string, children: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>${children.join('')}</${root}>`;
}

export function element(name: string, value: string | number | boolean): string {
  const text = String(value).replaceAll(/[&<>"\r\n]/g, (character) => `&#${character.codePointAt(0)};`);
  return `<${name}>${text}</${name}>`;
}
