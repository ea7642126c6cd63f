import { inject } from 'vitest';
import { startLocalTarget } from './local-target.ts';
import { REMOTE_TARGET } from './remote-target.ts';
import { type E2eTarget, judgeInstead } from './target.ts';

/** What the files of one worker have in common, though this one is read anew for each of them. */
const worker = globalThis as { perennialStack?: Promise<E2eTarget> };

/**
 * For files that publish programs and leave the first one in force: a stack that no other file uses at the same time, one for all
 * files of a worker. It ends with its worker, whose engine notices that it is alone.
 */
worker.perennialStack ??=
  REMOTE_TARGET === null
    ? startLocalTarget(inject('assembly')).then(({ target }) => target)
    : Promise.resolve(REMOTE_TARGET);
judgeInstead(await worker.perennialStack);
