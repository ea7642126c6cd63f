import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startStack } from '../../local/stack.ts';
import { SCOPES } from '../../shared/contracts/access.ts';
import { credentialStore } from '../../shared/storage/credential-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import type { E2eTarget } from './target.ts';

export interface LocalTarget {
  readonly target: E2eTarget;
  close(): Promise<void>;
}

/**
 * A fresh stack on this machine, with keys; what runs in this process talks to it from then on.
 *
 * @param assembly folder of the synthesized app; what the stack keeps lies there too, so that it goes with it in any case
 */
export async function startLocalTarget(assembly: string): Promise<LocalTarget> {
  const dataDir = mkdtempSync(join(assembly, 'stack-'));
  const stack = await startStack({ port: 0, dataDir, fresh: true, assembly });
  Object.assign(process.env, stack.environment);
  const credentials = credentialStore(dynamoDbClient(), stack.outputs['CredentialTable'] ?? '');
  const now = Math.floor(Date.now() / 1000);
  const [all, one, revoked] = await Promise.all([
    credentials.createApiKey('e2e', SCOPES, now),
    credentials.createApiKey('e2e without scopes', ['orders:read'], now),
    credentials.createApiKey('e2e revoked', SCOPES, now),
  ]);
  await credentials.revokeApiKey(revoked.keyId, now);
  return {
    target: {
      url: stack.url,
      key: all.secretKey,
      local: {
        ordersReadKey: one.secretKey,
        revokedKey: revoked.secretKey,
        outputs: { ...stack.outputs },
        environment: { ...stack.environment },
        eventsFolder: stack.folder.events,
        functionNames: stack.functions.map(({ name }) => name),
      },
    },
    async close() {
      await stack.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
