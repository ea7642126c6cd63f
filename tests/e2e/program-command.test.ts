import { type ExecFileException, execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { DEFAULT_PROGRAM } from '../../shared/domain/program/default-program.ts';
import { call, target } from './target.ts';

const folder = mkdtempSync(join(tmpdir(), 'perennial-program-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { version: _version, ...BASE } = DEFAULT_PROGRAM;

interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `perennial program …` in a process of its own, as people and pipelines start it. */
function program(...args: readonly string[]): Promise<Run> {
  const env = { ...process.env, PERENNIAL_URL: target.url, PERENNIAL_KEY: target.key };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['tools/cli/perennial.ts', 'program', ...args],
      { encoding: 'utf8', env },
      (error: ExecFileException | null, stdout, stderr) =>
        resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

function fileOf(name: string, document: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document, null, 2));
  return file;
}

const WHO = ['--reason', 'tried by a test', '--actor', 'pipeline'];

describe.skipIf(target.local === null)('perennial program', () => {
  test('pulls, tells differences, publishes, and says when there is nothing to publish', async () => {
    const file = join(folder, 'pulled.json');
    expect(await program('pull', '--version', '1', '-o', file)).toMatchObject({
      exitCode: 0,
      stdout: `version 1 is in ${file}.\n`,
    });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(BASE);
    expect((await program('pull', '--version', '1')).stdout).toBe(readFileSync(file, 'utf8'));

    const changed = fileOf('changed.json', { ...BASE, pointsName: 'leaves' });
    const diff = await program('diff', changed);
    expect([diff.exitCode, diff.stdout]).toEqual([0, expect.stringMatching(/which is in force:\n.*leaves/)]);
    const published = await program('publish', changed, ...WHO);
    expect(published).toMatchObject({ exitCode: 0, stderr: '' });
    const [, version] = /^Version (\d+) is published and takes effect at /.exec(published.stdout) ?? [];
    expect(published.stdout).toMatch(/It is in force\.\n$/);
    expect((await call('GET', `/v1/program/versions/${version}`)).body).toMatchObject({
      document: { pointsName: 'leaves' },
      reason: 'tried by a test',
      actor: 'pipeline',
    });
    expect(await program('pull', '--version', `${version}`, '-o', file)).toMatchObject({ exitCode: 0 });
    const again = await program('publish', file, ...WHO);
    expect([again.exitCode, again.stdout]).toEqual([0, expect.stringContaining('is unchanged, so nothing')]);
    const { body } = await call('GET', '/v1/program/drafts');
    expect(body.drafts.filter(({ actor }: { actor: string }) => actor === 'pipeline')).toEqual([]);

    const rolled = await program('rollback', '1', '--no-wait', ...WHO);
    expect([rolled.exitCode, rolled.stdout]).toEqual([0, expect.stringContaining('brings version 1 back')]);
    const [versions, audit, drafts] = await Promise.all([
      program('versions'),
      program('audit'),
      program('drafts'),
    ]);
    expect(versions.stdout).toContain('tried by a test');
    expect(audit.stdout).toContain('rolled_back');
    expect(drafts.exitCode).toBe(0);
  });

  test('schedules', async () => {
    const file = fileOf('later.json', { ...BASE, pointsName: 'stars' });
    const { exitCode, stdout } = await program('publish', file, '--at', '2199-05-01T00:00:00+02:00', ...WHO);
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('takes effect at 2199-04-30T22:00:00Z')]);
    const [, version] = /^Version (\d+)/.exec(stdout) ?? [];
    await call('POST', `/v1/program/versions/${version}/cancel`, { body: { reason: 'test', actor: 'test' } });
  });

  test('takes rewards through validation, difference, publication and back', async () => {
    const example = 'docs/examples/rewards.json';
    expect(await program('validate', example)).toMatchObject({ exitCode: 0, stderr: '' });
    const diff = await program('diff', example);
    expect(diff.stdout).toContain('Reward “mug” (new): 1 unit of SKU “MUG-ENAMEL”, for 1,200 points');
    const { exitCode, stdout } = await program('publish', example, '--at', '2199-06-01T00:00:00Z', ...WHO);
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('takes effect at 2199-06-01T00:00:00Z')]);
    const [, version] = /^Version (\d+)/.exec(stdout) ?? [];
    const pulled = await program('pull', '--version', `${version}`);
    expect(JSON.parse(pulled.stdout)).toEqual(JSON.parse(readFileSync(example, 'utf8')));
    await call('POST', `/v1/program/versions/${version}/cancel`, { body: { reason: 'test', actor: 'test' } });
  });

  test('tries a cart: under a file for an imagined member, and under the version in force', async () => {
    const cart = fileOf('cart.json', {
      currency: 'USD',
      placedAt: '2100-10-02T10:00:00Z',
      lines: [{ lineId: 'mug', sku: 'blue', quantity: 2, unitPrice: 1_000 }],
    });
    const gift = {
      id: 'gift',
      description: 'a gift for loyal ones',
      on: 'order',
      when: { kind: 'order_number', atLeast: 5 },
      effect: { kind: 'fixed_points', points: 7 },
    };
    const document = fileOf('gift.json', { ...BASE, earningRules: [...BASE.earningRules, gift] });
    const imagined = fileOf('loyal.json', { orders: 4 });
    const given = await program('cart', cart, '--document', document, '--imagine', imagined);
    expect([given.exitCode, given.stderr]).toEqual([0, '']);
    for (const words of [
      /^27 points under the document: /,
      /for +an imagined member, order number 5/,
      /spendable +from 2100-11-02T00:00:00Z until 2101-12-01T00:00:00Z/,
      /base: .*\n +20 for line mug \(blue\)/,
      /gift: a gift for loyal ones\n +7 for the whole order/,
    ])
      expect(given.stdout).toMatch(words);
    const kept = await program('cart', cart, '--document', document);
    expect(kept.stdout).toMatch(
      /none:\n +gift: .*\n +It is the member's order number 1; asked is at least 5\./,
    );
    const published = await program('cart', cart, '--version', '1');
    expect(published.stdout).toMatch(/^20 points under version 1: .*judged by +version 1 "Points"/s);

    for (const [args, words] of [
      [['--version', '1', '--document', document], /Name the program by at most one of --draft/],
      [['--member', 'x', '--imagine', imagined], /Name the member by at most one of/],
      [['--member', 'nobody-has-this-id'], /MEMBER_NOT_FOUND/],
      [['--version', 'x'], /REQUEST_INVALID.*\/version/s],
      [['--imagine', join(folder, 'none.json')], /There is no file .*none\.json/],
    ] as const) {
      const { exitCode, stderr } = await program('cart', cart, ...args);
      expect([args, exitCode, stderr]).toEqual([args, 1, expect.stringMatching(words)]);
    }
  });

  test('lists faults with place, value and fix, and ends with 1', async () => {
    const file = fileOf('faulty.json', { ...BASE, rounding: 'sideways', pointsNames: 'x' });
    for (const args of [
      ['validate', file],
      ['diff', file],
      ['publish', file, ...WHO],
    ]) {
      const { exitCode, stderr } = await program(...args);
      expect([args[0], exitCode]).toEqual([args[0], 1]);
      expect(stderr).toContain(`${file} has 2 errors:`);
      expect(stderr).toMatch(/error at \/rounding: must be one of .*\n {4}found: "sideways"/);
      expect(stderr).toContain('error at /pointsNames:');
    }
    for (const name of ['airline', 'coffee-shop', 'fashion-retailer']) {
      const example = await program('validate', `docs/examples/${name}.json`);
      expect([name, example.exitCode, example.stderr]).toEqual([name, 0, '']);
    }
    const good = await program('validate', fileOf('good.json', BASE));
    expect([good.exitCode, good.stdout]).toEqual([0, expect.stringContaining('has no faults')]);
  });

  test('says what is wrong with how it was called', async () => {
    const file = fileOf('good.json', BASE);
    const cases: readonly [readonly string[], RegExp][] = [
      [['validate', join(folder, 'none.json')], /There is no file/],
      [['validate', fileOf('broken.json', '{"a":\n}')], /broken\.json:2:1: this is not JSON/],
      [['pull', '--version', '999999'], /VERSION_NOT_FOUND/],
      [['pull', '--version', 'x'], /REQUEST_INVALID.*version/s],
      [['pull', '--version', '1', '--draft', 'y'], /not both/],
      [['rollback', '999999', ...WHO], /VERSION_NOT_FOUND/],
      [['publish', file, '--actor', 'x'], /--reason/],
      [['publish', file, ...WHO, '--at', 'tomorrow'], /REQUEST_INVALID.*\/at/s],
    ];
    for (const [args, words] of cases) {
      const { exitCode, stderr } = await program(...args);
      expect([args, exitCode, stderr]).toEqual([args, 1, expect.stringMatching(words)]);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
  });
});
