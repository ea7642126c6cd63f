import { signerIdOf, verifyMemberToken } from '../../shared/access/member-token.ts';
import {
  type IssuerKeys,
  isFromIssuer,
  type TokenTerms,
  verifyPersonToken,
} from '../../shared/access/person-token.ts';
import type { Caller } from '../../shared/contracts/access.ts';
import type { CredentialStore } from '../../shared/storage/credential-store.ts';
import { personOf } from './person-of.ts';

type Credentials = Pick<CredentialStore, 'verifySecretKey' | 'findApiKey'>;

/** Who signs people in. */
export interface SignIn extends TokenTerms {
  readonly rolesClaim: string;
  readonly keys: IssuerKeys;
}

/**
 * Who presents `Authorization: Bearer <secret key, member token or ID token>`; null for anything else, without saying why.
 *
 * The three cannot be taken for each other: a secret key has a form of its own; a token that names the issuer is verified with
 * the issuer's public keys alone, and any other with the secret of one of our keys alone.
 *
 * @param signIn null: nobody signs in here
 * @throws Error where the issuer cannot be asked for its keys, which says nothing about the token
 */
export async function identifyCaller(
  credentials: Credentials,
  signIn: SignIn | null,
  authorization: string | undefined,
): Promise<Caller | null> {
  const presented = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (presented === undefined) return null;
  if (presented.startsWith('prn_')) return bySecretKey(credentials, presented);
  return signIn !== null && isFromIssuer(presented, signIn)
    ? byPersonToken(signIn, presented)
    : byMemberToken(credentials, presented);
}

async function bySecretKey(credentials: Credentials, secretKey: string): Promise<Caller | null> {
  const key = await credentials.verifySecretKey(secretKey);
  if (key === null) return null;
  const { keyId, name, scopes } = key;
  return { kind: 'secret_key', keyId, name, scopes: scopes.join(' ') };
}

async function byPersonToken(signIn: SignIn, token: string): Promise<Caller | null> {
  const claims = await verifyPersonToken(token, signIn.keys, signIn);
  return claims === null ? null : personOf(claims, signIn.rolesClaim);
}

async function byMemberToken(credentials: Credentials, token: string): Promise<Caller | null> {
  const keyId = signerIdOf(token);
  const signer = keyId === null ? null : await credentials.findApiKey(keyId);
  const memberId = signer === null ? null : await verifyMemberToken(token, signer);
  return signer === null || memberId === null
    ? null
    : { kind: 'member_token', keyId: signer.keyId, memberId };
}
