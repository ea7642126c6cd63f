import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ReplayError } from '../replay-error.ts';

/** What makes two replays the same one, so that the second continues or repeats the first. */
export interface ReplayIdentity {
  readonly file: string;
  readonly url: string;
  /** Everything else that changes what is sent. */
  readonly terms: object;
}

/** The folder of one replay under `root`: named by the file, and by a hash of its content and of the options. */
export async function stateFolder(root: string, { file, url, terms }: ReplayIdentity): Promise<string> {
  if (!existsSync(file)) throw new ReplayError(`there is no file ${file}`, 'check the path of the export');
  const hash = createHash('sha256').update(JSON.stringify([url, terms]));
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  const name = basename(file).replace(/[^A-Za-z0-9.-]+/g, '-');
  return join(root, `${name}-${hash.digest('hex').slice(0, 16)}`);
}
