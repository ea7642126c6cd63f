import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReplayError } from '../replay-error.ts';

export interface KeySource {
  /** As it was given. */
  readonly key: string | undefined;
  readonly url: string;
  readonly dataFolder: string;
}

const THIS_MACHINE = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * The key that was given, else the one that `npm start` keeps in its data folder; that one goes to this machine alone.
 *
 * @throws ReplayError when there is neither.
 */
export function findKey({ key, url, dataFolder }: KeySource): string {
  if (key !== undefined && key !== '') return key;
  const file = join(dataFolder, 'development-key');
  const isHere = THIS_MACHINE.includes(URL.parse(url)?.hostname ?? '');
  if (isHere && existsSync(file)) return readFileSync(file, 'utf8').trim();
  throw new ReplayError(
    `no key to call ${url} with`,
    isHere
      ? `start the stack with npm start, which keeps one in ${file}, or give one with --key or PERENNIAL_KEY`
      : 'give one with --key or PERENNIAL_KEY',
  );
}
