import { ensureDevelopmentKey } from './development-key.ts';
import { withShop } from './shop/shop.ts';
import { type LocalStack, startStack } from './stack.ts';
import { startBanner } from './start-banner.ts';
import { StartError } from './start-error.ts';
import { readStartCommand, type StartCommand, usage } from './start-options.ts';
import { StartInterrupted } from './start-steps.ts';

/** What a shell reports for a process that Ctrl-C ended. */
const interruptedExitCode = 130;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * The first Ctrl-C (or SIGTERM) ends the stack in order: requests in flight finish, stream positions are
 * kept, workers and engine stop. A second one exits at once; the engine then notices that it is alone.
 */
function listenForInterrupt(): AbortSignal {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(interruptedExitCode);
    say('\nStopping…');
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return controller.signal;
}

async function run(command: StartCommand, signal: AbortSignal): Promise<number> {
  const startedAtMs = performance.now();
  say('Starting Perennial on this machine');
  const stack = await startStack({
    port: command.port,
    dataDir: command.dataDir,
    fresh: command.fresh,
    log: (line) => say(`  ${line}`),
    signal,
    ...(command.showsLogs ? { echo: showLog } : {}),
  });
  try {
    const key = await ensureDevelopmentKey(stack, Math.floor(Date.now() / 1000));
    const { url, folder } = stack;
    stack.extend((api) => withShop(api, { url, key, file: folder.shop, log: say }));
    say(`  Ready after ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`);
    say(startBanner(stack, key, new Date()));
    return await runUntilEnd(stack, signal);
  } finally {
    await stack.close();
  }
}

/** Resolves with the exit code: 0 when told to stop, 1 when the engine ended by itself. */
function runUntilEnd(stack: LocalStack, signal: AbortSignal): Promise<number> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(0);
    signal.addEventListener('abort', () => resolve(0), { once: true });
    void stack.engineEnded.then(() => {
      if (signal.aborted) return;
      say('The DynamoDB engine ended by itself; stopping. `npm start` continues with the same data.');
      resolve(1);
    });
  });
}

function showLog(functionName: string, text: string): void {
  for (const line of text.trimEnd().split('\n')) say(`[${functionName}] ${line}`);
}

/** Prints what the developer can act on; everything else keeps its stack trace. */
function explain(error: unknown): number {
  if (error instanceof StartInterrupted) return interruptedExitCode;
  process.stderr.write(`\n${error instanceof StartError ? error.message : (error as Error).stack}\n`);
  return 1;
}

async function main(): Promise<number> {
  try {
    const command = readStartCommand(process.argv.slice(2), process.env);
    if (!command.showsHelp) return await run(command, listenForInterrupt());
    say(usage);
    return 0;
  } catch (error) {
    return explain(error);
  }
}

process.exit(await main());
