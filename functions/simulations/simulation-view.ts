import type { SimulationResult, SimulationView } from '../../shared/contracts/simulations.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { assumptionLines } from '../../shared/domain/simulation/assumptions.ts';
import { type Simulation, simulationOf } from '../../shared/domain/simulation/simulation-part.ts';
import type { SimulationState } from '../../shared/storage/simulation-codec.ts';
import type { SimulationsDeps } from './deps.ts';
import { programsOf } from './programs-of.ts';
import { simulationSummary } from './simulation-state.ts';

/**
 * A simulation with its result, once all its parts are done: the result is made from their sums whenever it is asked for, so there is
 * no last step that could be lost.
 */
export async function simulationView(
  deps: Pick<SimulationsDeps, 'simulations' | 'programs'>,
  simulation: SimulationState,
  now: EpochSeconds,
): Promise<SimulationView> {
  const { simulationId, redemptionPercent, startedAt } = simulation;
  const progress = await deps.simulations.readProgress(simulationId);
  const summary = simulationSummary(simulation, progress, now);
  if (summary.state !== 'done') return { ...summary, result: null };
  const [parts, programs] = await Promise.all([
    deps.simulations.readParts(simulationId),
    programsOf(deps, simulation),
  ]);
  const found = simulationOf(
    parts.map(({ lived }) => lived),
    { ...programs, redemptionPercent },
    startedAt,
  );
  return { ...summary, result: found === null ? null : resultView(found) };
}

export function resultView(simulation: Simulation): SimulationResult {
  const { history, months, distribution, tiers, moves, mostAffected, refused, ...rest } = simulation;
  const { currency: _currency, until, ...counts } = history;
  return {
    ...rest,
    months: [...months],
    distribution: [...distribution],
    tiers: [...tiers],
    moves: [...moves],
    mostAffected: [...mostAffected],
    refused: [...refused],
    history: { ...counts, until: isoTime(until) },
    assumptions: [...assumptionLines(simulation)],
  };
}
