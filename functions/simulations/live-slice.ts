import { SliceMessage } from '../../shared/contracts/simulation-message.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { afterPage } from '../../shared/domain/simulation/checkpoint.ts';
import type { ProgramPair } from '../../shared/domain/simulation/simulate-members.ts';
import type { SimulationFacts } from '../../shared/storage/simulation-codec.ts';
import type { SimulationsDeps } from './deps.ts';
import { programsOf } from './programs-of.ts';

export interface SliceDeps extends Pick<SimulationsDeps, 'simulations' | 'programs' | 'history' | 'queue'> {
  /** Milliseconds of a clock. */
  readonly clockMs: () => number;
  /** How long a slice goes on taking pages. */
  readonly sliceMs: number;
  /** Items of the ledger a page; left out: as many as the reader likes. */
  readonly itemsPerPage?: number;
}

/**
 * One slice of a part: pages of the ledger from where the checkpoint is, lived under both programs, until its time is over; then the
 * next checkpoint, and a call for the next slice.
 *
 * Each page counts once, however often and wherever it is cut off: what a slice found is kept by one conditional write, on the
 * number of slices that there were. Whoever comes second wrote nothing and goes away; a message about a slice that is done calls for
 * the next one, because who did it may have died before it could.
 *
 * @throws ZodError when it is no message of ours. @throws Fault when storage fails: the message comes again.
 */
export function liveSlice(deps: SliceDeps) {
  const { simulations, history, queue, clockMs, sliceMs, itemsPerPage } = deps;
  const programsFor = rememberedPrograms(deps);
  return async (body: unknown, now: EpochSeconds): Promise<void> => {
    const { simulationId, part, revision } = SliceMessage.parse(body);
    const [simulation, before] = await Promise.all([
      simulations.read(simulationId),
      simulations.readPart(simulationId, part),
    ]);
    if (simulation === null || before === null || before.isDone) return;
    if (simulation.canceledAt !== null || simulation.failure?.part === part) return;
    if (before.revision > revision) return queue.send({ simulationId, part, revision: before.revision });
    const programs = await programsFor(simulation);
    const until = clockMs() + sliceMs;
    let next = before;
    do {
      const segment = { number: part, of: simulation.parts };
      const page = await history.page(segment, next.cursor, itemsPerPage);
      next = afterPage(next, page, programs, simulation.startedAt);
    } while (!next.isDone && clockMs() < until);
    const checkpoint = { ...next, revision: before.revision + 1, at: now };
    if (!(await simulations.keepPart(simulation, checkpoint))) return;
    if (!checkpoint.isDone) await queue.send({ simulationId, part, revision: checkpoint.revision });
  };
}

/** Of the last simulation that was worked on here: the slices of one come to the same few functions. */
function rememberedPrograms(deps: Pick<SimulationsDeps, 'simulations' | 'programs'>) {
  let known: { readonly simulationId: string; readonly programs: ProgramPair } | null = null;
  return async (simulation: SimulationFacts): Promise<ProgramPair> => {
    const { simulationId } = simulation;
    if (known?.simulationId === simulationId) return known.programs;
    const programs = await programsOf(deps, simulation);
    known = { simulationId, programs };
    return programs;
  };
}
