import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { createClient } from '../../../client/client.ts';

/** Where the issuer sends somebody back to; registered with it as it stands here. */
export const SIGNED_IN_PATH = '/console/signed-in';

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
    redirect_uri: `${origin}${SIGNED_IN_PATH}`,
    post_logout_redirect_uri: `${origin}/console/`,
    response_type: 'code',
    automaticSilentRenew: true,
    userStore: new WebStorageStateStore({ store: window.sessionStorage }),
  });
}
