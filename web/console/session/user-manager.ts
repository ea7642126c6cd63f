import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { createClient } from '../../../client/client.ts';

/** Where the issuer sends somebody back to; registered with it as it stands here. */
const CONSOLE_PATH = '/console/';

/** Whether the issuer has just sent somebody back to this address: with a code, or with what went wrong. */
export function isBackFromIssuer({ pathname, search }: Pick<Location, 'pathname' | 'search'>): boolean {
  const told = new URLSearchParams(search);
  return pathname === CONSOLE_PATH && told.has('state') && (told.has('code') || told.has('error'));
}

/**
 * What signs people in, by the authorization code flow with PKCE at the issuer that the API names. Tokens are kept for the tab
 * alone: closing it signs out of the console, though not of the issuer.
 * @throws ProblemError when the stack has no issuer
 */
export async function newUserManager(): Promise<UserManager> {
  const { origin } = window.location;
  const { issuer, clientId, scope } = await createClient({ baseUrl: origin }).readSignIn({});
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    scope,
    redirect_uri: `${origin}${CONSOLE_PATH}`,
    post_logout_redirect_uri: `${origin}${CONSOLE_PATH}`,
    response_type: 'code',
    automaticSilentRenew: true,
    userStore: new WebStorageStateStore({ store: window.sessionStorage }),
  });
}
