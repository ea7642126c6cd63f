import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rate } from './pasts.ts';
import { shopFile, temporaryFolder } from './workbench.ts';

const PERENNIAL = join(import.meta.dirname, '../../tools/cli/perennial.ts');

/** Runs the command as npm would, with a folder for temporary files of its own. */
function start(words: readonly string[]) {
  const [cwd, temporary] = [temporaryFolder(), temporaryFolder()];
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [PERENNIAL, 'program', 'simulate', ...words], {
    cwd,
    env: { PATH, INIT_CWD: cwd, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (errors += chunk));
  const ended = once(child, 'close').then(([code]) => ({
    code: Number(code),
    output,
    errors,
    left: readdirSync(temporary),
  }));
  return { child, ended, cwd };
}

function file(content: string | object): string {
  const path = join(temporaryFolder(), 'program.json');
  writeFileSync(
    path,
    typeof content === 'string' ? content : JSON.stringify({ ...content, version: undefined }),
  );
  return path;
}

test('tells both programs side by side, and the same as JSON', async () => {
  const words = ['--draft', file(rate(3)), '--current', file(rate(2)), '--mapping', 'perennial'];
  const { ended, cwd } = start([
    ...words,
    '--history',
    shopFile(300, 9),
    '--json',
    'out.json',
    '--redemption-rate',
    '80',
  ]);
  const { code, output, errors, left } = await ended;
  expect(errors).toMatch(/simulating .*100%.*\/s · .* left/);
  expect(code).toBe(0);
  expect(left).toEqual([]);
  const told = JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8'));
  expect(told.draft.issued).toBeGreaterThan(told.current.issued);
  const n = (value: number) => value.toLocaleString('en-US');
  expect(output).toMatch(
    new RegExp(
      `points issued +${n(told.current.issued)} +${n(told.draft.issued)} +\\+${n(told.draft.issued - told.current.issued)} +\\+\\d+`,
    ),
  );
  expect(output).toMatch(/cost if 80 % is spent/);
  expect(output).toMatch(/Most affected/);
  expect(output).toMatch(/80 % of the points are spent one day/);
});

test('Ctrl-C ends it with 130 and leaves nothing behind', async () => {
  const { child, ended } = start([
    '--draft',
    file(rate(3)),
    '--history',
    shopFile(30_000, 9),
    '--mapping',
    'perennial',
  ]);
  let seen = '';
  child.stderr.on('data', (chunk) => {
    const isReading = seen.includes('reading bytes');
    seen += chunk;
    if (!isReading && seen.includes('reading bytes')) child.kill('SIGINT');
  });
  const { code, output, errors, left } = await ended;
  expect(errors).toMatch(/Interrupted. Nothing was written/);
  expect({ code, output, left }).toEqual({ code: 130, output: '', left: [] });
});

test.each([
  [
    'a draft that is not there',
    () => ['--draft', 'nowhere.json'],
    /nowhere.json cannot be read: there is no such file/,
  ],
  [
    'an export without a mapping',
    () => ['--draft', file(rate(1)), '--history', 'x.csv'],
    /--history needs --mapping/,
  ],
  [
    'no such export',
    () => ['--draft', file(rate(1)), '--history', 'x', '--mapping', 'cdnow'],
    /there is no file .*x/,
  ],
  ['a rate above all', () => ['--draft', file(rate(1)), '--redemption-rate', '120'], /from 0 to 100/],
  ['no stack', () => ['--draft', file(rate(1))], /No local stack runs/],
])('%s is told in a sentence, with the way out', async (_what, words, sentence) => {
  const { code, output, errors, left } = await start(words()).ended;
  expect(errors).toMatch(sentence);
  expect(errors).not.toMatch(/^ {4}at /m);
  expect({ code, output, left }).toEqual({ code: 1, output: '', left: [] });
});
