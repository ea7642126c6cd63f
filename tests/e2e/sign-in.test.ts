import { describe, expect, test } from 'vitest';
import { LOCAL_PEOPLE } from '../../local/issuer/people.ts';
import { SCOPES_OF_ROLE, scopesOfRoles } from '../../shared/contracts/access.ts';
import { OPERATIONS } from '../../shared/contracts/operations/catalogue.ts';
import { askForTokens } from '../local/issuer-flow.ts';
import { idTokenOf, signIn } from './signing-in.ts';
import { call, target } from './target.ts';

/** People sign in with the issuer of a stack on this machine; one that is deployed has people with passwords. */
describe.skipIf(target.local === null)('signing in', () => {
  test.each(LOCAL_PEOPLE)('as $name, by code and proof key', async ({ personId, name, role }) => {
    const { page, html, back, state, redeem } = await signIn(personId);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(html).toContain('This page exists on this machine only.');
    expect(back.href.split('?')[0]).toBe(`${target.url}/console/`);
    expect(back.searchParams.get('state')).toBe(state);
    const { status, body } = await redeem(back.searchParams.get('code'));
    expect([status, Object.keys(body)]).toEqual([200, expect.arrayContaining(['id_token', 'refresh_token'])]);
    const session = await call('GET', '/v1/session', { bearer: body.id_token });
    expect(session).toMatchObject({
      status: 200,
      body: { kind: 'person', personId, name, roles: [role], scopes: scopesOfRoles([role]) },
    });
  });

  test('is renewed without asking again, and ended', async () => {
    const { back, redeem, clientId, token_endpoint, end_session_endpoint, go } = await signIn('local-admin');
    const { refresh_token, id_token } = (await redeem(back.searchParams.get('code'))).body;
    const renewal = { grant_type: 'refresh_token', refresh_token, client_id: clientId };
    const renewed = await askForTokens(token_endpoint, renewal);
    expect(renewed.status).toBe(200);
    const { status } = await call('GET', '/v1/session', { bearer: renewed.body.id_token });
    expect(status).toBe(200);
    const ending = new URLSearchParams({
      id_token_hint: id_token,
      post_logout_redirect_uri: `${target.url}/console/`,
      // As Cognito wants to be told; the console tells every issuer both.
      client_id: clientId,
      logout_uri: `${target.url}/console/`,
    });
    const asked = await (await go(`${end_session_endpoint}?${ending}`)).text();
    const [, action = ''] = /action="([^"]+)"/.exec(asked) ?? [];
    const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(asked) ?? [];
    const ended = await go(action, new URLSearchParams({ xsrf, logout: 'yes' }));
    expect([ended.status, ended.headers.get('location')]).toEqual([303, `${target.url}/console/`]);
    const after = { ...renewal, refresh_token: renewed.body.refresh_token };
    expect((await askForTokens(token_endpoint, after)).body.error).toBe('invalid_grant');
  });

  test('fails with another proof key, or with a code that was used', async () => {
    const { back, redeem } = await signIn('local-support');
    const code = back.searchParams.get('code');
    expect((await redeem(code, 'x'.repeat(43))).body.error).toBe('invalid_grant');
    expect((await redeem(code)).status).toBe(200);
    expect((await redeem(code)).body.error).toBe('invalid_grant');
  });

  test('takes nobody who is not there', async () => {
    const { choosing, go } = await signIn('local-support');
    const response = await go(choosing.href, new URLSearchParams({ person: 'local-nobody' }));
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
  });

  test('gives no access token that the API would take', async () => {
    const { back, redeem } = await signIn('local-admin');
    const { access_token } = (await redeem(back.searchParams.get('code'))).body;
    expect((await call('GET', '/v1/session', { bearer: access_token })).status).toBe(403);
  });
});

describe('a session', () => {
  test('tells a key what it is', async () => {
    const { status, body } = await call('GET', '/v1/session');
    expect([status, body.kind, target.key]).toEqual([200, 'secret_key', expect.stringContaining(body.keyId)]);
  });
});

describe.skipIf(target.local === null)('people', () => {
  test.each(LOCAL_PEOPLE)(
    'may do what the role $role may, and are refused the rest',
    async ({ personId, role }) => {
      const bearer = await idTokenOf(personId);
      const reading = OPERATIONS.filter(
        ({ method, path, scope }) =>
          method === 'GET' && scope !== 'public' && scope !== 'any' && !path.includes('{'),
      );
      for (const { id, path, scope } of reading) {
        const { status, body } = await call('GET', path, { bearer });
        const mayRead = (SCOPES_OF_ROLE[role] as readonly string[]).includes(scope);
        expect([id, status === 403, body.code]).toEqual([
          id,
          !mayRead,
          mayRead ? body.code : 'SCOPE_MISSING',
        ]);
      }
    },
  );
});
