import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SCOPES } from '../shared/contracts/access.ts';
import { credentialStore } from '../shared/storage/credential-store.ts';
import type { LocalStack } from './stack.ts';
import { StartError } from './start-error.ts';
import { credentials, region } from './template/local-account.ts';

/** Only the owner may read the file: a key on a shared machine is still a key. */
const privateFile = 0o600;

/**
 * A secret key with every scope for whoever works on this machine. The stack stores only its hash, so the key
 * itself is kept in the data folder, and a restart gives the same one as long as it is valid.
 * @throws StartError when the template does not name the table of credentials
 */
export async function ensureDevelopmentKey(
  stack: Pick<LocalStack, 'engineEndpoint' | 'outputs' | 'folder'>,
  nowEpochSeconds: number,
): Promise<string> {
  const table = stack.outputs['CredentialTable'];
  if (table === undefined) {
    throw new StartError(
      'The template has no output CredentialTable, so no key can be made.',
      'Put the output back into infra/perennial-stack.ts.',
    );
  }
  const client = new DynamoDBClient({ endpoint: stack.engineEndpoint, region, credentials });
  try {
    const store = credentialStore(client, table);
    const { developmentKey: file } = stack.folder;
    const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    if (kept !== '' && (await store.verifySecretKey(kept)) !== null) return kept;
    const { secretKey } = await store.createApiKey('development', SCOPES, nowEpochSeconds);
    writeFileSync(file, `${secretKey}\n`, { mode: privateFile });
    return secretKey;
  } finally {
    client.destroy();
  }
}
