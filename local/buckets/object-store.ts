import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { checksum, type ReceivedBody } from './chunked-body.ts';

export type StoredObject = {
  readonly key: string;
  readonly etag: string;
  readonly sizeBytes: number;
  readonly crc32: string;
  /** The headers to give back: content type and encoding, cache control, user metadata. */
  readonly headers: Readonly<Record<string, string>>;
  readonly modifiedAtMs: number;
};

/** Objects as files below a folder, named like their keys, and their metadata in the stack's database. */
export type ObjectStore = {
  find(bucket: string, key: string): StoredObject | undefined;
  read(bucket: string, key: string): Buffer;
  put(
    bucket: string,
    key: string,
    body: ReceivedBody,
    headers: Readonly<Record<string, string>>,
  ): StoredObject;
  delete(bucket: string, key: string): void;
  /** Objects in the order of their keys, after the given key. */
  list(bucket: string, prefix: string, after: string, limit: number): StoredObject[];
};

type Row = Omit<StoredObject, 'headers'> & { readonly headers: string; readonly file: string };

/** Sorts after every text that starts with the same prefix: the highest code point there is. */
export const afterAll = '\u{10FFFF}';

const columns = 'key, file, etag, size_bytes AS sizeBytes, crc32, headers, modified_at_ms AS modifiedAtMs';

export function createObjectStore(database: DatabaseSync, folder: string): ObjectStore {
  const select = database.prepare(`SELECT ${columns} FROM objects WHERE bucket = :bucket AND key = :key`);
  const page = database.prepare(`
    SELECT ${columns} FROM objects
    WHERE bucket = :bucket AND key > :after AND key >= :prefix AND key < :end ORDER BY key LIMIT :limit`);
  const upsert = database.prepare(`
    INSERT INTO objects (bucket, key, file, etag, size_bytes, crc32, headers, modified_at_ms)
    VALUES (:bucket, :key, :file, :etag, :sizeBytes, :crc32, :headers, :modifiedAtMs)
    ON CONFLICT DO UPDATE SET file = :file, etag = :etag, size_bytes = :sizeBytes, crc32 = :crc32,
      headers = :headers, modified_at_ms = :modifiedAtMs`);
  const remove = database.prepare('DELETE FROM objects WHERE bucket = :bucket AND key = :key');

  function record(bucket: string, key: string, file: string, body: ReceivedBody, headers: string): Row {
    const row = {
      key,
      file,
      etag: `"${createHash('md5').update(body.bytes).digest('hex')}"`,
      sizeBytes: body.bytes.length,
      crc32: body.crc32,
      headers,
      modifiedAtMs: statSync(join(folder, bucket, file)).mtimeMs,
    };
    upsert.run({ bucket, ...row });
    return row;
  }

  /**
   * The file is replaced before its row. Killed between the two, the row describes the former content; it is
   * recognized by the time of change and written again from the file, which is whole.
   */
  function findRow(bucket: string, key: string): Row | undefined {
    const row = select.get({ bucket, key }) as Row | undefined;
    if (row === undefined) return undefined;
    const path = join(folder, bucket, row.file);
    if (statSync(path).mtimeMs === row.modifiedAtMs) return row;
    const bytes = readFileSync(path);
    return record(bucket, key, row.file, { bytes, crc32: checksum(bytes) }, row.headers);
  }

  function write(bucket: string, key: string, bytes: Buffer): string {
    const temporary = join(folder, bucket, '.parts', randomUUID());
    mkdirSync(dirname(temporary), { recursive: true });
    writeFileSync(temporary, bytes);
    const file = fileName(key);
    try {
      mkdirSync(dirname(join(folder, bucket, file)), { recursive: true });
      renameSync(temporary, join(folder, bucket, file));
      return file;
    } catch {
      // The file system cannot hold this name: a segment is too long, or both `a` and `a/b` are keys.
      const substitute = join('.objects', createHash('sha256').update(key).digest('hex'));
      mkdirSync(join(folder, bucket, '.objects'), { recursive: true });
      renameSync(temporary, join(folder, bucket, substitute));
      return substitute;
    }
  }

  return {
    find: (bucket, key) => {
      const row = findRow(bucket, key);
      return row === undefined ? undefined : toObject(row);
    },
    read: (bucket, key) => readFileSync(join(folder, bucket, findRow(bucket, key)?.file ?? '')),
    put: (bucket, key, body, headers) => {
      const file = write(bucket, key, body.bytes);
      return toObject(record(bucket, key, file, body, JSON.stringify(headers)));
    },
    delete: (bucket, key) => {
      const row = select.get({ bucket, key }) as Row | undefined;
      if (row === undefined) return;
      remove.run({ bucket, key });
      rmSync(join(folder, bucket, row.file), { force: true });
    },
    list: (bucket, prefix, after, limit) =>
      (page.all({ bucket, prefix, end: prefix + afterAll, after, limit }) as Row[]).map(toObject),
  };
}

function toObject({ file: _, headers, ...row }: Row): StoredObject {
  return { ...row, headers: JSON.parse(headers) };
}

/** A key as a relative path that cannot leave its folder nor meet the store's own folders. */
function fileName(key: string): string {
  const segments = key.split('/').map((segment) => encodeURIComponent(segment).replace(/^\./, '%2E') || '%');
  return join(...segments);
}
