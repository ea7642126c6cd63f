import { createHash, randomBytes } from 'node:crypto';
import { call, target } from './target.ts';

/** A browser as far as signing in needs one: it keeps cookies by name, and goes where it is sent. */
function browser() {
  const cookies = new Map<string, string>();
  return async (url: string, form?: URLSearchParams): Promise<Response> => {
    const response = await fetch(url, {
      redirect: 'manual',
      ...(form === undefined ? {} : { method: 'POST', body: form }),
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
}

export interface Discovered {
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly end_session_endpoint: string;
  readonly jwks_uri: string;
}

export interface Tokens {
  readonly id_token: string;
  readonly access_token: string;
  readonly refresh_token: string;
}

const redirectUri = () => `${target.url}/console/`;
const whereTo = (response: Response, from: string): URL =>
  new URL(response.headers.get('location') ?? 'no:location', from);

/** What `GET /v1/sign-in` says, and what the issuer says of itself. */
export async function discover() {
  const { body } = await call('GET', '/v1/sign-in', { bearer: null });
  const response = await fetch(`${body.issuer}/.well-known/openid-configuration`);
  return { ...body, ...((await response.json()) as Discovered) } as Discovered & Record<string, string>;
}

/** Signs one of the people of local/issuer/people.ts in, step by step as a page does: authorize, choose, code, tokens. */
export async function signIn(personId: string) {
  const { authorization_endpoint: authorize, clientId = '', scope = '', ...rest } = await discover();
  const go = browser();
  const [verifier, state] = [randomBytes(32).toString('base64url'), randomBytes(8).toString('hex')];
  const asked = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const choosing = whereTo(await go(`${authorize}?${asked}`), authorize);
  const page = await go(choosing.href);
  const html = await page.text();
  const resumed = whereTo(await go(choosing.href, new URLSearchParams({ person: personId })), choosing.href);
  const back = whereTo(await go(resumed.href), resumed.href);
  const redeem = (code: string | null, codeVerifier = verifier) =>
    askForTokens(rest.token_endpoint, {
      grant_type: 'authorization_code',
      code: code ?? '',
      redirect_uri: redirectUri(),
      client_id: clientId,
      code_verifier: codeVerifier,
    });
  return { go, asked, choosing, page, html, back, state, clientId, redeem, ...rest };
}

/** Tokens, or the issuer's own answer that there are none. */
export async function askForTokens(endpoint: string, form: Record<string, string>) {
  const response = await fetch(endpoint, { method: 'POST', body: new URLSearchParams(form) });
  return { status: response.status, body: (await response.json()) as Tokens & { readonly error?: string } };
}

/** The ID token of somebody: what a page sends to the API. */
export async function idTokenOf(personId: string): Promise<string> {
  const { back, redeem } = await signIn(personId);
  return (await redeem(back.searchParams.get('code'))).body.id_token;
}
