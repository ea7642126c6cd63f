import { writeFileSync } from 'node:fs';
import type { EpochSeconds } from '../../../shared/domain/calendar.ts';
import { DEFAULT_PROGRAM } from '../../../shared/domain/program/default-program.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import { dynamoDbClient } from '../../../shared/storage/dynamodb-client.ts';
import { readMapping } from '../../replay/mapping-source.ts';
import { type Progress, terminalProgress } from '../../replay/report/progress.ts';
import { readProgramFile } from '../../simulation/program-file.ts';
import { programInForce } from '../../simulation/program-in-force.ts';
import { simulationText } from '../../simulation/report/simulation-text.ts';
import type { ProgramPair } from '../../simulation/run/simulate-members.ts';
import { type HistorySource, simulate, THREADS } from '../../simulation/simulate.ts';
import { exportHistory } from '../../simulation/source/export-history.ts';
import { ledgerHistory } from '../../simulation/source/ledger-history.ts';
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
  const source = await findSource(options, target, now);
  const progress = terminalProgress(process.stderr);
  const { signal, release } = interruptSignal(progress);
  try {
    const settings = { programs, redemptionPercent: options.redemptionRate, threads: THREADS };
    const simulation = await simulate(source, settings, { progress, signal });
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

/** @throws Error when it is not clear whose history is meant. */
async function findSource(
  { history, mapping }: SimulateOptions,
  target: TargetOptions,
  now: EpochSeconds,
): Promise<HistorySource> {
  if (history !== undefined) {
    if (mapping === undefined)
      throw new Error('--history needs --mapping, which says what the columns of the export mean.');
    const read = readMapping(mapping, {});
    return (folder, pace) => exportHistory(folder, { file: history, mapping: read }, pace);
  }
  if (mapping !== undefined) throw new Error('--mapping reads an export: name its file with --history.');
  const { ledgerTable } = await findTarget(target);
  const ledger = { client: dynamoDbClient(), table: ledgerTable };
  return (folder, pace) => ledgerHistory(folder, ledger, now, pace);
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
