import type { ProgramPair } from '../../shared/domain/simulation/simulate-members.ts';
import type { SimulationFacts } from '../../shared/storage/simulation-codec.ts';
import type { SimulationsDeps } from './deps.ts';

/** The two programs of a simulation: the version in force when it began, and the draft as it was then, as the next one. */
export async function programsOf(
  { simulations, programs }: Pick<SimulationsDeps, 'simulations' | 'programs'>,
  { simulationId, currentVersion }: Pick<SimulationFacts, 'simulationId' | 'currentVersion'>,
): Promise<ProgramPair> {
  const [current, document] = await Promise.all([
    programs.readVersion(currentVersion),
    simulations.readDocument(simulationId),
  ]);
  if (current === null)
    throw new Error(`simulation ${simulationId} names version ${currentVersion}, which is not there`);
  return {
    current: { ...current.document, version: currentVersion },
    draft: { ...document, version: currentVersion + 1 },
  };
}
