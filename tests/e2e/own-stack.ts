import { afterAll, inject } from 'vitest';
import { startLocalTarget } from './local-target.ts';
import { REMOTE_TARGET } from './remote-target.ts';
import { judgeInstead } from './target.ts';

/** For a file that publishes programs, by which all orders of a stack are judged: a stack of its own. */
if (REMOTE_TARGET === null) {
  const { target, close } = await startLocalTarget(inject('assembly'));
  judgeInstead(target);
  afterAll(close);
} else {
  judgeInstead(REMOTE_TARGET);
}
