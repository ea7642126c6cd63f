import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startStack } from '../../local/stack.ts';
import { SCOPES } from '../../shared/contracts/access.ts';
import { credentialStore } from '../../shared/storage/credential-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import type { E2eTarget } from './target.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    target: E2eTarget;
  }
}

/**
 * One suite judges any stack: with PERENNIAL_URL and PERENNIAL_KEY it is the one at that address, with the key of all
 * scopes; without them, a fresh local stack that is made for the run.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { PERENNIAL_URL: url, PERENNIAL_KEY: key } = process.env;
  if (url !== undefined && key !== undefined) {
    project.provide('target', { url: url.replace(/\/$/, ''), key, local: null });
    return async () => {};
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'perennial-e2e-'));
  const stack = await startStack({ port: 0, dataDir, fresh: true });
  Object.assign(process.env, stack.environment);
  const credentials = credentialStore(dynamoDbClient(), stack.outputs['CredentialTable'] ?? '');
  const now = Math.floor(Date.now() / 1000);
  const [all, one, revoked] = await Promise.all([
    credentials.createApiKey('e2e', SCOPES, now),
    credentials.createApiKey('e2e without scopes', ['orders:read'], now),
    credentials.createApiKey('e2e revoked', SCOPES, now),
  ]);
  await credentials.revokeApiKey(revoked.keyId, now);
  project.provide('target', {
    url: stack.url,
    key: all.secretKey,
    local: {
      ordersReadKey: one.secretKey,
      revokedKey: revoked.secretKey,
      outputs: { ...stack.outputs },
      environment: { ...stack.environment },
      eventsFolder: stack.folder.events,
    },
  });
  return async () => {
    await stack.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
