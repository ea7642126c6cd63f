import { decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';

/** The public keys that an issuer signs with, by the header of a token. */
export type IssuerKeys = JWTVerifyGetKey;

/** What a token says of somebody. */
export type PersonClaims = JWTPayload & { readonly sub: string };

/** Whom the tokens must be from and for. */
export interface TokenTerms {
  /** As the issuer writes itself, to the letter. */
  readonly issuer: string;
  /** The console, as the issuer knows it. */
  readonly clientId: string;
}

/**
 * Signatures by a key pair, and nothing else: with a shared secret, whoever can verify could also sign, and what an issuer
 * publishes as its key must never be taken for one.
 */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
/** Clocks of issuers and of functions differ by seconds. */
const CLOCK_TOLERANCE_SECONDS = 30;

/** Whether a token says that it is from this issuer; unverified, and so a reason to verify it and for nothing else. */
export function isFromIssuer(token: string, { issuer }: Pick<TokenTerms, 'issuer'>): boolean {
  try {
    return decodeJwt(token).iss === issuer;
  } catch {
    return false;
  }
}

/**
 * The claims of an ID token (OpenID Connect Core 1.0, 3.1.3.7) of this issuer for this client; null when it is anything else:
 * forged, expired, not for us, or another kind of token of the same issuer.
 *
 * @param keys the issuer's; what they throw beside errors of `jose` about the token is thrown on
 */
export async function verifyPersonToken(
  token: string,
  keys: IssuerKeys,
  { issuer, clientId }: TokenTerms,
): Promise<PersonClaims | null> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      algorithms: ALGORITHMS,
      issuer,
      audience: clientId,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      requiredClaims: ['sub', 'exp', 'iat'],
    });
    const { sub } = payload;
    if (sub === undefined || sub === '' || !isIdToken(payload, protectedHeader.typ, clientId)) return null;
    return { ...payload, sub };
  } catch (error) {
    if (saysSomethingOfTheToken(error)) return null;
    throw error;
  }
}

/** Access and logout tokens of some issuers have our client as their audience too, and say by a type what they are. */
function isIdToken(payload: JWTPayload, type: string | undefined, clientId: string): boolean {
  const { azp, token_use: use, events } = payload as JWTPayload & Readonly<Record<string, unknown>>;
  return (
    (type === undefined || type.toUpperCase() === 'JWT') &&
    (azp === undefined || azp === clientId) &&
    (use === undefined || use === 'id') &&
    events === undefined
  );
}

/** That a token is not right, rather than that the issuer's keys cannot be had. */
const saysSomethingOfTheToken = (error: unknown): boolean =>
  error instanceof errors.JOSEError &&
  !(error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) &&
  // What `jose` throws where an address answers with something else than keys has no class of its own.
  error.code !== 'ERR_JOSE_GENERIC';
