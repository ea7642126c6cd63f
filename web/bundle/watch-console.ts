import { existsSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleConsole } from './console.ts';
import { FILES, LIST, writeList } from './faces.ts';
import { type PublishedFile, publishedFile } from './published-file.ts';

/**
 * `npm run dev:console`: bundles the console anew whenever a file of it changes, into the folder that a running `npm start` serves.
 * Reload the page to see it. PERENNIAL_DATA names the data folder, as it does for `npm start`.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const WATCHED = ['web', 'client', 'shared'];
/** Editors write a file in several steps. */
const SETTLED_MS = 50;

function servedFolder(): string {
  const assembly = join(process.env['PERENNIAL_DATA'] || '.perennial', 'cdk.out');
  const templates = existsSync(assembly)
    ? readdirSync(assembly).filter((name) => name.endsWith('.template.json'))
    : [];
  for (const name of templates) {
    const { Resources: resources } = JSON.parse(readFileSync(join(assembly, name), 'utf8')) as {
      Resources: Record<string, { Type: string; Properties?: { Faces?: string } }>;
    };
    const published = Object.values(resources).find(({ Type }) => Type === 'Custom::PublishedFaces');
    if (published !== undefined) return join(assembly, `asset.${published.Properties?.Faces}`);
  }
  throw new Error(`No stack was started in ${assembly} yet: run \`npm start\` first, in another terminal.`);
}

function rebuild(folder: string): void {
  const target = join(folder, FILES, 'console');
  const startedAtMs = performance.now();
  try {
    rmSync(target, { recursive: true, force: true });
    const { files } = bundleConsole(target);
    const others = (JSON.parse(readFileSync(join(folder, LIST), 'utf8')) as PublishedFile[]).filter(
      ({ path }) => !path.startsWith('console/'),
    );
    writeList(folder, [...others, ...files.map((file) => publishedFile('console', file))]);
    process.stdout.write(`Bundled in ${Math.round(performance.now() - startedAtMs)} ms\n`);
  } catch (error) {
    // What is wrong, esbuild has printed; the next change is the next try.
    process.stdout.write(`Not bundled: ${(error as Error).message}\n`);
  }
}

const folder = servedFolder();
rebuild(folder);
let timer: NodeJS.Timeout | undefined;
for (const name of WATCHED.filter((each) => existsSync(join(root, each)))) {
  watch(join(root, name), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => rebuild(folder), SETTLED_MS);
  });
}
