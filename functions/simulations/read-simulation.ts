import {
  cancelSimulation as cancelOperation,
  readSimulation as readOperation,
} from '../../shared/contracts/operations/simulations.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { SimulationsDeps } from './deps.ts';
import { simulationView } from './simulation-view.ts';

type Deps = Pick<SimulationsDeps, 'simulations' | 'programs'>;

/** How far a simulation is, and what it came to. Refusals: SIMULATION_NOT_FOUND. */
export function readSimulation(deps: Deps) {
  return route(readOperation, async ({ path: { simulationId }, now }) => {
    const simulation = await deps.simulations.read(simulationId);
    if (simulation === null) return refuseUnknownSimulation(simulationId);
    return answer(200, await simulationView(deps, simulation, now));
  });
}

/**
 * Has a simulation stop: whoever works on it sees so before the next slice. One that has ended stays as it is. Refusals:
 * SIMULATION_NOT_FOUND.
 */
export function cancelSimulation(deps: Deps) {
  return route(cancelOperation, async ({ path: { simulationId }, now }) => {
    const simulation = await deps.simulations.read(simulationId);
    if (simulation === null) return refuseUnknownSimulation(simulationId);
    const { state } = await simulationView(deps, simulation, now);
    if (state === 'running' || state === 'failed') await deps.simulations.cancel(simulationId, now);
    const current = await deps.simulations.read(simulationId);
    return answer(200, await simulationView(deps, current ?? simulation, now));
  });
}

const refuseUnknownSimulation = (simulationId: string): Refusal =>
  refuse('SIMULATION_NOT_FOUND', `There is no simulation ${simulationId}.`, '/path/simulationId');
