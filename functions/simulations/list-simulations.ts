import { listSimulations as operation } from '../../shared/contracts/operations/simulations.ts';
import type { SimulationSummary } from '../../shared/contracts/simulations.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { cursorOf, positionIn } from '../../shared/lambda/page-cursor.ts';
import { route } from '../../shared/lambda/route.ts';
import type { SimulationsDeps } from './deps.ts';
import { simulationSummary } from './simulation-state.ts';

/** Simulations of a draft, newest first; of a draft that nobody tried, or that is not there, none. Refusals: CURSOR_INVALID. */
export function listSimulations({ simulations }: Pick<SimulationsDeps, 'simulations'>) {
  return route(operation, async ({ path: { draftId }, query: { limit, cursor }, now }) => {
    const [after = null] = cursor === undefined ? [] : positionIn(cursor, /^([0-9]{11}#sim_[0-9a-z]{20})$/);
    const { rows, next } = await simulations.list(draftId, limit, after);
    const found = await Promise.all(
      rows.map(async (simulationId): Promise<SimulationSummary | null> => {
        const [simulation, parts] = await Promise.all([
          simulations.read(simulationId),
          simulations.readProgress(simulationId),
        ]);
        return simulation === null ? null : simulationSummary(simulation, parts, now);
      }),
    );
    // What is of one simulation is forgotten within two days, and not at once.
    return answer(200, {
      simulations: found.filter((one) => one !== null),
      nextCursor: next === null ? null : cursorOf(next),
    });
  });
}
