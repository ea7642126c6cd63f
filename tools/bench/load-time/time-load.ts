import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Given as text, so that nothing but Node itself is loaded when the clock starts. */
const SCRIPT = `
const processor = process.cpuUsage();
const before = performance.now();
require(process.argv[1]);
const wallMs = performance.now() - before;
const { user, system } = process.cpuUsage(processor);
process.stdout.write(JSON.stringify({ wallMs, processorMs: (user + system) / 1000 }), () => process.exit());
`;

/** What loading took once. Processor time includes the threads that compile; it hardly minds what else the machine does. */
export interface LoadSample {
  readonly wallMs: number;
  readonly processorMs: number;
}

/**
 * Loads a bundle in a fresh process, its module code included: what a cold start does before the first request.
 *
 * @param folder of the bundle, whose module is `index.js`
 * @param environment all variables of the process
 */
export async function timeLoad(
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<LoadSample> {
  const { stdout } = await run(process.execPath, ['--eval', SCRIPT, join(folder, 'index.js')], {
    env: { ...environment },
  });
  return JSON.parse(stdout) as LoadSample;
}
