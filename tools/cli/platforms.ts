import { text } from 'node:stream/consumers';
import { Argument, Command } from 'commander';
import { PLATFORM_NAMES, PLATFORMS, type Platform } from '../../shared/platforms/intent.ts';
import { notingAudit } from '../../shared/storage/audit-store.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { platformSecretStore } from '../../shared/storage/platform-secret-store.ts';
import { setAsideOrders } from '../../shared/storage/set-aside-orders.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import { byHand, noteByHand } from './audited.ts';
import { rowsTable } from './rows-table.ts';
import { retryOrders } from './set-aside-orders.ts';
import { findTarget, type TargetOptions } from './target.ts';

/** Shorter ones can be found by trying; those that the platforms make are longer. */
const MIN_SECRET_LENGTH = 16;

async function open(options: TargetOptions) {
  const target = await findTarget(options);
  return { target, secrets: platformSecretStore(dynamoDbClient(), target.credentialTable) };
}

/**
 * The secret as somebody piped it in: on the command line it would stay in the shell's history.
 *
 * @throws Error saying what to do when there is none, or one too short
 */
export async function readSecret(input: NodeJS.ReadableStream): Promise<string> {
  const secret = (await text(input)).trim();
  if (secret.length < MIN_SECRET_LENGTH)
    throw new Error(
      `The secret on standard input has ${secret.length} characters; it must have at least ${MIN_SECRET_LENGTH}. Pipe it in: … platforms set shopify --secret-stdin < secret.txt`,
    );
  return secret;
}

const platformArgument = () => new Argument('<platform>', 'which shop platform').choices(PLATFORMS);

/** Secrets that shop platforms sign their webhooks with: set, listed without showing them, removed. */
export function platformsCommand(targetOptions: () => TargetOptions): Command {
  const platforms = new Command('platforms').description('shop platforms whose webhooks are taken');
  platforms
    .command('set')
    .description('take webhooks signed with a secret; the one before stays in use too')
    .addArgument(platformArgument())
    .requiredOption('--secret-stdin', 'read the secret from standard input')
    .action(async (platform: Platform) => {
      const secret = await readSecret(process.stdin);
      const { target, secrets } = await open(targetOptions());
      const isNew = await secrets.set(platform, secret, Math.floor(Date.now() / 1000));
      if (isNew)
        await noteByHand(target, {
          action: 'platform_secret_set',
          subject: `platform:${platform}`,
          details: {},
        });
      console.log(
        isNew
          ? `Webhooks of ${PLATFORM_NAMES[platform]} are taken with this secret from now on. Address: POST /v1/platforms/${platform}/webhooks`
          : `This is the newest secret of ${PLATFORM_NAMES[platform]} already; nothing changed.`,
      );
    });
  platforms
    .command('list')
    .description('connected platforms, without their secrets')
    .action(async () => {
      const { secrets } = await open(targetOptions());
      const found = await Promise.all(PLATFORMS.map((platform) => secrets.status(platform)));
      const rows = found.flatMap((status) => (status === null ? [] : [rowOf(status)]));
      console.log(rows.length === 0 ? 'No platform is connected.' : rowsTable(rows));
    });
  platforms
    .command('remove')
    .description('take no more webhooks of a platform, or none signed with its previous secret')
    .addArgument(platformArgument())
    .option('--previous', 'only the secret before the newest, once the platform has changed over')
    .action(async (platform: Platform, { previous }: { previous?: true }) => {
      const { target, secrets } = await open(targetOptions());
      const isFound = previous ? await secrets.removePrevious(platform) : await secrets.remove(platform);
      const what = previous ? 'previous secret' : 'secret';
      if (!isFound) throw new Error(`${PLATFORM_NAMES[platform]} has no ${what}; see "platforms list".`);
      await noteByHand(target, {
        action: 'platform_secret_removed',
        subject: `platform:${platform}`,
        details: { onlyPrevious: previous === true },
      });
      console.log(`The ${what} of ${PLATFORM_NAMES[platform]} is removed.`);
    });
  platforms
    .command('retry')
    .description('record the orders that the program had refused and that were set aside')
    .action(async () => {
      const target = await findTarget(targetOptions());
      const stay = await retryOrders(target, (line) => console.log(line));
      await noteByHand(target, {
        action: 'orders_retried',
        subject: 'orders_set_aside',
        details: { stayed: stay },
      });
      console.log(
        stay === 0
          ? `${target.name}: no order is set aside any more.`
          : `${target.name}: set aside still: ${stay}. Mend the cause and run this again, or "platforms forget" them.`,
      );
      if (stay > 0) process.exitCode = 1;
    });
  platforms
    .command('forget')
    .description('an order that was set aside and is never to be recorded')
    .argument('<order>', 'its id, as "platforms retry" names it')
    .action(async (orderId: string) => {
      const { rewardsTable, auditTable } = await findTarget(targetOptions());
      const orders = setAsideOrders(dynamoDbClient(), rewardsTable);
      const noting = notingAudit(auditTable)(
        byHand({ action: 'order_forgotten', subject: `order:${orderId}`, details: {} }),
      );
      const doing = `forgetting order ${orderId}`;
      if (!(await untilCommitted(() => orders.forget(orderId, noting), doing)))
        throw new Error(`No order ${orderId} is set aside; see "platforms retry".`);
      console.log(`The order ${orderId} is forgotten.`);
    });
  return platforms;
}

function rowOf({
  platform,
  changedAt,
  hasPrevious,
}: {
  platform: string;
  changedAt: number;
  hasPrevious: boolean;
}) {
  return {
    platform,
    'secret since': new Date(changedAt * 1000).toISOString().slice(0, 10),
    'previous secret': hasPrevious ? 'in use too' : 'none',
  };
}
