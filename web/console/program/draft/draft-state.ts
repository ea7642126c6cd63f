import { isEqual } from '../model/judge.ts';

/** A draft as the API has it. */
export interface StoredDraft {
  readonly draftId: string;
  readonly name: string;
  readonly document: unknown;
  readonly etag: string;
  readonly updatedAt: string;
  readonly actor: string;
}

/** A draft under somebody's hands. */
export interface DraftState {
  /** As it was read or saved last. */
  readonly base: StoredDraft;
  readonly name: string;
  readonly document: unknown;
  readonly past: readonly unknown[];
  readonly future: readonly unknown[];
  readonly changedAtMs: number;
}

export type DraftAction =
  | { readonly kind: 'changed'; readonly document: unknown; readonly atMs: number }
  | { readonly kind: 'renamed'; readonly name: string }
  | { readonly kind: 'undone' }
  | { readonly kind: 'redone' }
  /** The API has it now; what was changed since it was sent stays. */
  | { readonly kind: 'saved'; readonly draft: StoredDraft }
  /** Somebody else's takes the place of mine. */
  | { readonly kind: 'taken'; readonly draft: StoredDraft }
  /** Mine, or what came of both, is to go over theirs. */
  | { readonly kind: 'rebased'; readonly draft: StoredDraft; readonly document: unknown };

/** Changes within this time of each other are one to whoever takes them back. */
const ONE_CHANGE_MS = 800;
const MAX_PAST = 100;

export const beginning = (draft: StoredDraft, kept?: Pick<DraftState, 'name' | 'document'>): DraftState => ({
  base: draft,
  name: kept?.name ?? draft.name,
  document: kept?.document ?? draft.document,
  past: [],
  future: [],
  changedAtMs: 0,
});

export const isChanged = ({ base, name, document }: DraftState): boolean =>
  name !== base.name || !isEqual(document, base.document);

export function next(state: DraftState, action: DraftAction): DraftState {
  switch (action.kind) {
    case 'changed': {
      const isOne = action.atMs - state.changedAtMs < ONE_CHANGE_MS && state.past.length > 0;
      return {
        ...state,
        document: action.document,
        past: isOne ? state.past : [...state.past, state.document].slice(-MAX_PAST),
        future: [],
        changedAtMs: action.atMs,
      };
    }
    case 'renamed':
      return { ...state, name: action.name };
    case 'undone': {
      const document = state.past.at(-1);
      if (document === undefined) return state;
      const future = [state.document, ...state.future];
      return { ...state, document, past: state.past.slice(0, -1), future, changedAtMs: 0 };
    }
    case 'redone': {
      const [document, ...future] = state.future;
      if (document === undefined) return state;
      return { ...state, document, past: [...state.past, state.document], future, changedAtMs: 0 };
    }
    case 'saved':
      return { ...state, base: action.draft };
    case 'taken':
      return beginning(action.draft);
    case 'rebased':
      return {
        ...state,
        base: action.draft,
        document: action.document,
        past: [...state.past, state.document],
        future: [],
      };
  }
}
