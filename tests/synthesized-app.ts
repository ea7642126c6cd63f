import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { synthesize } from '../../local/template/synthesis.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the synthesized app. */
    assembly: string;
  }
}

/** Synthesizes the app once, for the files that each start a stack of their own. */
export default async function setup(project: TestProject): Promise<() => void> {
  const assembly = mkdtempSync(join(tmpdir(), 'perennial-assembly-'));
  await synthesize(fileURLToPath(new URL('../../infra/app.ts', import.meta.url)), 'dev', assembly);
  project.provide('assembly', assembly);
  return () => rmSync(assembly, { recursive: true, force: true });
}
