import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './bundling.ts';

/** What counts in Lambda. DuckDB's binding is a package of its own for each platform; npm installs that of the machine. */
const DEPLOYED = '@duckdb/node-bindings-linux-x64';

const packageFolder = (name: string): string => join(repositoryRoot, 'node_modules', ...name.split('/'));

/** Whether what is synthesized here can be deployed: on Linux x64 it can, elsewhere after one command. */
export const isDeployedEngineInstalled = (): boolean => existsSync(packageFolder(DEPLOYED));

export const HOW_TO_INSTALL_ENGINE = `npm install --no-save --force ${DEPLOYED}`;

/**
 * Puts DuckDB beside a bundle, which looks for it there: the binding that is deployed, and that of this machine, on which
 * the same bundle runs locally. Files of 70 MB are linked where the disk can.
 *
 * @param outputFolder of the bundle
 */
export function placeLakeEngine(outputFolder: string): void {
  const host = `@duckdb/node-bindings-${process.platform}-${process.arch}`;
  for (const name of new Set([DEPLOYED, host, `${host}-musl`])) {
    if (!existsSync(packageFolder(name))) continue;
    const target = join(outputFolder, 'node_modules', ...name.split('/'));
    mkdirSync(target, { recursive: true });
    for (const file of readdirSync(packageFolder(name))) {
      place(join(packageFolder(name), file), join(target, file));
    }
  }
}

function place(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // Another disk, or one without links.
    copyFileSync(from, to);
  }
}
