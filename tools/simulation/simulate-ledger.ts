import { setTimeout } from 'node:timers/promises';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { afterPage, firstCheckpoint } from '../../shared/domain/simulation/checkpoint.ts';
import type { ProgramPair } from '../../shared/domain/simulation/simulate-members.ts';
import {
  type Simulation,
  type SimulationPart,
  simulationOf,
} from '../../shared/domain/simulation/simulation-part.ts';
import type { HistoryReader } from '../../shared/storage/history-reader.ts';
import type { Pace } from '../replay/plan/paced.ts';

export interface LedgerSimulationOptions {
  readonly programs: ProgramPair;
  readonly redemptionPercent: number;
  /** When the history ends. */
  readonly until: EpochSeconds;
}

/** Segments are read side by side; each page is some hundred members, so this bounds the memory too. */
const SEGMENTS = 8;
/** A throttled or unreachable table is asked again, beyond what the SDK does by itself. */
const ATTEMPTS = 6;
const FIRST_WAIT_MS = 250;

/**
 * Simulates a draft beside the current program over the recorded orders of a running stack, as the API's simulations do: the same
 * pages of the ledger, lived by the same code, in one process instead of slices. Nothing is written anywhere.
 *
 * @throws Error when there is no order in the ledger; the last error of a page that cannot be read; the signal's reason once it fires.
 */
export async function simulateLedger(
  reader: Pick<HistoryReader, 'page' | 'itemCount'>,
  { programs, redemptionPercent, until }: LedgerSimulationOptions,
  { progress, signal }: Pace,
): Promise<Simulation> {
  progress.begin('simulating the ledger', await reader.itemCount());
  const parts = await Promise.all(Array.from({ length: SEGMENTS }, (_, segment) => live(segment)));
  progress.end();
  const simulation = simulationOf(parts, { ...programs, redemptionPercent }, until);
  if (simulation !== null) return simulation;
  throw new Error(
    'There is no order in the ledger: record or replay some, or simulate an export file with --history.',
  );

  async function live(number: number): Promise<SimulationPart> {
    let checkpoint = firstCheckpoint(number, until);
    while (!checkpoint.isDone) {
      const { cursor } = checkpoint;
      const page = await persistently(() => reader.page({ number, of: SEGMENTS }, cursor), signal);
      checkpoint = afterPage(checkpoint, page, programs, until);
      progress.advance(page.items);
      signal.throwIfAborted();
    }
    return checkpoint.lived;
  }
}

async function persistently<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      signal.throwIfAborted();
      if (attempt === ATTEMPTS) throw error;
      await setTimeout(FIRST_WAIT_MS * 2 ** (attempt - 1), undefined, { signal });
    }
  }
}
