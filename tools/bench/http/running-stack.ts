import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { StackAnswer } from './stack-answer.ts';

export interface RunningStack {
  /** Base address of the HTTP API. */
  readonly url: string;
  /** A secret key with every scope. */
  readonly key: string;
  close(): Promise<void>;
}

const stackProcess = fileURLToPath(new URL('./stack-process.ts', import.meta.url));

/**
 * Starts an empty stack in a process of its own, so that callers here do not share its event loop. Its throttles are off.
 * @throws Error with the stack's own message when it does not start
 */
export async function startStackProcess(assembly: string): Promise<RunningStack> {
  const child = fork(stackProcess, [assembly], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const exited = once(child, 'exit');
  const answer = await Promise.race([
    once(child, 'message').then(([message]) => message as StackAnswer),
    exited.then(([code, signal]): StackAnswer => ({ failure: `it ended with ${signal ?? code}` })),
  ]);
  if ('failure' in answer) throw new Error(`the stack did not start: ${answer.failure}`);
  return {
    ...answer,
    close: async () => {
      child.disconnect();
      await exited;
    },
  };
}
