import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session/session.tsx';

export const PROGRAM = ['program'] as const;
export const DRAFTS = [...PROGRAM, 'drafts'] as const;
export const VERSIONS = [...PROGRAM, 'versions'] as const;
export const draftKey = (draftId: string) => [...PROGRAM, 'draft', draftId] as const;
export const versionKey = (version: number) => [...PROGRAM, 'version', version] as const;

/** The program in force, and what comes next. */
export function useProgram() {
  const { perennial } = useSession();
  return useQuery({ queryKey: [...PROGRAM, 'in-force'], queryFn: () => perennial.readProgram() });
}

export function useDrafts() {
  const { perennial } = useSession();
  return useQuery({ queryKey: DRAFTS, queryFn: () => perennial.listProgramDrafts() });
}

/** The latest versions, newest first. */
export function useVersions() {
  const { perennial } = useSession();
  return useQuery({ queryKey: VERSIONS, queryFn: () => perennial.listProgramVersions() });
}

export function useVersion(version: number) {
  const { perennial } = useSession();
  return useQuery({
    queryKey: versionKey(version),
    queryFn: () => perennial.readProgramVersion({ version }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** A draft as it is now: it is read anew whenever it is opened, and not under the hands of who changes it. */
export function useStoredDraft(draftId: string) {
  const { perennial } = useSession();
  return useQuery({
    queryKey: draftKey(draftId),
    queryFn: () => perennial.readProgramDraft({ draftId }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
