import { existsSync, readFileSync } from 'node:fs';
import { readConnection } from '../../../local/connection-file.ts';
import { developmentKeyFile } from '../../../local/data-folder.ts';
import type { TargetOptions } from '../target.ts';

/** Where the API is, and the secret key to call it with. */
export interface ApiTarget {
  readonly url: string;
  readonly key: string;
}

/**
 * PERENNIAL_URL and PERENNIAL_KEY where they are set; otherwise the stack that `npm start` runs on this machine, with its
 * development key.
 * @throws Error with the way out when one of the two is missing, or nothing runs here
 */
export function findApi({ data }: Pick<TargetOptions, 'data'>, environment = process.env): ApiTarget {
  const { PERENNIAL_URL: url, PERENNIAL_KEY: key } = environment;
  if (url && key) return { url: url.replace(/\/+$/, ''), key };
  if (url || key) {
    const missing = url ? 'PERENNIAL_KEY' : 'PERENNIAL_URL';
    throw new Error(
      `${missing} is not set. Set both PERENNIAL_URL and PERENNIAL_KEY, or neither for the local stack.`,
    );
  }
  return localApi(data ?? environment['PERENNIAL_DATA'] ?? '.perennial');
}

function localApi(dataDir: string): ApiTarget {
  const connection = readConnection(dataDir);
  if (connection === null) {
    throw new Error(
      `No local stack runs on the data folder "${dataDir}". Start one with "npm start", name its folder with --data, or set PERENNIAL_URL and PERENNIAL_KEY.`,
    );
  }
  const developmentKey = developmentKeyFile(dataDir);
  if (!existsSync(developmentKey))
    throw new Error(
      `The local stack on "${dataDir}" has no development key. Set PERENNIAL_KEY to a key of it.`,
    );
  return { url: connection.url.replace(/\/+$/, ''), key: readFileSync(developmentKey, 'utf8').trim() };
}
