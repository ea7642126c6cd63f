import { useState } from 'react';
import { useVersions } from '../queries.ts';

/** The newest version that whoever decides has seen. */
export interface Seen {
  /** Undefined until the versions were read. */
  readonly seen: number | undefined;
  /** Whether there is a newer one by now. */
  readonly isOvertaken: boolean;
  /** From now on what there is now counts as seen. */
  look(): void;
}

/** Keeps hold of what was the newest version when a dialog was opened, however often pages read the versions anew meanwhile. */
export function useSeen(): Seen {
  const { data, isFetching } = useVersions();
  const [seen, setSeen] = useState<number>();
  const newest = data?.versions[0]?.version;
  // What is still being read may be older than what the dialog is about to show.
  if (seen === undefined && newest !== undefined && !isFetching) setSeen(newest);
  return {
    seen,
    isOvertaken: seen !== undefined && newest !== undefined && newest > seen,
    look: () => setSeen(undefined),
  };
}
