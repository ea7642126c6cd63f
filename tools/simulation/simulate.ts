import type { ProgramPair } from '../../shared/domain/simulation/simulate-members.ts';
import type { Simulation } from '../../shared/domain/simulation/simulation-part.ts';
import { simulationReport } from '../../shared/domain/simulation/simulation-report.ts';
import type { Pace } from '../replay/plan/paced.ts';
import { simulateParts } from './run/simulate-parts.ts';
import type { HistoryFile } from './source/history-file.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

export interface SimulationOptions {
  readonly programs: ProgramPair;
  readonly redemptionPercent: number;
  readonly threads: number;
}

/** Brings a history together in a folder that is gone afterwards. */
export type HistorySource = (folder: string, pace: Pace) => Promise<HistoryFile>;

/** Threads that a simulation may use: what a small machine has. */
export const THREADS = 2;

/**
 * Simulates a draft beside the current program over an export. Nothing is written but a temporary file, which is removed
 * however it ends.
 *
 * @throws what the source throws; the signal's reason once it fires.
 */
export async function simulate(
  source: HistorySource,
  { programs, redemptionPercent, threads }: SimulationOptions,
  pace: Pace,
  root?: string,
): Promise<Simulation> {
  return withTemporaryFolder(async (folder) => {
    const history = await source(folder, pace);
    const sums = await simulateParts(history, programs, threads, pace);
    const { file: _file, ...figures } = history;
    const { currency } = history;
    return { ...simulationReport(sums, { ...programs, currency, redemptionPercent }), history: figures };
  }, root);
}
