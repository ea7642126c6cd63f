import { useMemo } from 'react';
import type { VersionSummary } from '../../../../shared/contracts/programs.ts';
import { useProgram, useVersion, useVersions } from '../queries.ts';
import { rivalsAt } from './rivals.ts';

/** What a publication would meet, once it was read. */
export interface Replaced {
  /** The version that would be in force at its moment without it. */
  readonly version: number;
  readonly document: unknown;
  /** Whether that is in force now; otherwise it waits for its moment, which comes first. */
  readonly isInForce: boolean;
  /** The version that takes its place later; null where none is scheduled. */
  readonly follower: VersionSummary | null;
}

/**
 * What a publication would replace, which is not always what is in force: somebody may have published a minute ago.
 *
 * @param at ISO 8601; null: as soon as may be
 */
export function useReplaced(at: string | null) {
  const program = useProgram();
  const versions = useVersions();
  const inForce = program.data?.inForce;
  const waiting = versions.data?.versions;
  const rivals = useMemo(
    () => (inForce === undefined || waiting === undefined ? undefined : rivalsAt(inForce, waiting, at)),
    [inForce, waiting, at],
  );
  const isInForce = rivals?.replaced.version === inForce?.version;
  const scheduled = useVersion(rivals === undefined || isInForce ? null : rivals.replaced.version);
  const document = isInForce ? inForce?.document : scheduled.data?.document;
  const data: Replaced | undefined =
    rivals === undefined || document === undefined
      ? undefined
      : { version: rivals.replaced.version, document, isInForce, follower: rivals.follower };
  const failed = [program, versions, scheduled].find(({ isError }) => isError);
  return {
    data,
    isError: failed !== undefined,
    error: failed?.error,
    refetch: () => failed?.refetch(),
  };
}
