import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const startScript = fileURLToPath(new URL('../../../local/start.ts', import.meta.url));
const LOOK_AGAIN_MS = 250;

export interface DemoStack {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * What `npm start` starts, in a process and a folder of its own, with the demo shop set up.
 * @throws Error with what it printed when it does not start
 */
export async function startDemo(): Promise<DemoStack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'perennial-pages-'));
  const child = spawn(process.execPath, [startScript], {
    env: { ...process.env, PORT: '0', PERENNIAL_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  await setUpShop(url);
  return {
    url,
    close: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const url = /API {6}(\S+)/.exec(output)?.[1];
      if (url !== undefined && output.includes('Ctrl-C')) resolve(url);
    });
    child.once('exit', () => reject(new Error(`the stack did not start:\n${output}`)));
  });
}

async function setUpShop(url: string): Promise<void> {
  const ask = async (method: string, path: string): Promise<{ setup: { state: string } }> => {
    const response = await fetch(`${url}/shop/api/${path}`, {
      method,
      ...(method === 'GET' ? {} : { headers: { 'content-type': 'application/json' }, body: '{}' }),
    });
    return (await response.json()) as { setup: { state: string } };
  };
  let session = await ask('POST', 'setup');
  while (session.setup.state === 'working') {
    await sleep(LOOK_AGAIN_MS);
    session = await ask('GET', 'session');
  }
  if (session.setup.state !== 'ready') throw new Error(`the shop is ${JSON.stringify(session.setup)}`);
}
