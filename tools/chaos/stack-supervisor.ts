import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { skipWaits } from './settled-stack.ts';
import type { LifeFaults, StackProcessOptions, StackProcessReady } from './stack-process.ts';

const PROGRAM = fileURLToPath(new URL('./stack-process.ts', import.meta.url));

export interface Supervisor {
  /** How to reach the stack; the same address and key after every restart. */
  readonly ready: StackProcessReady;
  /** Ends the process without a word, as a power cut would, and starts it again on the same data. */
  killAndRestart(): Promise<void>;
  /** Ends it in an orderly way and starts it without faults. */
  restartCalm(): Promise<void>;
  /** What all proxies so far have done. */
  faultCounts(): readonly LifeFaults[];
  readonly kills: () => number;
  close(): Promise<void>;
}

/** Keeps one stack running on one folder and one port, through any number of deaths. */
export async function superviseStack(dataDir: string, seed: string, assembly?: string): Promise<Supervisor> {
  const port = await freePort();
  let [lives, kills] = [0, 0];
  const countsFiles: string[] = [];
  let current = await startLife(false, assembly);
  const first = current.ready;

  async function startLife(calm: boolean, assembly?: string) {
    lives += 1;
    const countsFile = join(dataDir, `faults-${lives}.json`);
    if (!calm) countsFiles.push(countsFile);
    const options: StackProcessOptions = {
      port,
      dataDir,
      seed: `${seed}/life-${lives}`,
      countsFile,
      calm,
      ...(assembly === undefined ? {} : { assembly }),
    };
    const child = spawn(process.execPath, [PROGRAM, JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return { child, ready: await readyLine(child) };
  }

  return {
    ready: first,
    async killAndRestart() {
      kills += 1;
      current.child.kill('SIGKILL');
      await once(current.child, 'exit');
      skipWaits(first.stackDatabase);
      current = await startLife(false, first.assembly);
    },
    async restartCalm() {
      await end(current.child);
      skipWaits(first.stackDatabase);
      current = await startLife(true, first.assembly);
    },
    faultCounts: () =>
      countsFiles
        .filter((file) => existsSync(file))
        .map((file) => JSON.parse(readFileSync(file, 'utf8')) as LifeFaults),
    kills: () => kills,
    close: () => end(current.child),
  };
}

/** @throws Error when the process ends before it is ready. */
async function readyLine(child: ChildProcess): Promise<StackProcessReady> {
  if (child.stdout === null) throw new Error('the stack process has no output');
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([once(lines, 'line'), once(lines, 'close')])) as [string | undefined];
  if (line === undefined)
    throw new Error('the stack process ended before it was ready; what it said is above');
  return JSON.parse(line) as StackProcessReady;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was to be had');
  return address.port;
}
