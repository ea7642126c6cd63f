import { newIdempotencyKey } from '../../../client/idempotency-key.ts';
import { type Alone, IntentKeys, type KeyStorage } from './intent-keys.ts';

/** Where a browser forbids storage, keys last as long as the page. */
function memory(): KeyStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

function storageOfPage(): KeyStorage {
  try {
    localStorage.removeItem('perennial:probe');
    return localStorage;
  } catch {
    return memory();
  }
}

/** Tabs may run in processes of their own, so reading and writing need a lock between them; there is none without https. */
const alone: Alone = async (name, deed) =>
  navigator.locks === undefined ? deed() : navigator.locks.request(name, async () => deed());

export const intentKeys = new IntentKeys(storageOfPage(), alone, newIdempotencyKey);
