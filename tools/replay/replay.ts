import { resolve } from 'node:path';
import { type ReplayOptions, readOptions, replayCommand } from './options.ts';
import { ReplayError } from './replay-error.ts';
import { type Progress, terminalProgress } from './report/progress.ts';
import { summaryText } from './report/summary-text.ts';
import { dryRun, runReplay } from './run-replay.ts';
import { findKey } from './send/secret-key.ts';

/** The program ends with 0 when all is well, 1 when the summary says it is not, 2 for a wrong call, 130 after Ctrl-C. */
const NOT_WELL = 1;
const CANNOT_RUN = 2;
const INTERRUPTED = 130;

async function main(signal: AbortSignal, progress: Progress): Promise<number> {
  const command = replayCommand(process.env).parse();
  const options = fromInvocation(readOptions(command, process.env));
  if (options.isDryRun) {
    console.log(await dryRun(options, { progress, signal }));
    return 0;
  }
  const key = findKey(options);
  const now = () => Math.floor(Date.now() / 1_000);
  const summary = await runReplay(options, { progress, key, signal, now });
  console.log(summaryText(summary));
  if (summary.isInterrupted) return INTERRUPTED;
  return summary.problems.length === 0 ? 0 : NOT_WELL;
}

/** npm runs scripts in the project's folder; a path was typed in the folder the person is in. */
function fromInvocation(options: ReplayOptions): ReplayOptions {
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const { file, json } = options;
  return {
    ...options,
    file: resolve(from, file),
    json: json === undefined ? undefined : resolve(from, json),
  };
}

/** The first Ctrl-C finishes what is under way; the second ends the process, and the state is still sound. */
function interruptSignal(progress: Progress): AbortSignal {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    progress.say('Stopping: requests under way are finished. Ctrl-C again to leave at once.');
    controller.abort();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  return controller.signal;
}

/** What went wrong, as the person at the terminal should see it. */
function exitCodeOf(error: unknown, signal: AbortSignal): number {
  if (error instanceof ReplayError) {
    console.error(error.message);
    return CANNOT_RUN;
  }
  if (!signal.aborted) throw error;
  console.error('Interrupted before anything was sent. Run the same command again.');
  return INTERRUPTED;
}

const progress = terminalProgress(process.stderr);
const signal = interruptSignal(progress);
try {
  process.exitCode = await main(signal, progress);
} catch (error) {
  progress.end();
  process.exitCode = exitCodeOf(error, signal);
}
