import { z } from 'zod';
import type { ResourceCatalog } from '../template/resource-catalog.ts';
import type { ConsoleClient } from './provider.ts';

const clientProperties = z.object({ CallbackURLs: z.array(z.string()) });

/**
 * The console's client of the template's user pool, with the addresses that it has on this machine, by either of its names.
 * @returns undefined for an app that has no user pool
 */
export function readConsoleClient(catalog: ResourceCatalog, gatewayUrl: string): ConsoleClient | undefined {
  const [client] = catalog.ofType('AWS::Cognito::UserPoolClient');
  if (client === undefined) return undefined;
  const { CallbackURLs } = catalog.read(client, clientProperties);
  const { port } = new URL(gatewayUrl);
  const origins = [gatewayUrl, `http://localhost:${port}`];
  return {
    clientId: catalog.names.ref(client.stackName, client.logicalId),
    redirectUris: CallbackURLs.flatMap((url) => origins.map((origin) => origin + pathOf(url))),
  };
}

/** What follows the host, which on this machine is another. */
const pathOf = (url: string): string => url.replace(/^https?:\/\/[^/]*/, '') || '/';
