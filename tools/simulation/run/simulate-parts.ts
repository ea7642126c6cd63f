import { Worker } from 'node:worker_threads';
import type { ProgramPair } from '../../../shared/domain/simulation/simulate-members.ts';
import { addSums, noSums, type SimulationSums } from '../../../shared/domain/simulation/simulation-sums.ts';
import type { Pace } from '../../replay/plan/paced.ts';
import { type HistoryFile, type MemberRange, rangesOf } from '../source/history-file.ts';

/** What a thread is started with. */
export interface PartOrder {
  readonly file: string;
  readonly range: MemberRange;
  readonly programs: ProgramPair;
  /** Epoch seconds. */
  readonly until: number;
}

export type PartMessage =
  | { readonly kind: 'progress'; readonly happenings: number }
  | { readonly kind: 'sums'; readonly sums: SimulationSums };

/** Below this, starting another thread takes longer than what it would do. */
const HAPPENINGS_WORTH_A_THREAD = 5_000;

/**
 * Simulates a history on up to so many threads, each with a range of the members: they share nothing, so they need not
 * wait for each other, and sums add up to the same whatever the ranges.
 *
 * @throws the signal's reason once it fires, with all threads ended; the error of a thread that failed.
 */
export async function simulateParts(
  history: HistoryFile,
  programs: ProgramPair,
  threads: number,
  { progress, signal }: Pace,
): Promise<SimulationSums> {
  progress.begin('simulating', history.happenings);
  signal.throwIfAborted();
  const parts = Math.max(1, Math.min(threads, Math.floor(history.happenings / HAPPENINGS_WORTH_A_THREAD)));
  const { file, until } = history;
  const workers = rangesOf(history, parts).map((range) => startPart({ file, range, programs, until }));
  const stop = () => {
    for (const worker of workers) void worker.terminate();
  };
  signal.addEventListener('abort', stop);
  try {
    const sums = noSums();
    const all = await Promise.all(
      workers.map((worker) => sumsOf(worker, (count) => progress.advance(count), signal)),
    );
    for (const part of all) addSums(sums, part);
    return sums;
  } finally {
    signal.removeEventListener('abort', stop);
    await Promise.all(workers.map((worker) => worker.terminate()));
    progress.end();
  }
}

const startPart = (workerData: PartOrder): Worker =>
  new Worker(new URL('./part-thread.ts', import.meta.url), { workerData });

function sumsOf(
  worker: Worker,
  advance: (happenings: number) => void,
  signal: AbortSignal,
): Promise<SimulationSums> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: PartMessage) => {
      if (message.kind === 'progress') advance(message.happenings);
      else resolve(message.sums);
    });
    worker.once('error', reject);
    worker.once('exit', () =>
      reject(signal.aborted ? signal.reason : new Error('a thread of the simulation ended without its sums')),
    );
  });
}
