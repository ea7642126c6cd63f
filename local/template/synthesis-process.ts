import { pathToFileURL } from 'node:url';
import type { App } from 'aws-cdk-lib';

/**
 * Runs in its own process: `node synthesis-process.ts APP_MODULE STAGE`. The CDK library needs about 200 MB
 * and prints each bundling step; in a process of its own it burdens neither the running stack's memory and
 * garbage collection nor the terminal, and the engine starts meanwhile. The output folder is in CDK_OUTDIR.
 */
const [appModule, stage] = process.argv.slice(2);
if (appModule === undefined || stage === undefined) {
  throw new Error('Usage: synthesis-process.ts APP_MODULE STAGE');
}
const module = (await import(pathToFileURL(appModule).href)) as {
  readonly buildApp?: (options: { stage: string; context: Record<string, unknown> }) => App;
};
if (module.buildApp === undefined) throw new Error(`${appModule} does not export buildApp({ stage })`);
// What runs here may post webhooks to receivers that run here too, which no deployed stack may.
module.buildApp({ stage, context: { webhooksToThisMachine: true } }).synth();
