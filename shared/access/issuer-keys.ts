import { createRemoteJWKSet, type RemoteJWKSet } from 'jose';
import type { IssuerKeys } from './person-token.ts';

/** API Gateway waits for the authorizer for ten seconds: twice this, for the document and the keys, is within. */
const TIMEOUT_MS = 3_000;

/**
 * The keys that an OpenID Connect issuer signs with, found by its discovery document. Asked for at the first token, and kept
 * for all invocations of a container: the document for as long as it lives, the keys for ten minutes, and a token that
 * names a key that there was not yet makes them be read again, twice a minute at most.
 *
 * @returns keys that throw an Error naming the issuer where it does not answer; the next token asks again
 */
export function issuerKeys(issuer: string): IssuerKeys {
  let keys: Promise<RemoteJWKSet> | undefined;
  return async (header, token) => {
    keys ??= discover(issuer).catch((error: unknown) => {
      keys = undefined;
      throw new Error(`the issuer ${issuer} cannot be reached`, { cause: error });
    });
    return (await keys)(header, token);
  };
}

async function discover(issuer: string): Promise<RemoteJWKSet> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
    redirect: 'error',
  });
  if (!response.ok) throw new Error(`its discovery document is answered with ${response.status}`);
  const document = (await response.json()) as { readonly issuer?: unknown; readonly jwks_uri?: unknown };
  if (document.issuer !== issuer)
    throw new Error(`its discovery document is of ${String(document.issuer)}; name the issuer exactly so`);
  if (typeof document.jwks_uri !== 'string') throw new Error('its discovery document names no jwks_uri');
  return createRemoteJWKSet(new URL(document.jwks_uri), { timeoutDuration: TIMEOUT_MS });
}
