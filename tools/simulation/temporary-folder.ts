import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Lends a folder, which is gone when the work is done, has failed, was interrupted, or the process is made to exit.
 *
 * @param root where it is made.
 */
export async function withTemporaryFolder<T>(
  work: (folder: string) => Promise<T>,
  root: string = tmpdir(),
): Promise<T> {
  const folder = mkdtempSync(join(root, 'perennial-simulation-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    return await work(folder);
  } finally {
    process.removeListener('exit', remove);
    remove();
  }
}
