import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordingServer } from './recording-server.ts';

/** The package as a shop installs it: packed, unpacked, and used by programs that know nothing of this repository. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const shop = mkdtempSync(join(tmpdir(), 'perennial-package-'));
const installed = join(shop, 'node_modules/@perennial/client');
const server = await recordingServer(({ path }) =>
  path.endsWith('/account')
    ? { status: 200, body: { balance: { active: 12 } } }
    : { status: 409, body: { code: 'MEMBER_CLOSED', retryable: false, detail: 'closed' } },
);

const run = (file: string, args: readonly string[], cwd: string) =>
  execFileSync(file, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

beforeAll(() => {
  run(process.execPath, [join(root, 'tools/client/build-package.ts')], root);
  run('npm', ['pack', '--silent', '--pack-destination', shop], join(root, 'client'));
  const tarball = readdirSync(shop).find((name) => name.endsWith('.tgz')) ?? '';
  mkdirSync(installed, { recursive: true });
  run('tar', ['-xzf', join(shop, tarball), '-C', installed, '--strip-components=1'], shop);
  writeFileSync(join(shop, 'package.json'), '{ "type": "module" }');
});
afterAll(async () => {
  await server.close();
  rmSync(shop, { recursive: true, force: true });
});

test('holds what it needs and no more', () => {
  const names = readdirSync(installed, { recursive: true, encoding: 'utf8' });
  expect(names).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE', 'dist/index.js']));
  expect(names.filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))).toEqual([]);
});

const PROGRAM = `
import { createClient, isProblem } from '@perennial/client';
import { readAccount } from '@perennial/client/operations';
const perennial = createClient({ baseUrl: '${server.baseUrl}', token: 'prn_key' });
const { balance } = await perennial.readAccount({ memberId: 'mbr_00000000000000000000' });
try {
  await perennial.recordOrder({ body: { orderId: '1', currency: 'USD', placedAt: '2026-11-23T10:00:00Z', lines: [] } });
} catch (error) {
  console.log(isProblem(error, 'MEMBER_CLOSED'), balance.active, readAccount.path);
}
`;

test('runs in a plain program', async () => {
  writeFileSync(join(shop, 'shop.js'), PROGRAM);
  const child = spawn(process.execPath, ['shop.js'], { cwd: shop, stdio: ['ignore', 'pipe', 'inherit'] });
  expect(await text(child.stdout)).toBe('true 12 /v1/members/{memberId}/account\n');
});

test('has types that a strict compiler takes, wherever it looks for modules', () => {
  const wrong =
    "// @ts-expect-error there is no such field\nawait perennial.enrollMember({ body: { customer: 'ada' } });";
  writeFileSync(join(shop, 'shop.ts'), PROGRAM + wrong);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const strict = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2023,dom', '--types', ''];
  for (const modules of [
    ['--module', 'nodenext'],
    ['--module', 'esnext', '--moduleResolution', 'bundler'],
  ]) {
    run(process.execPath, [tsc, ...strict, ...modules, 'shop.ts'], shop);
  }
});
