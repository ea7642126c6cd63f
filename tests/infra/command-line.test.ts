import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url));
const cdk = join(repositoryRoot, 'node_modules/aws-cdk/bin/cdk');
const outputFolder = mkdtempSync(join(tmpdir(), 'perennial-cdk-'));

afterAll(() => rmSync(outputFolder, { recursive: true, force: true }));

/** What `npx cdk list` prints, with nothing asked of the network and nothing written into the repository. */
function list(...options: readonly string[]): string {
  const offline = ['--no-notices', '--no-version-reporting', '--output', outputFolder];
  return execFileSync(process.execPath, [cdk, 'list', ...offline, ...options], {
    cwd: repositoryRoot,
    // cdk.json starts the app with plain `node`: here, the one that runs this test.
    env: {
      ...process.env,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      // Held by stages.test.ts; it would take longer than all else here.
      CDK_VALIDATION: 'false',
      PATH: `${join(process.execPath, '..')}:${process.env['PATH']}`,
    },
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();
}

describe('the CDK command line', () => {
  it('understands what the installed CDK library writes, and finds the stack of a stage', () => {
    expect(list('-c', 'stage=prod')).toBe('Perennial-prod');
  });

  it('passes on what is wrong with a stage', () => {
    expect(() => list('-c', 'stage=staging')).toThrow('There is no stage "staging". Stages: dev, prod.');
  });
});
