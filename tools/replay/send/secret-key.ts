import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReplayError } from '../replay-error.ts';

/** The key that was given, else the one that `npm start` keeps in its data folder. @throws ReplayError when there is neither. */
export function findKey(given: string | undefined, dataFolder: string): string {
  if (given !== undefined && given !== '') return given;
  const file = join(dataFolder, 'development-key');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  throw new ReplayError(
    'no key to call the API with',
    `give one with --key or PERENNIAL_KEY; a local stack keeps its own in ${file} once npm start has run`,
  );
}
