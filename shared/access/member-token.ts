import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import type { EpochSeconds } from '../domain/calendar.ts';

const AUDIENCE = 'perennial';
/** What our keys are named; anything else in a token is not looked up. */
const API_KEY_ID = /^[0-9a-z]{12}$/;
const ALGORITHM = 'HS256';

/** What signs a token: a secret of the key that mints it, so that revoking the key revokes its tokens. */
export interface TokenSigner {
  readonly keyId: string;
  readonly tokenSecret: string;
}

const secretOf = ({ tokenSecret }: TokenSigner) => Buffer.from(tokenSecret, 'base64url');

/** A JWT for one member, good until `expiresAt`. */
export function signMemberToken(
  signer: TokenSigner,
  memberId: string,
  now: EpochSeconds,
  expiresAt: EpochSeconds,
): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: ALGORITHM, kid: signer.keyId })
    .setSubject(memberId)
    .setAudience(AUDIENCE)
    .setIssuedAt(now)
    .setExpirationTime(expiresAt)
    .sign(secretOf(signer));
}

/** The key that a token says it was signed with, unverified; null when it is no token. */
export function signerIdOf(token: string): string | null {
  try {
    const { kid } = decodeProtectedHeader(token);
    return kid !== undefined && API_KEY_ID.test(kid) ? kid : null;
  } catch {
    return null;
  }
}

/** The member a token is for; null when it is forged, expired, or not for us. */
export async function verifyMemberToken(token: string, signer: TokenSigner): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, secretOf(signer), {
      algorithms: [ALGORITHM],
      audience: AUDIENCE,
    });
    return payload.exp === undefined ? null : (payload.sub ?? null);
  } catch {
    return null;
  }
}
