import { type Refusal, refuse } from '../domain/refusal.ts';
import type { DraftFacts } from '../storage/program-codec.ts';
import { ProblemError } from './problem-error.ts';

/** Changes with every change of the draft, and nothing else. */
export function etagOf({ revision }: Pick<DraftFacts, 'revision'>): string {
  return `"${revision}"`;
}

/** @param field where the request names it */
export function refuseUnknownDraft(draftId: string, field = '/path/draftId'): Refusal {
  return refuse('DRAFT_NOT_FOUND', `There is no draft ${draftId}.`, field);
}

/** @throws ProblemError PRECONDITION_FAILED when the draft is not as the caller has seen it */
export function refuseOutdated(draft: DraftFacts, seen: string): void {
  if (seen === etagOf(draft)) return;
  throw new ProblemError(
    'PRECONDITION_FAILED',
    `The draft is at ${etagOf(draft)}, last changed by ${draft.actor}, and not at ${seen}.`,
    [
      {
        pointer: '/headers/if-match',
        detail: `is not the ETag of the draft as it is now, ${etagOf(draft)}`,
      },
    ],
  );
}
