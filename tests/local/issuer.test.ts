import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { decodeJwt } from 'jose';
import { afterAll, describe, expect, test } from 'vitest';
import { createIssuer } from '../../local/issuer/issuer.ts';
import { askForTokens, begin, openBrowser, type SignInTerms, signInWith } from './issuer-flow.ts';

const folder = mkdtempSync(join(tmpdir(), 'perennial-issuer-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The issuer on a port, as the gateway serves it. @param port 0: any free one */
async function start(port = 0) {
  const database = new DatabaseSync(join(folder, 'stack.sqlite'));
  const server = createServer((request, response) => {
    // A connection of the issuer before would break off under whoever uses it again.
    response.shouldKeepAlive = false;
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: taken } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${taken}`;
  const terms: SignInTerms = {
    issuer: `${url}/issuer`,
    clientId: 'console',
    scope: 'openid profile email',
    redirectUri: `${url}/console/`,
  };
  const listener = createIssuer(url, { clientId: 'console', redirectUris: [terms.redirectUri] }, database);
  return {
    terms,
    port: taken,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      database.close();
    },
  };
}

describe('the issuer of this machine', () => {
  test('knows whoever was signed in before it was started again', async () => {
    const go = openBrowser();
    const before = await start();
    const { back, redeem, token_endpoint } = await signInWith(before.terms, 'local-analyst', go);
    const { refresh_token, id_token } = (await redeem(back.searchParams.get('code'))).body;
    await before.stop();
    const after = await start(before.port);
    const renewal = { grant_type: 'refresh_token', refresh_token, client_id: 'console' };
    const renewed = await askForTokens(token_endpoint, renewal);
    expect(renewed.status).toBe(200);
    expect(decodeJwt(renewed.body.id_token)).toMatchObject({ sub: decodeJwt(id_token).sub, aud: 'console' });
    // Nor is anybody asked again who comes with the same browser.
    const again = await begin(after.terms);
    const passed = await go(again.address);
    const code = new URL(passed.headers.get('location') ?? '').searchParams.get('code');
    expect((await again.redeem(code)).status).toBe(200);
    await after.stop();
  });

  test('sends nobody to an address that the console does not have', async () => {
    const { terms, stop } = await start();
    const { address } = await begin({ ...terms, redirectUri: 'https://elsewhere.example/console/' });
    const refused = await fetch(address, { redirect: 'manual' });
    expect([refused.status, refused.headers.get('location')]).toEqual([400, null]);
    expect(await refused.text()).toContain('Signing in did not work');
    await stop();
  });

  test('asks for a proof key, and gives codes alone', async () => {
    const { terms, stop } = await start();
    const { address } = await begin(terms);
    const asked = async (change: (query: URLSearchParams) => void) => {
      const url = new URL(address);
      change(url.searchParams);
      const answer = await fetch(url, { redirect: 'manual' });
      return new URL(answer.headers.get('location') ?? 'no:location').searchParams.get('error');
    };
    expect(await asked((query) => query.delete('code_challenge'))).toBe('invalid_request');
    const implicit = await fetch(address.replace('response_type=code', 'response_type=id_token'), {
      redirect: 'manual',
    });
    expect(implicit.headers.get('location') ?? 'error').toContain('error');
    await stop();
  });

  test('shows its pages to nobody who has not begun to sign in, and lets them run nothing', async () => {
    const { terms, stop } = await start();
    const page = await fetch(`${terms.issuer}/sign-in/somebody`, {
      method: 'POST',
      body: 'person=local-admin',
    });
    expect(page.status).toBe(400);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none';/);
    expect(page.headers.getSetCookie()).toEqual([]);
    await stop();
  });
});
