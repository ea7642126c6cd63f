import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a module that runs as a block exports. Input and output are what structured cloning can carry. */
export interface BlockModule<I, O> {
  /** `step` says that one more part of a long block is done. */
  runBlock(input: I, step: () => void): Promise<O>;
}

export type BlockAnswer = { readonly result: unknown } | { readonly failure: string };

const KEPT_LOG_CHARACTERS = 4_000;
const blockProcess = fileURLToPath(new URL('./block-process.ts', import.meta.url));

/**
 * Runs a module's `runBlock` in a process of its own, so that no block inherits another one's compiled code, heap or
 * open connections. What the functions log is told only where the block fails.
 *
 * @param module address of the module, made with `import.meta.resolve`
 * @throws Error with the block's own message when it fails
 */
export async function runBlock<I, O>(module: string, input: I, step = () => {}): Promise<O> {
  const child = fork(blockProcess, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  child.send({ module, input });
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-KEPT_LOG_CHARACTERS);
  });
  const answer = await answerOf(child, step);
  if ('failure' in answer) {
    throw new Error(`the block ${module} failed: ${answer.failure}\n${log}`);
  }
  return answer.result as O;
}

function answerOf(child: ChildProcess, step: () => void): Promise<BlockAnswer> {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (message === 'step') step();
      else resolve(message as BlockAnswer);
    });
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      resolve({ failure: `it ended with ${signal ?? code} and no result` }),
    );
  });
}
