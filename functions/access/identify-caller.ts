import { signerIdOf, verifyMemberToken } from '../../shared/access/member-token.ts';
import type { Caller } from '../../shared/contracts/access.ts';
import type { CredentialStore } from '../../shared/storage/credential-store.ts';

type Credentials = Pick<CredentialStore, 'verifySecretKey' | 'findApiKey'>;

/** Who presents `Authorization: Bearer <secret key or member token>`; null for anything else, without saying why. */
export async function identifyCaller(
  credentials: Credentials,
  authorization: string | undefined,
): Promise<Caller | null> {
  const presented = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (presented === undefined) return null;
  return presented.startsWith('prn_')
    ? bySecretKey(credentials, presented)
    : byMemberToken(credentials, presented);
}

async function bySecretKey(credentials: Credentials, secretKey: string): Promise<Caller | null> {
  const key = await credentials.verifySecretKey(secretKey);
  return key === null ? null : { kind: 'secret_key', keyId: key.keyId, scopes: key.scopes.join(' ') };
}

async function byMemberToken(credentials: Credentials, token: string): Promise<Caller | null> {
  const keyId = signerIdOf(token);
  const signer = keyId === null ? null : await credentials.findApiKey(keyId);
  const memberId = signer === null ? null : await verifyMemberToken(token, signer);
  return signer === null || memberId === null
    ? null
    : { kind: 'member_token', keyId: signer.keyId, memberId };
}
