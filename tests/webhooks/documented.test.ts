import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { newSecret, signedHeaders } from '../../shared/webhooks/secret.ts';

const page = readFileSync(new URL('../../docs/webhooks.md', import.meta.url), 'utf8');

/** The lines of docs/webhooks.md that verify without a library, as a receiver would paste them. */
async function documentedVerifier() {
  const [, code] = /```js\n(import \{ createHmac[\s\S]*?)```/.exec(page) ?? [];
  if (code === undefined) throw new Error('docs/webhooks.md shows no verifier without a library');
  const url = `data:text/javascript,${encodeURIComponent(`${code}\nexport { isGenuine };`)}`;
  const { isGenuine } = await import(/* @vite-ignore */ url);
  return isGenuine as (body: string, headers: object, secret: string) => boolean;
}

test('the documented lines take what is genuine, with either secret, and nothing else', async () => {
  const isGenuine = await documentedVerifier();
  const [old, fresh] = [newSecret(), newSecret()];
  const body = '{"name":"Zoë"}';
  const now = Math.floor(Date.now() / 1000);
  const headers = signedHeaders({ messageId: 'evt_1', body }, [fresh, old], now);
  expect([isGenuine(body, headers, old), isGenuine(body, headers, fresh)]).toEqual([true, true]);
  expect(isGenuine(body, headers, newSecret())).toBe(false);
  expect(isGenuine('{"name":"Zoe"}', headers, old)).toBe(false);
  expect(isGenuine(body, { ...headers, 'webhook-id': 'evt_2' }, old)).toBe(false);
  const stale = signedHeaders({ messageId: 'evt_1', body }, [old], now - 3_600);
  expect(isGenuine(body, stale, old)).toBe(false);
});
