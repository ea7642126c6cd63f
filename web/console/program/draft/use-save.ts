import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../../../../client/errors.ts';
import { useSession } from '../../session/session.tsx';
import { DRAFTS, draftKey } from '../queries.ts';
import type { StoredDraft } from './draft-state.ts';
import type { OpenDraft } from './use-draft.ts';

export interface Saving {
  readonly isSaving: boolean;
  readonly error: unknown;
  /** What somebody else has saved meanwhile; null where nobody has. */
  readonly theirs: StoredDraft | null;
  save(): Promise<StoredDraft | null>;
  /** The two were brought together, or one was chosen. */
  settle(): void;
}

/** Saves a draft, unless somebody else has saved it since it was read: then theirs is read, to be looked at. */
export function useSave({ state, act }: OpenDraft): Saving {
  const { perennial } = useSession();
  const queries = useQueryClient();
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [theirs, setTheirs] = useState<StoredDraft | null>(null);
  const { draftId, etag } = state.base;
  const send = async (): Promise<StoredDraft | null> => {
    try {
      const document = state.document as Record<string, unknown>;
      const body = { name: state.name, document };
      const draft = await perennial.saveProgramDraft({ draftId, ifMatch: etag, body });
      act({ kind: 'saved', draft });
      queries.setQueryData(draftKey(draftId), draft);
      void queries.invalidateQueries({ queryKey: DRAFTS });
      return draft;
    } catch (failure) {
      if (!isProblem(failure, 'PRECONDITION_FAILED')) throw failure;
      setTheirs(await perennial.readProgramDraft({ draftId }));
      return null;
    }
  };
  const save = async (): Promise<StoredDraft | null> => {
    setSaving(true);
    setError(null);
    try {
      return await send();
    } catch (failure) {
      setError(failure);
      return null;
    } finally {
      setSaving(false);
    }
  };
  return { isSaving, error, theirs, save, settle: () => setTheirs(null) };
}
