import { useSyncExternalStore } from 'react';

/** Of somebody who signed in here; names of members are not kept in the browser, only which were looked at. */
const keyOf = (personId: string): string => `perennial-seen-members:${personId}`;

const MOST = 8;

const listeners = new Set<() => void>();

/** The members whom this person looked at last, in this browser, the last one first. */
export function useSeenMembers(personId: string): readonly string[] {
  const text = useSyncExternalStore(subscribe, () => localStorage.getItem(keyOf(personId)) ?? '');
  return text === '' ? [] : text.split(' ');
}

export function rememberMember(personId: string, memberId: string): void {
  const before = localStorage.getItem(keyOf(personId)) ?? '';
  const after = [memberId, ...before.split(' ').filter((one) => one !== memberId && one !== '')].slice(
    0,
    MOST,
  );
  keep(personId, after.join(' '));
}

export const forgetMembers = (personId: string): void => keep(personId, '');

function keep(personId: string, text: string): void {
  localStorage.setItem(keyOf(personId), text);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
