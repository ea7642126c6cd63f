import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from '../start-error.ts';

const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url));
const synthesisProcess = fileURLToPath(new URL('./synthesis-process.ts', import.meta.url));

/**
 * Synthesizes the CDK app into `outputDir`.
 * @param appModule path of a module that exports `buildApp({ stage }): App`
 * @param signal ends the synthesis
 * @throws StartError with the CDK's own output when the app does not synthesize
 */
export async function synthesize(
  appModule: string,
  stage: string,
  outputDir: string,
  signal?: AbortSignal,
): Promise<void> {
  if (!existsSync(appModule)) {
    throw new StartError(`There is no CDK app at ${appModule}.`, 'Run this from a complete checkout.');
  }
  // Leftovers of an earlier synthesis would only mislead whoever looks into the folder.
  rmSync(join(outputDir, 'manifest.json'), { force: true });
  const { exitCode, output } = await run(appModule, stage, outputDir, signal);
  if (exitCode !== 0) {
    throw new StartError(
      `The CDK app does not synthesize for stage "${stage}":\n${output.trim()}`,
      'Fix the error above; `npm run synth` shows it as well.',
    );
  }
}

function run(
  appModule: string,
  stage: string,
  outputDir: string,
  signal: AbortSignal | undefined,
): Promise<{ exitCode: number | null; output: string }> {
  const child = spawn(process.execPath, [synthesisProcess, appModule, stage], {
    cwd: repositoryRoot,
    // What is only run here need not be held against CloudFormation's rules, which takes three times what the rest does.
    env: { ...process.env, CDK_OUTDIR: outputDir, CDK_VALIDATION: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal === undefined ? {} : { signal }),
  });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, output }));
  });
}
