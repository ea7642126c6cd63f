import { useQuery } from '@tanstack/react-query';
import type { ProgramDocument } from '../../../client/generated/types.ts';
import { useMay } from '../session/needs.tsx';
import { useSession } from '../session/session.tsx';

const MINUTE_MS = 60_000;

export function useProgramQuery() {
  const { perennial } = useSession();
  return useQuery({
    queryKey: ['program', 'in-force'],
    queryFn: () => perennial.readProgram({}),
    enabled: useMay('program:read'),
    staleTime: MINUTE_MS,
  });
}

/** The program in force, for the names that people know its parts by; null while it is not there, or may not be seen. */
export const useProgram = (): ProgramDocument | null => useProgramQuery().data?.inForce.document ?? null;

/** What a reward is called, or its id where the program has it no more. */
export const rewardName = (program: ProgramDocument | null, rewardId: string): string =>
  program?.rewards?.find(({ id }) => id === rewardId)?.name ?? rewardId;

export const tierName = (program: ProgramDocument | null, tierId: string): string =>
  program?.tiers?.tiers.find(({ id }) => id === tierId)?.name ?? tierId;
