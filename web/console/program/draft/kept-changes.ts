/**
 * What was changed and not saved yet, kept for this tab: it outlives a reload and a sign-in, and nobody else sees it. A draft is
 * not in the storage longer than it has changes.
 */
interface Kept {
  /** The state of the draft that was changed. */
  readonly etag: string;
  readonly name: string;
  readonly document: unknown;
}

const keyOf = (draftId: string): string => `perennial-draft-${draftId}`;

export function keepChanges(draftId: string, kept: Kept): void {
  try {
    sessionStorage.setItem(keyOf(draftId), JSON.stringify(kept));
  } catch {
    // No room, or no storage: leaving the page asks all the same.
  }
}

export const forgetChanges = (draftId: string): void => {
  try {
    sessionStorage.removeItem(keyOf(draftId));
  } catch {
    // There was no storage to keep anything in.
  }
};

export function keptChanges(draftId: string): Kept | null {
  try {
    const text = sessionStorage.getItem(keyOf(draftId));
    return text === null ? null : (JSON.parse(text) as Kept);
  } catch {
    return null;
  }
}
