import { Command } from 'commander';
import { SCOPES } from '../../shared/contracts/access.ts';
import { notingAudit } from '../../shared/storage/audit-store.ts';
import { credentialStore } from '../../shared/storage/credential-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { byHand } from './audited.ts';
import { rowsTable } from './rows-table.ts';
import { findTarget, type TargetOptions } from './target.ts';

const nowSeconds = (): number => Math.floor(Date.now() / 1000);

async function openStore(options: TargetOptions) {
  const { credentialTable, auditTable } = await findTarget(options);
  return { keys: credentialStore(dynamoDbClient(), credentialTable), note: notingAudit(auditTable) };
}

/** `all`, or a list of scopes. @throws Error naming the scope that there is not, and those there are. */
function parseScopes(list: string): readonly string[] {
  if (list === 'all') return SCOPES;
  const scopes = list.split(',').map((scope) => scope.trim());
  const unknown = scopes.filter((scope) => !(SCOPES as readonly string[]).includes(scope));
  if (unknown.length > 0)
    throw new Error(`There is no scope ${unknown.join(', ')}. Scopes are: ${SCOPES.join(', ')}, or all.`);
  return scopes;
}

/** Secret keys for servers: made, listed, revoked. A key is shown once, and kept only as a hash. */
export function keysCommand(targetOptions: () => TargetOptions): Command {
  const keys = new Command('keys').description('secret keys for servers');
  keys
    .command('create')
    .description('make a key; it is shown this once and never again')
    .requiredOption('--name <name>', 'what the key is for, such as "checkout production"')
    .requiredOption('--scopes <list>', `comma-separated, or all: ${SCOPES.join(', ')}`, parseScopes)
    .action(async ({ name, scopes }: { name: string; scopes: readonly string[] }) => {
      const store = await openStore(targetOptions());
      const details = { name, scopes: scopes.join(' ') };
      const { keyId, secretKey } = await store.keys.createApiKey(name, scopes, nowSeconds(), (made) => [
        store.note(byHand({ action: 'key_created', subject: `key:${made}`, details })),
      ]);
      console.log(
        `Key ${keyId} (${name}), scopes: ${scopes.join(' ')}\n\n  ${secretKey}\n\nKeep it now: it is not shown again.`,
      );
    });
  keys
    .command('list')
    .description('all keys, without their secrets')
    .action(async () => {
      const all = await (await openStore(targetOptions())).keys.listApiKeys();
      const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);
      const rows = all.map(({ keyId, name, scopes, createdAt, revokedAt }) => ({
        key: keyId,
        name,
        scopes: scopes.join(' '),
        created: day(createdAt),
        revoked: revokedAt === null ? '' : day(revokedAt),
      }));
      console.log(rowsTable(rows));
    });
  keys
    .command('revoke')
    .description('end a key, and with it the member tokens it minted')
    .argument('<keyId>', 'as `keys list` shows it')
    .action(async (keyId: string) => {
      const store = await openStore(targetOptions());
      const isFound = await store.keys.revokeApiKey(keyId, nowSeconds(), () => [
        store.note(byHand({ action: 'key_revoked', subject: `key:${keyId}`, details: {} })),
      ]);
      if (!isFound) throw new Error(`There is no key ${keyId}; see "keys list".`);
      console.log(
        `Key ${keyId} is revoked. Authorizers may remember it for up to their cache time (see infra/stages.ts).`,
      );
    });
  return keys;
}
