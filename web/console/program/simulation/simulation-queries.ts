import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../session/session.tsx';
import { PROGRAM } from '../queries.ts';

const LOOK_AGAIN_MS = 1_500;

export const simulationKey = (draftId: string) => [...PROGRAM, 'simulations', draftId] as const;

/** The last simulation of a draft; null where there was none. */
export function useLatestSimulation(draftId: string) {
  const { perennial } = useSession();
  return useQuery({
    queryKey: simulationKey(draftId),
    queryFn: async () => (await perennial.listSimulations({ draftId, limit: 1 })).simulations[0] ?? null,
  });
}

/** A simulation with what came of it; looked at again until it has ended. */
export function useSimulation(simulationId: string | null) {
  const { perennial } = useSession();
  return useQuery({
    queryKey: [...PROGRAM, 'simulation', simulationId],
    queryFn: () => perennial.readSimulation({ simulationId: simulationId ?? '' }),
    enabled: simulationId !== null,
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? LOOK_AGAIN_MS : false),
  });
}
