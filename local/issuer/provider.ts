import type { JWK } from 'jose';
import Provider, { type Adapter, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { failedPage, PAGE_POLICY, signedOutPage, signOutPage } from './issuer-pages.ts';
import { issuerSecrets } from './issuer-secrets.ts';
import { personNamed } from './people.ts';

/** The console, as the template registers it. */
export interface ConsoleClient {
  readonly clientId: string;
  /** Where people are sent back to. */
  readonly redirectUris: readonly string[];
}

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 60 * MINUTE_SECONDS;
/** As those of the pool; see infra/sign-in.ts. */
const TOKEN_SECONDS = 15 * MINUTE_SECONDS;
const DAY_OF_WORK_SECONDS = 12 * HOUR_SECONDS;
const SCOPES = 'openid profile email';

/** An OpenID Connect issuer that does what a Cognito user pool does for the console, for people who exist here alone. */
export async function createProvider(
  issuer: string,
  client: ConsoleClient,
  adapters: (kind: string) => Adapter,
): Promise<Provider> {
  const { signingKey, cookieKey } = await issuerSecrets(adapters('Secrets'));
  return new Provider(issuer, {
    adapter: adapters,
    clients: [registration(client)],
    jwks: { keys: [signingKey as JWK & { kty: 'RSA' }] },
    cookies: {
      keys: [cookieKey],
      names: {
        session: 'perennial_issuer',
        interaction: 'perennial_issuer_asks',
        resume: 'perennial_issuer_back',
      },
    },
    scopes: SCOPES.split(' '),
    // As Cognito does: who somebody is stands in the ID token, and needs no further question.
    claims: { openid: ['sub', 'cognito:groups'], profile: ['name'], email: ['email'] },
    conformIdTokenClaims: false,
    issueRefreshToken: async (_, asking) => asking.grantTypeAllowed('refresh_token'),
    clientBasedCORS: () => true,
    interactions: { url: (_, { uid }) => `${new URL(issuer).pathname}/sign-in/${uid}` },
    findAccount: (_, personId) => accountOf(personId),
    loadExistingGrant,
    renderError: (ctx, { error_description: detail, error }) => {
      answerPage(ctx, failedPage(detail ?? error));
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => answerPage(ctx, signOutPage(form)),
        postLogoutSuccessSource: (ctx) => answerPage(ctx, signedOutPage()),
      },
    },
    ttl: {
      AccessToken: TOKEN_SECONDS,
      IdToken: TOKEN_SECONDS,
      AuthorizationCode: MINUTE_SECONDS,
      Interaction: HOUR_SECONDS,
      RefreshToken: DAY_OF_WORK_SECONDS,
      Session: DAY_OF_WORK_SECONDS,
      Grant: DAY_OF_WORK_SECONDS,
    },
  });
}

const registration = ({ clientId, redirectUris }: ConsoleClient) => ({
  client_id: clientId,
  token_endpoint_auth_method: 'none' as const,
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code' as const],
  redirect_uris: [...redirectUris],
  post_logout_redirect_uris: [...redirectUris],
});

function accountOf(personId: string) {
  const person = personNamed(personId);
  if (person === undefined) return undefined;
  const { name, email, role } = person;
  return {
    accountId: personId,
    claims: () => ({ sub: personId, name, email, 'cognito:groups': [role] }),
  };
}

/** Nobody is asked whether the console may know who they are: it is the shop's own. */
const loadExistingGrant: NonNullable<Configuration['loadExistingGrant']> = async ({ oidc }) => {
  const { provider, client, session } = oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const known = session.grantIdFor(client.clientId);
  const kept = known === undefined ? undefined : await provider.Grant.find(known);
  if (kept !== undefined) return kept;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(SCOPES);
  await grant.save();
  return grant;
};

function answerPage(ctx: KoaContextWithOIDC, page: string): void {
  ctx.type = 'html';
  ctx.set('content-security-policy', PAGE_POLICY);
  ctx.body = page;
}
