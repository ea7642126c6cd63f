import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { synthesize } from '../local/template/synthesis.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the synthesized app. */
    assembly: string;
  }
}

/**
 * Synthesizes the app once a run, for all who start a stack of it: bundling its functions takes longer than most of them.
 * Whichever project of a run comes first does it, for the others too.
 */
export default async function setup(project: TestProject): Promise<(() => void) | undefined> {
  const run = project.vitest.getRootProject();
  if (run.getProvidedContext().assembly !== undefined) return undefined;
  const assembly = mkdtempSync(join(tmpdir(), 'perennial-assembly-'));
  await synthesize(fileURLToPath(new URL('../infra/app.ts', import.meta.url)), 'dev', assembly);
  run.provide('assembly', assembly);
  // A worker's engine may end a moment after its worker.
  return () => rmSync(assembly, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
