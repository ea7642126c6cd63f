import type { DraftStore } from '../../shared/storage/draft-store.ts';
import type { ProgramStore } from '../../shared/storage/program-store.ts';

/** What the programs capability works with; each operation takes the part it needs. */
export interface ProgramsDeps {
  readonly programs: ProgramStore;
  readonly drafts: DraftStore;
  /** Seconds between publishing a version and its taking effect, at least. */
  readonly leadSeconds: number;
}
