import { useDeferredValue, useEffect, useMemo, useReducer, useState } from 'react';
import { type Judged, judge } from '../model/judge.ts';
import {
  beginning,
  type DraftAction,
  type DraftState,
  isChanged,
  next,
  type StoredDraft,
} from './draft-state.ts';
import { forgetChanges, keepChanges, keptChanges } from './kept-changes.ts';

export interface OpenDraft {
  readonly state: DraftState;
  readonly judged: Judged;
  readonly hasChanges: boolean;
  /** Whether changes were found that this tab had kept, so that somebody is told why the draft is not as it was saved. */
  readonly hasKept: boolean;
  act(action: DraftAction): void;
}

/** A draft in the editor: what was read of the API, what this tab had kept, and what is wrong with it now. */
export function useDraft(draft: StoredDraft): OpenDraft {
  const [kept] = useState(() => keptChanges(draft.draftId));
  const [state, act] = useReducer(next, null, () =>
    // Changes of a state that somebody else has replaced since are kept on top of that state, so that saving them is refused.
    beginning(kept === null ? draft : { ...draft, etag: kept.etag }, kept ?? undefined),
  );
  const hasChanges = isChanged(state);
  const { name, document, base } = state;
  useEffect(() => {
    if (hasChanges) keepChanges(base.draftId, { etag: base.etag, name, document });
    else forgetChanges(base.draftId);
  }, [hasChanges, base.draftId, base.etag, name, document]);
  const looked = useDeferredValue(document);
  const judged = useMemo(() => judge(looked, Date.now()), [looked]);
  return { state, judged, hasChanges, hasKept: kept !== null, act };
}
