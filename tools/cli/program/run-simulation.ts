import { writeFileSync } from 'node:fs';
import type { EpochSeconds } from '../../../shared/domain/calendar.ts';
import { DEFAULT_PROGRAM } from '../../../shared/domain/program/default-program.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import type { ProgramPair } from '../../../shared/domain/simulation/simulate-members.ts';
import type { Simulation } from '../../../shared/domain/simulation/simulation-part.ts';
import { dynamoDbClient } from '../../../shared/storage/dynamodb-client.ts';
import { historyReader } from '../../../shared/storage/history-reader.ts';
import { readMapping } from '../../replay/mapping-source.ts';
import type { Pace } from '../../replay/plan/paced.ts';
import { type Progress, terminalProgress } from '../../replay/report/progress.ts';
import { readProgramFile } from '../../simulation/program-file.ts';
import { programInForce } from '../../simulation/program-in-force.ts';
import { simulationText } from '../../simulation/report/simulation-text.ts';
import { simulate, THREADS } from '../../simulation/simulate.ts';
import { simulateLedger } from '../../simulation/simulate-ledger.ts';
import { exportHistory } from '../../simulation/source/export-history.ts';
import { findTarget, type TargetOptions } from '../target.ts';

export interface SimulateOptions {
  readonly draft: string;
  readonly current?: string;
  readonly history?: string;
  readonly mapping?: string;
  readonly redemptionRate: number;
  readonly json?: string;
}

const INTERRUPTED = 130;

/**
 * Prints what the draft would have meant, and writes it where a file is named. Ctrl-C ends it with 130.
 * @throws Error with the way out, for what the person can mend
 */
export async function runSimulation(options: SimulateOptions, target: TargetOptions): Promise<void> {
  const now = Math.floor(Date.now() / 1_000);
  const programs = await readPrograms(options, target, now);
  const run = await findHistory(options, target, now);
  const progress = terminalProgress(process.stderr);
  const { signal, release } = interruptSignal(progress);
  try {
    const settings = { programs, redemptionPercent: options.redemptionRate };
    const simulation = await run(settings, { progress, signal });
    console.log(simulationText(simulation));
    if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(simulation, null, 2)}\n`);
  } catch (error) {
    progress.end();
    if (!signal.aborted) throw error;
    console.error('Interrupted. Nothing was written, and nothing is left behind.');
    process.exitCode = INTERRUPTED;
  } finally {
    release();
  }
}

/** What is odd about a file is told, and does not stop. @throws Error listing the faults of a document. */
async function readPrograms(
  { current: file, draft, history }: SimulateOptions,
  target: TargetOptions,
  now: EpochSeconds,
): Promise<ProgramPair> {
  const read = (path: string) => {
    const { program, warnings } = readProgramFile(path, DEFAULT_PROGRAM.version, now);
    for (const warning of warnings) console.error(`${path}: ${warning}`);
    return program;
  };
  // First, because its faults are what people are most likely to have to mend.
  const tried = read(draft);
  const isBeforeAnyStack = history !== undefined && target.stage === undefined && target.data === undefined;
  const current =
    file !== undefined ? read(file) : isBeforeAnyStack ? DEFAULT_PROGRAM : await inForceAt(target, now);
  return { current, draft: { ...tried, version: current.version + 1 } };
}

async function inForceAt(target: TargetOptions, now: EpochSeconds): Promise<Program> {
  const { programTable } = await findTarget(target);
  return programInForce(dynamoDbClient(), programTable, now);
}

type Run = (
  settings: { readonly programs: ProgramPair; readonly redemptionPercent: number },
  pace: Pace,
) => Promise<Simulation>;

/** @throws Error when it is not clear whose history is meant. */
async function findHistory(
  { history, mapping }: SimulateOptions,
  target: TargetOptions,
  now: EpochSeconds,
): Promise<Run> {
  if (history !== undefined) {
    if (mapping === undefined)
      throw new Error('--history needs --mapping, which says what the columns of the export mean.');
    const read = readMapping(mapping, {});
    return (settings, pace) =>
      simulate(
        (folder) => exportHistory(folder, { file: history, mapping: read }, pace),
        { ...settings, threads: THREADS },
        pace,
      );
  }
  if (mapping !== undefined) throw new Error('--mapping reads an export: name its file with --history.');
  const { ledgerTable } = await findTarget(target);
  const reader = historyReader(dynamoDbClient(), ledgerTable);
  return (settings, pace) => simulateLedger(reader, { ...settings, until: now }, pace);
}

/** The first Ctrl-C stops and cleans up; the second ends the process at once, and cleans up too. */
function interruptSignal(progress: Progress) {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    progress.say('Stopping.');
    controller.abort();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  const release = () => process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  return { signal: controller.signal, release };
}
