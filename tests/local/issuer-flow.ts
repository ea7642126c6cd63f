import { createHash, randomBytes } from 'node:crypto';

/** What a page knows before it signs anybody in. */
export interface SignInTerms {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  readonly redirectUri: string;
}

interface Discovered {
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly end_session_endpoint: string;
}

export interface Tokens {
  readonly id_token: string;
  readonly access_token: string;
  readonly refresh_token: string;
}

export type Browser = ReturnType<typeof openBrowser>;

/** A browser as far as signing in needs one: it keeps cookies by name, and goes where it is sent. */
export function openBrowser() {
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

const whereTo = (response: Response, from: string): URL =>
  new URL(response.headers.get('location') ?? 'no:location', from);

/** Tokens, or the issuer's own answer that there are none. */
export async function askForTokens(endpoint: string, form: Record<string, string>) {
  const response = await fetch(endpoint, { method: 'POST', body: new URLSearchParams(form) });
  return { status: response.status, body: (await response.json()) as Tokens & { readonly error?: string } };
}

/** The issuer's addresses, and what the console asks it for, with a new proof key. */
export async function begin({ issuer, clientId, scope, redirectUri }: SignInTerms) {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`);
  const found = (await response.json()) as Discovered;
  const [verifier, state] = [randomBytes(32).toString('base64url'), randomBytes(8).toString('hex')];
  const asked = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const redeem = (code: string | null, codeVerifier = verifier) =>
    askForTokens(found.token_endpoint, {
      grant_type: 'authorization_code',
      code: code ?? '',
      redirect_uri: redirectUri,
      client_id: clientId,
      code_verifier: codeVerifier,
    });
  return { ...found, clientId, state, redeem, address: `${found.authorization_endpoint}?${asked}` };
}

/** Signs somebody in, step by step as a page does: authorize, choose, code; `redeem` then asks for tokens. */
export async function signInWith(terms: SignInTerms, personId: string, go: Browser = openBrowser()) {
  const begun = await begin(terms);
  const choosing = whereTo(await go(begun.address), begun.address);
  const page = await go(choosing.href);
  const html = await page.text();
  const resumed = whereTo(await go(choosing.href, new URLSearchParams({ person: personId })), choosing.href);
  const back = whereTo(await go(resumed.href), resumed.href);
  return { ...begun, go, choosing, page, html, back };
}
