import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, buildSync } from 'esbuild';
import { BUNDLING, bundleFunction } from '../../../infra/bundling.ts';
import { type DeployedFunction, deployedFunctions } from './deployed-functions.ts';

/** A bundle whose load is timed. */
export interface LoadSubject {
  readonly name: string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Of the minified code, without its source map. */
  readonly bytes: number;
}

export interface LoadSubjects {
  readonly functions: readonly LoadSubject[];
  /**
   * The yardstick: the bare DynamoDB client from the builds that the functions use too, with all the ways to find
   * credentials that it comes with, and no source map.
   */
  readonly bareClient: LoadSubject;
  /** The same client as esbuild bundles it when nobody tells it how: from the older builds, nearly twice the size. */
  readonly defaultClient: LoadSubject;
  /** The same client bundled exactly as the functions are: without ways to credentials, with a source map. */
  readonly leanClient: LoadSubject;
  /** What the orders function is made of, each alone. */
  readonly parts: readonly LoadSubject[];
}

const PARTS = ['zod', 'contracts', 'logger', 'middy', 'domain'];

/**
 * Bundles what the functions are compared with. All of it is loaded with the variables of the orders function, so that
 * no subject differs by its environment.
 *
 * @param folder where the bundles go
 */
export function prepareSubjects(assembly: string, folder: string): LoadSubjects {
  const functions = deployedFunctions(assembly);
  const { environment } = ordersOf(functions);
  const subject = (name: string, bundle: string): LoadSubject => ({
    name,
    folder: bundle,
    environment,
    bytes: bytesOf(bundle),
  });
  const asFunctionsAre = (name: string, part: string): LoadSubject => {
    bundleFunction(`tools/bench/load-time/parts/${part}.ts`, join(folder, part));
    return subject(name, join(folder, part));
  };
  const plain = (name: string, bundle: string, options: BuildOptions): LoadSubject => {
    bundleClient(join(folder, bundle), options);
    return subject(name, join(folder, bundle));
  };
  return {
    functions: functions.map((deployed) => ({
      ...deployed,
      name: deployed.capability,
      bytes: bytesOf(deployed.folder),
    })),
    bareClient: plain('bare DynamoDB client', 'plain', { mainFields: [...BUNDLING.mainFields] }),
    defaultClient: plain('DynamoDB client by esbuild’s defaults', 'default', {}),
    leanClient: asFunctionsAre('DynamoDB client bundled as the functions are', 'bare-client'),
    parts: PARTS.map((part) => asFunctionsAre(part, part)),
  };
}

function bundleClient(folder: string, options: BuildOptions): void {
  buildSync({
    entryPoints: [fileURLToPath(new URL('./parts/bare-client.ts', import.meta.url))],
    outfile: join(folder, 'index.js'),
    bundle: true,
    minify: true,
    platform: 'node',
    ...options,
  });
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}\n');
}

const bytesOf = (folder: string): number => statSync(join(folder, 'index.js')).size;

function ordersOf(functions: readonly DeployedFunction[]): DeployedFunction {
  const orders = functions.find(({ capability }) => capability === 'orders');
  if (orders === undefined) throw new Error('the template has no orders function');
  return orders;
}
