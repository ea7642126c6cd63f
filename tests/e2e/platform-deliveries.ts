import { createHmac, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Platform } from '../../shared/platforms/intent.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { platformSecretStore } from '../../shared/storage/platform-secret-store.ts';
import { topicOf } from '../platforms/recorded.ts';
import { call, type Reply, target } from './target.ts';

const SECRET = 'hush-0123456789abcdef';

/** Registers the secret that deliveries of this suite are signed with. Only a stack of our own can be told so. */
export async function connectPlatforms(): Promise<void> {
  Object.assign(process.env, target.local?.environment);
  const store = platformSecretStore(dynamoDbClient(), target.local?.outputs['CredentialTable'] ?? '');
  for (const platform of ['shopify', 'woocommerce']) await store.set(platform, SECRET, 1_800_000_000);
}

/** New ids in the place of the recorded ones, so that the suite can be run again on one stage; longer than 2^53, as text. */
export const digits = () => `7${randomInt(2 ** 47)}${randomInt(10 ** 4)}`.padEnd(19, '1').slice(0, 19);

/** A recorded payload with other texts in the place of some of its own. */
export function recorded(
  platform: Platform,
  name: string,
  changes: Readonly<Record<string, string>>,
): string {
  const text = readFileSync(
    new URL(`../platforms/payloads/${platform}/${name}.json`, import.meta.url),
    'utf8',
  );
  return Object.entries(changes).reduce((all, [from, to]) => all.replaceAll(from, to), text);
}

const HEADERS = {
  shopify: { topic: 'x-shopify-topic', signature: 'x-shopify-hmac-sha256' },
  woocommerce: { topic: 'x-wc-webhook-topic', signature: 'x-wc-webhook-signature' },
};

/** Posts a body as the platform would, signed. */
export function deliver(platform: Platform, topic: string, body: string, secret = SECRET): Promise<Reply> {
  const names = HEADERS[platform];
  const signature = createHmac('sha256', secret).update(body).digest('base64');
  return call('POST', `/v1/platforms/${platform}/webhooks`, {
    bearer: null,
    body,
    headers: { [names.topic]: topic, [names.signature]: signature },
  });
}

/** Delivers what was recorded under a name, which says its topic. */
export const tell = (
  platform: Platform,
  name: string,
  changes: Readonly<Record<string, string>>,
): Promise<Reply> => deliver(platform, topicOf(platform, name), recorded(platform, name, changes));

export const outcomes = ({ status, body }: Reply) => [
  status,
  ...body.deeds.map(({ outcome }: { outcome: string }) => outcome),
];

export const standing = async (orderId: string) => (await call('GET', `/v1/orders/${orderId}`)).body;
