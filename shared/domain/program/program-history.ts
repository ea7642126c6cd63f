import { DEFAULT_PROGRAM } from './default-program.ts';
import type { Program } from './program.ts';

/** All published versions, oldest first, and the one in force. A refund asks for the version its order was earned under. */
export interface ProgramHistory {
  current(): Program;
  version(version: number): Program;
}

/** @throws Error when an entry names a version that was never published: the books and the program disagree, which is a bug. */
export function programHistory(versions: readonly Program[] = [DEFAULT_PROGRAM]): ProgramHistory {
  const current = versions.at(-1);
  if (current === undefined) throw new Error('a program history needs at least one version');
  return {
    current: () => current,
    version(version) {
      const found = versions.find((program) => program.version === version);
      if (found === undefined) throw new Error(`program version ${version} is not among the published ones`);
      return found;
    },
  };
}
