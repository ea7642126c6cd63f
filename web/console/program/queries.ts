import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session/session.tsx';

export const PROGRAM = ['program'] as const;
export const DRAFTS = [...PROGRAM, 'drafts'] as const;
export const VERSIONS = [...PROGRAM, 'versions'] as const;
export const draftKey = (draftId: string) => [...PROGRAM, 'draft', draftId] as const;
export const versionKey = (version: number) => [...PROGRAM, 'version', version] as const;

const ABOUT_TO_MS = 90_000;
const LOOK_AGAIN_MS = 2_000;

/** How long to wait before looking again, in milliseconds: a version that is about to take effect is waited for. */
export function untilLook(
  versions: readonly { readonly status: string; readonly effectiveFrom: string }[],
): number | false {
  const isAboutTo = versions.some(
    ({ status, effectiveFrom }) =>
      status === 'scheduled' && Date.parse(effectiveFrom) - Date.now() < ABOUT_TO_MS,
  );
  return isAboutTo ? LOOK_AGAIN_MS : false;
}

/** The program in force, and what comes next. */
export function useProgram() {
  const { perennial } = useSession();
  return useQuery({
    queryKey: [...PROGRAM, 'in-force'],
    queryFn: () => perennial.readProgram(),
    refetchInterval: ({ state: { data } }) =>
      untilLook(data?.next === null || data === undefined ? [] : [data.next]),
  });
}

export function useDrafts() {
  const { perennial } = useSession();
  return useQuery({ queryKey: DRAFTS, queryFn: () => perennial.listProgramDrafts() });
}

/** The latest versions, newest first. */
export function useVersions() {
  const { perennial } = useSession();
  return useQuery({ queryKey: [...VERSIONS, 'latest'], queryFn: () => perennial.listProgramVersions() });
}

/** A version with its document, which never change. @param version null: none is asked for */
export function useVersion(version: number | null) {
  const { perennial } = useSession();
  return useQuery({
    queryKey: versionKey(version ?? 0),
    queryFn: () => perennial.readProgramVersion({ version: version ?? 0 }),
    enabled: version !== null,
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
