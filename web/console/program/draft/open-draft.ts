import { createContext, use } from 'react';
import type { StoredDraft } from './draft-state.ts';
import type { OpenDraft } from './use-draft.ts';

export interface DraftDesk extends OpenDraft {
  readonly isReadOnly: boolean;
  readonly isSaving: boolean;
  readonly saveError: unknown;
  /** Saves, and answers with the draft as the API has it; `null` where that did not go well, which is shown. */
  save(): Promise<StoredDraft | null>;
}

export const DraftContext = createContext<DraftDesk | null>(null);

export const useOpenDraft = (): DraftDesk => {
  const desk = use(DraftContext);
  if (desk === null) throw new Error('A page of a draft stands outside of DraftContext');
  return desk;
};
