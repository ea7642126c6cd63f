import { useMemo } from 'react';
import { ProgramForm } from '../form/program-form.tsx';
import { DraftFrame } from './draft-frame.tsx';
import type { StoredDraft } from './draft-state.ts';
import { DraftContext } from './open-draft.ts';
import { SaveConflict } from './save-conflict.tsx';
import { useDraft } from './use-draft.ts';
import { useSave } from './use-save.ts';

/** The editor of a draft: what its pages share, and what asks when two people have saved the same. */
export function DraftEditor({
  draft,
  isReadOnly,
}: {
  readonly draft: StoredDraft;
  readonly isReadOnly: boolean;
}) {
  const open = useDraft(draft);
  const { state, judged, act } = open;
  const { isSaving, error, theirs, save, settle } = useSave(open);
  const editing = useMemo(
    () => ({
      document: state.document,
      faults: judged.faults,
      isReadOnly,
      change: (document: unknown) => act({ kind: 'changed', document, atMs: Date.now() }),
    }),
    [state.document, judged.faults, isReadOnly, act],
  );
  return (
    <DraftContext value={{ ...open, isReadOnly, isSaving, saveError: error, save }}>
      <ProgramForm editing={editing}>
        <DraftFrame />
        {theirs !== null && <SaveConflict theirs={theirs} settle={settle} />}
      </ProgramForm>
    </DraftContext>
  );
}
