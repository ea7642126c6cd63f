import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SiteObject, SiteObjects } from '../../shared/storage/site-objects.ts';

const AT_ONCE = 8;

/**
 * Puts every file of `files.json`, which lists chunks before the pages that name them: no page is there before what it asks for.
 * What an earlier deployment has put stays, because pages that are open may still ask for its chunks.
 *
 * Putting all again does no harm, so a deployment that was cut off is repeated as a whole.
 * @param folder where the list lies, and `files/` beside it
 */
export async function publishFaces(folder: string, site: SiteObjects): Promise<void> {
  const list = JSON.parse(await readFile(join(folder, 'files.json'), 'utf8')) as SiteObject[];
  const isKept = ({ cacheControl }: SiteObject): boolean => cacheControl.includes('immutable');
  await putAll(list.filter(isKept));
  await putAll(list.filter((file) => !isKept(file)));

  async function putAll(files: readonly SiteObject[]): Promise<void> {
    for (let start = 0; start < files.length; start += AT_ONCE) {
      const some = files.slice(start, start + AT_ONCE);
      await Promise.all(
        some.map(async (file) => site.put(file, await readFile(join(folder, 'files', file.path)))),
      );
    }
  }
}
