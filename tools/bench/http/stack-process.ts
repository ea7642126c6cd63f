import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDevelopmentKey } from '../../../local/development-key.ts';
import { type LocalStack, startStack } from '../../../local/stack.ts';
import type { StackAnswer } from './stack-answer.ts';

/** The process of one stack: `node stack-process.ts ASSEMBLY` says where the stack is and runs until its parent lets go. */
const [assembly = ''] = process.argv.slice(2);
const dataDir = mkdtempSync(join(tmpdir(), 'perennial-bench-'));
const released = new Promise((resolve) => process.once('disconnect', resolve));

let stack: LocalStack | undefined;
try {
  stack = await startStack({ port: 0, dataDir, assembly, throttles: 'off' });
  const key = await ensureDevelopmentKey(stack, Math.floor(Date.now() / 1_000));
  answer({ url: stack.url, key });
  await released;
} catch (error) {
  answer({ failure: (error as Error).stack ?? String(error) });
} finally {
  await stack?.close();
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit();

function answer(message: StackAnswer): void {
  if (process.connected) process.send?.(message);
}
