import { randomUUID } from 'node:crypto';
import { Command, InvalidArgumentError } from 'commander';
import { type ApiClient, apiClient } from '../program/api-client.ts';
import { findApi } from '../program/api-target.ts';
import { rowsTable } from '../rows-table.ts';
import type { TargetOptions } from '../target.ts';
import { type DeliveryOptions, deliveriesText, redeliverFailed } from './deliveries.ts';
import { type Delivery, deliveryText, endpointRows, type Registered, registeredText } from './endpoints.ts';

/** As many rows as one page of the API has. */
const MOST_ROWS = 100;

interface CreateOptions {
  readonly types: readonly string[];
  readonly description?: string;
  readonly disabled?: true;
}

/** Where events are posted to, over the HTTP API: whoever has a key with the `webhooks:` scopes can do the same. */
export function webhooksCommand(targetOptions: () => TargetOptions): Command {
  const webhooks = new Command('webhooks').description(
    'endpoints that events are posted to, and what became of it (PERENNIAL_URL and PERENNIAL_KEY, or the local stack)',
  );
  const open = (): ApiClient => apiClient(findApi(targetOptions()));
  addEndpoints(webhooks, open);
  addSecrets(webhooks, open);
  addDeliveries(webhooks, open);
  return webhooks;
}

function addEndpoints(webhooks: Command, open: () => ApiClient): void {
  webhooks
    .command('list')
    .description('all endpoints, and how each is doing')
    .action(async () => {
      const rows = await endpointRows(open());
      console.log(rows.length === 0 ? 'There is no endpoint; see "webhooks create".' : rowsTable(rows));
    });
  webhooks
    .command('create')
    .description('register an endpoint; its secret is shown this once')
    .argument('<url>', 'an HTTPS address on the public internet')
    .option('--types <list>', 'comma-separated types of docs/events.md (default: all)', listOf, ['*'])
    .option('--description <text>', 'what it is for')
    .option('--disabled', 'to be switched on later')
    .action(async (url: string, { types, description, disabled }: CreateOptions) => {
      const body = {
        url,
        types,
        enabled: disabled !== true,
        ...(description === undefined ? {} : { description }),
      };
      const registered = await open().call<Registered>('POST', '/v1/webhook-endpoints', once({ body }));
      console.log(registeredText(`Endpoint ${registered.endpointId} is registered.`, registered));
    });
  for (const enabled of [true, false])
    webhooks
      .command(enabled ? 'enable' : 'disable')
      .description(
        enabled
          ? 'switch an endpoint on, forget its failures, and send what waits for it'
          : 'switch an endpoint off; events are not kept for it',
      )
      .argument('<endpointId>')
      .action(async (endpointId: string) => {
        await open().call('PATCH', pathOf(endpointId), { body: { enabled } });
        console.log(`Endpoint ${endpointId} is ${enabled ? 'on' : 'off'}.`);
      });
  webhooks
    .command('delete')
    .description('remove an endpoint with its secrets')
    .argument('<endpointId>')
    .action(async (endpointId: string) => {
      const api = open();
      // A removal is answered alike whether there was one or not; people want to know of a slip of the pen.
      await api.call('GET', pathOf(endpointId));
      await api.call('DELETE', pathOf(endpointId));
      console.log(`Endpoint ${endpointId} is removed; nothing is sent to it any more.`);
    });
}

function addSecrets(webhooks: Command, open: () => ApiClient): void {
  webhooks
    .command('rotate')
    .description('a new secret, shown this once; those before sign too for a while')
    .argument('<endpointId>')
    .option('--overlap-hours <hours>', '0: somebody knows the old one who should not', wholeNumber(168), 24)
    .action(async (endpointId: string, { overlapHours }: { readonly overlapHours: number }) => {
      const path = `${pathOf(endpointId)}/secrets`;
      const rotated = await open().call<Registered>('POST', path, once({ body: { overlapHours } }));
      const until = rotated.overlapUntil;
      const old =
        until === null
          ? 'The old secrets are not used any more.'
          : `Deliveries are signed with the old secrets too until ${until}.`;
      console.log(registeredText(`Endpoint ${endpointId} has a new secret. ${old}`, rotated));
    });
}

function addDeliveries(webhooks: Command, open: () => ApiClient): void {
  webhooks
    .command('ping')
    .description('send a message of type webhook.ping, and wait for what comes of it')
    .argument('<endpointId>')
    .action(async (endpointId: string) => {
      const api = open();
      const sent = await api.call<Delivery>('POST', `${pathOf(endpointId)}/test`, once({}));
      const { text, isDelivered } = await deliveryText(api, sent);
      console.log(text);
      if (!isDelivered) process.exitCode = 1;
    });
  webhooks
    .command('deliveries')
    .description('what was sent to an endpoint in the last 30 days, the newest event first')
    .argument('<endpointId>')
    .option('--failed', 'only what was given up')
    .option('--limit <rows>', 'how many', wholeNumber(MOST_ROWS), 25)
    .action(async (endpointId: string, options: DeliveryOptions) =>
      console.log(await deliveriesText(open(), endpointId, options)),
    );
  webhooks
    .command('redeliver')
    .description('send a delivery again; or, for an endpoint, all that was given up')
    .argument('<id>', 'of a delivery (dlv_…) or of an endpoint (whe_…)')
    .action(async (id: string) => {
      const api = open();
      if (id.startsWith('whe_')) return console.log(await redeliverFailed(api, id));
      await api.call('POST', `/v1/webhook-deliveries/${encodeURIComponent(id)}/redeliveries`, once({}));
      console.log(`Delivery ${id} is on its way again.`);
    });
}

const pathOf = (endpointId: string): string => `/v1/webhook-endpoints/${encodeURIComponent(endpointId)}`;

/** What was not answered is sent again by the client, and takes effect once. */
const once = <R extends object>(request: R) => ({ ...request, headers: { 'idempotency-key': randomUUID() } });

const listOf = (text: string): readonly string[] => text.split(',').map((type) => type.trim());

function wholeNumber(most: number) {
  return (text: string): number => {
    if (/^\d{1,4}$/.test(text) && Number(text) <= most) return Number(text);
    throw new InvalidArgumentError(`It must be a whole number from 0 to ${most}.`);
  };
}
