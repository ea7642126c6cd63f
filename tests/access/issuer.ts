import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export const CLIENT_ID = 'perennial-console';

type Algorithm = 'RS256' | 'PS256' | 'ES256' | 'EdDSA';
type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

export interface TokenTraits {
  readonly alg?: Algorithm;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Signed by a key that is not the issuer's, under the name of one that is. */
  readonly isForged?: boolean;
}

const now = (): number => Math.floor(Date.now() / 1000);

/** An OpenID Connect issuer with real keys, as far as whoever verifies its tokens sees of it. */
export async function startIssuer() {
  const algorithms: readonly Algorithm[] = ['RS256', 'PS256', 'ES256', 'EdDSA'];
  const pairs = async () =>
    new Map<Algorithm, KeyPair>(
      await Promise.all(
        algorithms.map(async (alg) => [alg, await generateKeyPair(alg, { extractable: true })] as const),
      ),
    );
  const [own, foreign] = [await pairs(), await pairs()];
  const answers = { keys: 200, asked: 0, published: [...algorithms] };
  const server = createServer(async (request, response) => {
    const isDiscovery = request.url === '/.well-known/openid-configuration';
    if (!isDiscovery) answers.asked += 1;
    response.writeHead(answers.keys, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isDiscovery ? { issuer, jwks_uri: `${issuer}/keys` } : await keySet()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function keySet() {
    const keys = answers.published.map(async (alg) => {
      const pair = own.get(alg);
      return pair && { ...(await exportJWK(pair.publicKey)), alg, kid: `${alg}-1`, use: 'sig' };
    });
    return { keys: await Promise.all(keys) };
  }

  return {
    issuer,
    /** What it answers with, and how often its keys were asked for. */
    answers,
    rsaPublicKey: () => exportJWK(keyOf(own, 'RS256').publicKey),
    async token({ alg = 'RS256', claims = {}, header = {}, isForged = false }: TokenTraits = {}) {
      const said = { iss: issuer, aud: CLIENT_ID, sub: 'ada', iat: now(), exp: now() + 900, ...claims };
      return new SignJWT(said as JWTPayload)
        .setProtectedHeader({ alg, kid: `${alg}-1`, ...header })
        .sign(keyOf(isForged ? foreign : own, alg).privateKey);
    },
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

function keyOf(pairs: ReadonlyMap<Algorithm, KeyPair>, alg: Algorithm): KeyPair {
  const pair = pairs.get(alg);
  if (pair === undefined) throw new Error(`there is no key for ${alg}`);
  return pair;
}
