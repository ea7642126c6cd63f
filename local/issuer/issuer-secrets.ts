import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What tokens and cookies are signed with. */
export interface IssuerSecrets {
  readonly signingKey: JWK;
  readonly cookieKey: string;
}

const ID = 'secrets';

/** Made at the first sign-in, and kept with the stack's data, so that a restart asks nobody to sign in again. */
export async function issuerSecrets(kept: Adapter): Promise<IssuerSecrets> {
  const found = (await kept.find(ID)) as unknown as { readonly secrets: IssuerSecrets } | undefined;
  if (found !== undefined) return found.secrets;
  // As Cognito signs.
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = randomBytes(8).toString('hex');
  const secrets: IssuerSecrets = {
    signingKey: { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' },
    cookieKey: randomBytes(32).toString('base64url'),
  };
  await kept.upsert(ID, { secrets } as AdapterPayload, 0);
  return secrets;
}
