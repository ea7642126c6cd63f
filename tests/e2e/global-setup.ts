import type { TestProject } from 'vitest/node';
import { startLocalTarget } from './local-target.ts';
import { REMOTE_TARGET } from './remote-target.ts';
import type { E2eTarget } from './target.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    target: E2eTarget;
  }
}

/** One stack for all files: the one that the environment names, or a fresh local one that is made for the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (REMOTE_TARGET !== null) {
    project.provide('target', REMOTE_TARGET);
    return async () => {};
  }
  const { target, close } = await startLocalTarget(project.getProvidedContext().assembly);
  project.provide('target', target);
  return close;
}
