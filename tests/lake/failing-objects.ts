import type { Objects } from '../../shared/lake/objects.ts';

export class Crash extends Error {
  override readonly name = 'Crash';
}

/**
 * A store during whose n-th call the process dies: before the call took effect, or after it.
 * @param calls how many calls still go well
 */
export function dyingObjects(objects: Objects, calls: number, isAfter: boolean): Objects {
  let left = calls;
  const guarded =
    <A extends readonly unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      left -= 1;
      if (left >= 0) return call(...args);
      if (left === -1 && isAfter) await call(...args);
      throw new Crash(`died at call ${calls}`);
    };
  return {
    list: (prefix, after) => objects.list(prefix, after),
    get: guarded(objects.get),
    download: guarded(objects.download),
    upload: guarded(objects.upload),
    put: guarded(objects.put),
    putIf: guarded(objects.putIf),
    delete: guarded(objects.delete),
  };
}

/** A store in which others are at work just before each of the first `times` conditional puts. */
export function contestedObjects(
  objects: Objects,
  times: number,
  meanwhile: () => Promise<unknown>,
): Objects {
  let left = times;
  return {
    ...objects,
    putIf: async (...args) => {
      left -= 1;
      if (left >= 0) await meanwhile();
      return objects.putIf(...args);
    },
  };
}
