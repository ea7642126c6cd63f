import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ObjectEntry, Objects } from '../../../shared/lake/objects.ts';

/**
 * Objects on the disk. What is there before stays as it is: a run begins with it, and what it writes or deletes is its own.
 * @param before folder that is only read
 * @param own folder that is written to
 */
export function folderObjects(before: string, own: string): Objects {
  const deleted = new Set<string>();
  const folders = before === own ? [own] : [own, before];

  async function find(key: string): Promise<string | null> {
    for (const folder of folders) {
      if (folder === before && deleted.has(key)) continue;
      const path = join(folder, key);
      if (await isFile(path)) return path;
    }
    return null;
  }

  async function put(key: string, bytes: Uint8Array): Promise<void> {
    await mkdir(dirname(join(own, key)), { recursive: true });
    await writeFile(join(own, key), bytes);
  }

  async function get(key: string) {
    const path = await find(key);
    if (path === null) return null;
    const bytes = await readFile(path);
    return { bytes, etag: createHash('sha256').update(bytes).digest('hex') };
  }

  return {
    async *list(prefix, after = '') {
      const found = new Map<string, ObjectEntry>();
      for (const folder of folders)
        for (const key of await keysIn(folder))
          if (key.startsWith(prefix) && key > after && !(folder === before && deleted.has(key)))
            found.set(key, { key, bytes: (await stat(join(folder, key))).size });
      yield* [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    },
    get,
    put,
    async download(key, file) {
      const path = await find(key);
      if (path === null) return false;
      // Bytes are copied, as they are from a bucket.
      await copyFile(path, file, constants.COPYFILE_EXCL);
      return true;
    },
    async upload(key, file) {
      await mkdir(dirname(join(own, key)), { recursive: true });
      await copyFile(file, join(own, key));
    },
    async putIf(key, bytes, condition) {
      const found = await get(key);
      const holds = 'ifAbsent' in condition ? found === null : found?.etag === condition.ifMatch;
      if (holds) await put(key, bytes);
      return holds;
    },
    async delete(key) {
      if (before !== own) deleted.add(key);
      await rm(join(own, key), { force: true });
    },
  };
}

async function keysIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
