import { type ExecFileException, execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeConnection } from '../../local/connection-file.ts';
import { enforced, leaveAsFound } from './publishing.ts';
import { coupon, memberWith, programWith, redeem, rewardsNamed, together } from './rewards-program.ts';
import { call, target, unique } from './target.ts';

const SUFFIX = unique('p').replaceAll(/[^a-z0-9-]/g, '');
const REWARDS = rewardsNamed(SUFFIX);
const idOf = (name: string): string => REWARDS[name]?.id ?? name;
const POOL = `cards-${SUFFIX}`;

beforeAll(async () => {
  await enforced(programWith(REWARDS));
});
afterAll(leaveAsFound);

describe('a pool', () => {
  const codes = Array.from(
    { length: 60 },
    (_, index) => `CARD-${SUFFIX.toUpperCase().replaceAll('-', '')}-${1000 + index}`,
  );
  const importInto = (pool: string, list: readonly string[]) =>
    call('POST', `/v1/pools/${pool}/codes`, { body: { codes: list } });

  test('is filled, tells duplicates, and hands each code out once', async () => {
    const [first = '', ...rest] = codes;
    const filled = await importInto(POOL, [...rest.slice(0, 29), rest[0]?.toLowerCase() ?? '']);
    expect(filled.body).toEqual({
      poolId: POOL,
      imported: 29,
      repeated: 1,
      alreadyInPool: 0,
      takenElsewhere: [],
    });
    expect((await importInto(POOL, rest.slice(0, 30))).body).toMatchObject({
      imported: 1,
      alreadyInPool: 29,
    });
    expect((await importInto(`other-${SUFFIX}`, [first, rest[0] ?? ''])).body).toMatchObject({
      imported: 1,
      takenElsewhere: [rest[0]],
    });
    expect((await call('GET', `/v1/pools/${POOL}`)).body).toEqual({ poolId: POOL, free: 30 });
    expect((await coupon('validate', { code: rest[0] })).body.code).toBe('COUPON_NOT_FOUND');

    const memberId = await memberWith(10 * 50);
    const taken = await together(10, (key) =>
      redeem(memberId, { rewardId: idOf('pooled'), capture: true }, { key }),
    );
    const given = taken.map(({ body }) => body.coupon.code);
    expect(new Set(given).size).toBe(10);
    expect(given.every((code) => rest.includes(code))).toBe(true);
    expect((await call('GET', `/v1/pools/${POOL}`)).body.free).toBe(20);
    expect((await coupon('use', { code: given[0] })).status).toBe(201);
    expect((await importInto(POOL, rest.slice(0, 30))).body).toMatchObject({
      imported: 0,
      alreadyInPool: 30,
    });
    const [{ body } = { body: null }] = taken;
    expect(body.apply.discounts).toEqual([
      { kind: 'credit', as: 'gift_card', currency: 'USD', amount: 1_000 },
    ]);
  });

  test('refuses what is no code, by its place', async () => {
    const { status, body } = await importInto(POOL, ['GOOD-1', 'no!']);
    expect([status, body.errors[0].pointer]).toEqual([400, '/codes/1']);
  });
});

describe.skipIf(target.local === null)('perennial coupons import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-coupons-'));
  beforeAll(() => {
    const { outputs = {}, environment = {} } = target.local ?? {};
    writeConnection(folder, { url: target.url, outputs, environment });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const pool = `file-${SUFFIX}`;

  function coupons(
    ...args: readonly string[]
  ): Promise<{ exitCode: number; stdout: string; stderr: string }> {
    const env = { ...process.env, PERENNIAL_DATA: folder };
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        ['tools/cli/perennial.ts', 'coupons', ...args],
        { encoding: 'utf8', env },
        (error: ExecFileException | null, stdout, stderr) =>
          resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr }),
      );
    });
  }

  const made = (index: number) => `FILE-${SUFFIX.replaceAll('-', '')}-${index}`;

  test('imports a file, tells its problems by their line, and skips what is there when run again', async () => {
    const elsewhere = made(0);
    await call('POST', `/v1/pools/elsewhere-${SUFFIX}/codes`, { body: { codes: [elsewhere] } });
    const good = Array.from({ length: 3_000 }, (_, index) => made(index + 1));
    const rows = [
      'value,code',
      ...good.map((code) => `10,${code}`),
      '10,?',
      `10,${made(7).toUpperCase()}`,
      `10,${elsewhere}`,
    ];
    const file = join(folder, 'codes.csv');
    writeFileSync(file, `${rows.join('\n')}\n`);
    const first = await coupons('import', pool, file);
    expect(first.stdout).toContain(
      `3003 rows: 3000 codes imported into the pool ${pool}, 0 were there already.`,
    );
    expect(first.stdout).toMatch(/1 × no code: .*\n {2}lines 3002\n/);
    expect(first.stdout).toMatch(/1 × a code that stands in the file before.*\n {2}lines 3003 \(as 8\)\n/);
    expect(first.stdout).toMatch(/1 × a code of another pool.*\n {2}lines 3004\n/);
    expect(first.stdout).not.toContain(made(7));
    expect(first.exitCode).toBe(1);
    const second = await coupons('import', pool, file);
    expect(second.stdout).toContain(`0 codes imported into the pool ${pool}, 3000 were there already.`);
    expect((await coupons('count', pool)).stdout).toContain('3000 codes left');
  });

  test('says what is wrong with a file or a pool', async () => {
    expect(await coupons('import', pool, join(folder, 'none.csv'))).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('There is no file'),
    });
    const file = join(folder, 'columns.csv');
    writeFileSync(file, 'a,b\n1,2\n');
    expect((await coupons('import', pool, file, '--column', 'c')).stderr).toContain(
      'no column "c", but: a, b',
    );
    expect((await coupons('count', 'Not A Pool')).stderr).toContain('is no name of a pool');
  });
});
