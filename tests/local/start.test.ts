import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { makeDataFolder } from './fixture-stack.ts';

/** `npm start` itself, with the project's own stack. */
const startScript = fileURLToPath(new URL('../../local/start.ts', import.meta.url));
const dataDir = makeDataFolder();
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

type Run = {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exit: Promise<number | null>;
};

function start(args: readonly string[] = [], environment: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [startScript, ...args], {
    env: { ...process.env, PORT: '0', PERENNIAL_DATA: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  child.stderr.on('data', (chunk) => {
    text += chunk;
  });
  return {
    child,
    output: () => text,
    exit: new Promise((resolve) => child.once('close', (code) => resolve(code))),
  };
}

/** Resolves when the output contains the text; fails with the output when the process ends before. */
async function untilPrinted(run: Run, text: string): Promise<void> {
  let ended = false;
  void run.exit.then(() => {
    ended = true;
  });
  while (!run.output().includes(text)) {
    if (ended) throw new Error(`It ended without printing "${text}":\n${run.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function enginePid(): number {
  return Number(readFileSync(join(dataDir, 'dynamodb/engine.pid'), 'utf8'));
}

/** Processes whose command line names the data folder. */
function leftovers(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return [];
      }
    })
    .filter((commandLine) => commandLine.includes(dataDir));
}

/** Sends what a printed curl command would send. */
async function paste(command: string): Promise<Response> {
  const url = /https?:[^\s"]+/.exec(command)?.[0] ?? '';
  const headers = [...command.matchAll(/-H "([^:]+): ([^"]+)"/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value],
  );
  const body = /-d '([^']+)'/.exec(command)?.[1];
  return await fetch(url, { headers, ...(body === undefined ? {} : { method: 'POST', body }) });
}

test('prints commands that work, keeps its key, stops in order, and leaves nothing behind', async () => {
  const first = start();
  await untilPrinted(first, 'Ctrl-C stops the stack');
  const commands = first
    .output()
    .split(/\n(?= {2}curl )/)
    .slice(1);
  const answers = [];
  for (const command of commands) answers.push((await paste(command)).status);
  expect(answers).toEqual([201, 201, 200]);
  const key = /Key {6}(\S+)/.exec(first.output())?.[1];
  expect((await fetch(/Console {2}(\S+)/.exec(first.output())?.[1] ?? '')).status).toBe(200);
  expect(statSync(join(dataDir, 'development-key')).mode & 0o777).toBe(0o600);
  first.child.kill('SIGTERM');
  expect(await first.exit).toBe(0);
  expect(leftovers()).toEqual([]);

  const second = start(['--logs']);
  await untilPrinted(second, 'Ctrl-C stops the stack');
  expect(second.output()).toContain(`Key      ${key}`);
  expect(
    (
      await paste(
        commands.at(-1)?.replace(/http:\/\/[^/]+/, /API {6}(\S+)/.exec(second.output())?.[1] ?? '') ?? '',
      )
    ).status,
  ).toBe(200);
  process.kill(enginePid(), 'SIGKILL');
  expect(await second.exit).toBe(1);
  expect(second.output()).toContain('The DynamoDB engine ended by itself');
  expect(leftovers()).toEqual([]);
}, 240_000);

test('an interrupted start stops what it had started', async () => {
  const run = start();
  await untilPrinted(run, 'DynamoDB engine:');
  run.child.kill('SIGINT');
  expect(await run.exit).toBe(130);
  expect(run.output()).not.toContain('    at ');
  expect(leftovers()).toEqual([]);
  expect(existsSync(join(dataDir, 'stack.pid'))).toBe(false);
}, 240_000);

test.each<[string, string[], Record<string, string>, RegExp]>([
  ['an unknown flag', ['--frsh'], {}, /--frsh[\s\S]*→ Flags are --fresh, --logs and --help/],
  [
    'a flag that npm kept for itself',
    [],
    { npm_config_fresh: 'true' },
    /npm kept --fresh[\s\S]*npm start -- --fresh/,
  ],
  ['a port that is none', [], { PORT: 'http' }, /PORT is "http", which is no port/],
  [
    'a data folder that is a file',
    [],
    { PERENNIAL_DATA: startScript },
    /start\.ts cannot be used[\s\S]*PERENNIAL_DATA/,
  ],
  [
    'an engine that is not there',
    [],
    { DYNAMODB_ENDPOINT: 'http://127.0.0.1:1' },
    /DYNAMODB_ENDPOINT=http:\/\/127\.0\.0\.1:1/,
  ],
])(
  'names %s and the way out',
  async (_, args, environment, message) => {
    const run = start(args, environment);
    expect(await run.exit).toBe(1);
    expect(run.output()).toMatch(message);
    expect(run.output()).not.toContain('    at ');
  },
  60_000,
);
