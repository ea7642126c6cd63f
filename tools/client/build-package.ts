import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Makes `client/dist`: what `npm pack` in `client/` packs. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const client = join(root, 'client');
const dist = join(client, 'dist');

rmSync(dist, { recursive: true, force: true });
await build({
  entryPoints: [join(client, 'index.ts'), join(client, 'generated/operations.ts')],
  outbase: client,
  outdir: dist,
  bundle: true,
  // What both entries need is there once, so that an error of one is an error of the other.
  splitting: true,
  format: 'esm',
  target: 'es2022',
  logLevel: 'warning',
});
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', client], {
  stdio: 'inherit',
});
for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.d.ts')) continue;
  const path = join(dist, name);
  // The compiler leaves the extensions of types as they are, and not everyone's compiler takes them so.
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/(from '\.[^']*)\.ts'/g, "$1.js'"));
}
copyFileSync(join(root, 'LICENSE'), join(client, 'LICENSE'));
