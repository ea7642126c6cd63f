import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, totalmem } from 'node:os';

/** Where and with what a benchmark ran: without it, its figures mean nothing. */
export function setting(): Readonly<Record<string, string>> {
  const processors = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${processors.length} × ${processors[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    // Above zero, something else was running, and the figures say so much less.
    'load before the start': (loadavg()[0] ?? 0).toFixed(1),
    node: process.version,
    ...Object.fromEntries(PACKAGES.map((name) => [name, versionOf(name)])),
  };
}

const PACKAGES = [
  '@dynoxide/linux-x64',
  '@aws-sdk/client-dynamodb',
  '@middy/core',
  'zod',
  'esbuild',
] as const;

/** Read from the manifest file, which not every package lets one import. */
function versionOf(name: string): string {
  const paths = createRequire(import.meta.url).resolve.paths(name) ?? [];
  for (const path of paths) {
    try {
      const manifest = readFileSync(`${path}/${name}/package.json`, 'utf8');
      return (JSON.parse(manifest) as { version: string }).version;
    } catch {
      // Not in this folder; the next one up may have it.
    }
  }
  return 'not installed';
}
