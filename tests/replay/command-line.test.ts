import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportLines } from '../../tools/replay/synthetic/export-lines.ts';
import { PEER_KEY } from './shop-api-peer.ts';
import { exportFile, peerForTest, temporaryFolder } from './workbench.ts';

const TOOLS = join(import.meta.dirname, '../../tools/replay');

/** Runs a program as npm would, and gathers what it prints. */
function start(program: string, words: readonly string[], environment: Record<string, string> = {}) {
  const cwd = temporaryFolder();
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [join(TOOLS, program), ...words], {
    cwd,
    env: { PATH, INIT_CWD: cwd, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (errors += chunk));
  const ended = once(child, 'close').then(([code]) => ({ code: Number(code), output, errors }));
  return { child, ended };
}

const shop = (orders: number) => exportFile([...exportLines({ orders, seed: 6 })].join(''));

test('Ctrl-C ends it cleanly with 130, and the same command goes on to the end with 0', async () => {
  const peer = await peerForTest();
  const words = [
    shop(400),
    '--mapping',
    'perennial',
    '--url',
    peer.url,
    '--key',
    PEER_KEY,
    '--state',
    temporaryFolder(),
  ];
  const first = start('replay.ts', words);
  peer.faultFor = () => {
    if (peer.received.length === 50) first.child.kill('SIGINT');
    return null;
  };
  const interrupted = await first.ended;
  expect(interrupted.errors).toMatch(/Stopping: requests under way are finished/);
  expect(interrupted.output).toMatch(/Interrupted. Run the same command again to go on where it stopped/);
  expect(interrupted.code).toBe(130);
  const posts = () => peer.received.filter(({ method }) => method === 'POST');
  const before = posts().length;
  expect(before).toBeLessThan(400);
  const second = await start('replay.ts', words).ended;
  expect(second.output).toMatch(/\(resumed run\)(.|\n)*400 accepted(.|\n)*drift 0(.|\n)*All is well/);
  expect(second.errors).toMatch(/sending \(resumed\)/);
  expect(second.code).toBe(0);
  expect(new Set(posts().map(({ text, path }) => path + text)).size).toBe(posts().length);
});

test('what the person can solve is told without a stack, with 2', async () => {
  const nowhere = await start('replay.ts', ['nowhere.csv', '--mapping', 'cdnow', '--dry-run']).ended;
  expect(nowhere).toMatchObject({ code: 2, output: '' });
  expect(nowhere.errors).toMatch(/^there is no file .*nowhere.csv\n {2}→ check the path of the export\n$/);
  const keyless = await start('replay.ts', [shop(1), '--mapping', 'perennial', '--url', 'http://127.0.0.1:9'])
    .ended;
  expect(keyless).toMatchObject({ code: 2 });
  expect(keyless.errors).toMatch(/no key to call http:\/\/127.0.0.1:9 with\n.*npm start/);
  const words = [shop(1), '--mapping', 'perennial', '--url', 'nonsense'];
  expect((await start('replay.ts', words).ended).errors).toMatch(/nonsense is no address/);
});

test('a refusal ends it with 1', async () => {
  const peer = await peerForTest();
  peer.faultFor = ({ path }) => (path === '/v1/orders' ? { status: 422 } : null);
  const words = [shop(3), '--mapping', 'perennial', '--attempts', '1'];
  const { code, output } = await start('replay.ts', words, {
    PERENNIAL_URL: peer.url,
    PERENNIAL_KEY: PEER_KEY,
  }).ended;
  expect(output).toMatch(/Not well:\n {2}\d+ requests were refused/);
  expect(code).toBe(1);
});

test('a dry run reads, plans and sends nothing', async () => {
  const { code, output } = await start('replay.ts', [shop(20), '--mapping', 'perennial', '--dry-run']).ended;
  expect(output).toMatch(/20 orders, \d+ of guests(.|\n)*\d+ requests would be sent/);
  expect(code).toBe(0);
});

test('synthesize writes to the standard output or to a file in the folder one is in', async () => {
  const printed = await start('synthesize.ts', ['--orders', '3', '--seed', '6']).ended;
  expect(printed.output).toBe([...exportLines({ orders: 3, seed: 6 })].join(''));
  const wrong = await start('synthesize.ts', ['--orders', 'many']).ended;
  expect(wrong.errors).toMatch(/must be a whole number/);
  expect(wrong.code).toBe(1);
});
