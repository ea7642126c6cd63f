import fc from 'fast-check';
import { SignJWT } from 'jose';
import { afterAll, describe, expect, test } from 'vitest';
import { identifyCaller } from '../../functions/access/identify-caller.ts';
import { issuerKeys } from '../../shared/access/issuer-keys.ts';
import { signMemberToken } from '../../shared/access/member-token.ts';
import { ROLES, type Role, SCOPES, type Scope, scopesOfRoles } from '../../shared/contracts/access.ts';
import { credentialStore } from '../../shared/storage/credential-store.ts';
import { check, runs, SEED } from '../law-runs.ts';
import { startTable } from '../storage/started-table.ts';
import { CLIENT_ID, startIssuer, type TokenTraits } from './issuer.ts';

const [table, issuer, stranger] = await Promise.all([
  startTable('Credentials', 0, false),
  startIssuer(),
  startIssuer(),
]);
afterAll(() => Promise.all([table.close(), issuer.close(), stranger.close()]));

const now = Math.floor(Date.now() / 1000);
const credentials = credentialStore(table.client, table.name);
const { keyId, secretKey } = await credentials.createApiKey('checkout', ['orders:read'], now);
const signer = await credentials.findApiKey(keyId);
if (signer === null) throw new Error('a key that was just made is not there');
const memberId = `mbr_${'0'.repeat(20)}`;
const memberToken = await signMemberToken(signer, memberId, now, now + 900);

const rolesClaim = 'cognito:groups';
const signIn = { issuer: issuer.issuer, clientId: CLIENT_ID, rolesClaim, keys: issuerKeys(issuer.issuer) };
const identify = (token: string, by: typeof signIn | null = signIn) =>
  identifyCaller(credentials, by, `Bearer ${token}`);
const person = { claims: { name: 'Ada', [rolesClaim]: ['admin'] } };

describe('callers', () => {
  test('are told apart, and each is what they are', async () => {
    expect(await identify(secretKey)).toEqual({
      kind: 'secret_key',
      keyId,
      name: 'checkout',
      scopes: 'orders:read',
    });
    expect(await identify(memberToken)).toEqual({ kind: 'member_token', keyId, memberId });
    expect(await identify(await issuer.token(person))).toEqual({
      kind: 'person',
      personId: 'ada',
      name: 'Ada',
      roles: 'admin',
      scopes: scopesOfRoles(['admin']).join(' '),
    });
  });

  test('are known without an issuer, but for people', async () => {
    expect(await identify(secretKey, null)).toMatchObject({ kind: 'secret_key' });
    expect(await identify(memberToken, null)).toMatchObject({ kind: 'member_token' });
    expect(await identify(await issuer.token(person), null)).toBeNull();
  });

  test('are known while the issuer is away, but for people, of whom nothing is said', async () => {
    const away = { ...signIn, issuer: 'http://127.0.0.1:9', keys: issuerKeys('http://127.0.0.1:9') };
    expect(await identify(secretKey, away)).toMatchObject({ kind: 'secret_key' });
    expect(await identify(memberToken, away)).toMatchObject({ kind: 'member_token' });
    const token = await issuer.token({ claims: { iss: away.issuer } });
    await expect(identify(token, away)).rejects.toThrow('the issuer http://127.0.0.1:9 cannot be reached');
  });
});

describe('the token of a person', () => {
  test.each(['RS256', 'PS256', 'ES256', 'EdDSA'] as const)('is taken with %s', async (alg) => {
    expect(await identify(await issuer.token({ ...person, alg }))).toMatchObject({ kind: 'person' });
  });

  test.each<[string, TokenTraits]>([
    ['forged', { isForged: true }],
    ['of another client', { claims: { aud: 'another' } }],
    ['of no client', { claims: { aud: undefined } }],
    ['for another client that we are told of, too', { claims: { aud: [CLIENT_ID, 'b'], azp: 'b' } }],
    ['expired', { claims: { exp: now - 31 } }],
    ['without an end', { claims: { exp: undefined } }],
    ['not good yet', { claims: { nbf: now + 300 } }],
    ['of nobody', { claims: { sub: undefined } }],
    ['of a nameless', { claims: { sub: '' } }],
    ['for using, and not for telling who', { header: { typ: 'at+jwt' } }],
    ['for using, as Cognito writes it', { claims: { token_use: 'access' } }],
    ['for signing out', { claims: { events: { 'http://schemas.openid.net/event/backchannel-logout': {} } } }],
    ['under a key that there is not', { header: { kid: 'no-such-key' } }],
  ])('is not taken where it is %s', async (_, traits) => {
    expect(
      await identify(
        await issuer.token({ ...person, ...traits, claims: { ...person.claims, ...traits.claims } }),
      ),
    ).toBeNull();
  });

  test('is not taken of another issuer, whatever it says', async () => {
    expect(await identify(await stranger.token(person))).toBeNull();
    const claims = { ...person.claims, iss: issuer.issuer };
    expect(await identify(await stranger.token({ claims }))).toBeNull();
  });

  test('is taken a moment after its end, because clocks differ', async () => {
    expect(await identify(await issuer.token({ claims: { exp: now - 5 } }))).toMatchObject({
      kind: 'person',
    });
  });

  test('is not taken unsigned, nor signed with what everybody may read', async () => {
    const claims = { iss: issuer.issuer, aud: CLIENT_ID, sub: 'ada', iat: now, exp: now + 900 };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const alg of ['none', 'None', 'NONE', ''])
      expect(await identify(`${part({ alg })}.${part(claims)}.`)).toBeNull();
    const published = await issuer.rsaPublicKey();
    for (const secret of [JSON.stringify(published), published.n ?? '']) {
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: 'RS256-1' })
        .sign(new TextEncoder().encode(secret));
      expect(await identify(token)).toBeNull();
    }
  });

  test("is no member's, and a member's is no person's", async () => {
    const claims = { iss: issuer.issuer, aud: CLIENT_ID, [rolesClaim]: ['admin'] };
    // Whoever has a secret of ours signs for members, and cannot sign for people.
    const asPerson = await new SignJWT({ ...claims, sub: memberId })
      .setProtectedHeader({ alg: 'HS256', kid: keyId })
      .setExpirationTime('15m')
      .setIssuedAt()
      .sign(Buffer.from(signer.tokenSecret, 'base64url'));
    expect(await identify(asPerson)).toBeNull();
    // Whom the issuer signs in is nobody's member, whatever the token says.
    const asMember = await issuer.token({
      claims: { sub: memberId, aud: 'perennial' },
      header: { kid: keyId },
    });
    expect(await identify(asMember)).toBeNull();
  });

  test('that is spoiled anywhere is not taken, and breaks nothing', async () => {
    const good = await issuer.token(person);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(good.length - 1),
        fc.string({ minLength: 1, maxLength: 3 }),
        async (at, noise) => {
          const spoiled = good.slice(0, at) + noise + good.slice(at + 1);
          // The last character of a part has bits that say nothing.
          const isSame = spoiled
            .split('.')
            .every((part, index) => bytesOf(part) === bytesOf(good.split('.')[index]));
          fc.pre(!isSame && !/\s/.test(spoiled));
          expect(await identify(spoiled)).toBeNull();
        },
      ),
      { seed: SEED, numRuns: runs(250) },
    );
  });

  test('has the keys asked for once, also where many come with one that is not there', async () => {
    const keys = issuerKeys(issuer.issuer);
    const before = issuer.answers.asked;
    const unknown = await issuer.token({ header: { kid: 'no-such-key' } });
    for (let each = 0; each < 20; each += 1) await identify(unknown, { ...signIn, keys });
    expect(issuer.answers.asked - before).toBe(1);
  });

  test('is judged once the issuer answers again', async () => {
    const keys = issuerKeys(issuer.issuer);
    const token = await issuer.token(person);
    issuer.answers.keys = 503;
    await expect(identify(token, { ...signIn, keys })).rejects.toThrow('cannot be reached');
    issuer.answers.keys = 200;
    expect(await identify(token, { ...signIn, keys })).toMatchObject({ kind: 'person' });
  });
});

const bytesOf = (part: string | undefined): string => Buffer.from(part ?? '', 'base64url').toString('hex');

describe('roles', () => {
  const claimed = async (value: unknown, claim = rolesClaim) => {
    const caller = await identify(await issuer.token({ claims: { [claim]: value } }), {
      ...signIn,
      rolesClaim: claim,
    });
    return caller?.kind === 'person' ? caller.roles : caller;
  };

  test('are those that we have, and no other group is any', async () => {
    expect(await claimed(['support', 'finance', 'marketer'])).toBe('marketer support');
    expect(await claimed('analyst, finance')).toBe('analyst');
    for (const none of [
      undefined,
      null,
      [],
      ['Admin', 'administrator'],
      'nobody',
      7,
      { admin: true },
      [['admin']],
    ])
      expect(await claimed(none)).toBe('');
  });

  test('are found where the deployment says', async () => {
    expect(await claimed(['admin'], 'https://shop.example/roles')).toBe('admin');
    const nested = await issuer.token({ claims: { realm_access: { roles: ['analyst'] } } });
    const keycloak = { ...signIn, rolesClaim: 'realm_access.roles' };
    expect(await identify(nested, keycloak)).toMatchObject({ roles: 'analyst' });
    expect(await identify(nested, { ...signIn, rolesClaim: 'constructor.name' })).toMatchObject({
      roles: '',
    });
  });

  test('add up, and give nothing that no role gives', () => {
    check(
      fc.property(fc.subarray([...ROLES]), (roles) => {
        const together = scopesOfRoles(roles);
        expect(together).toEqual(
          SCOPES.filter((scope) => roles.some((role) => scopesOfRoles([role]).includes(scope))),
        );
        expect(together).not.toContain('tokens:write');
      }),
    );
    expect(scopesOfRoles([])).toEqual([]);
  });
});

describe('a name', () => {
  test.each<[string, object, string]>([
    ['as the issuer knows it', { name: 'Ada Lovelace', email: 'ada@shop.example' }, 'Ada Lovelace'],
    ['by mail where there is no other', { email: 'ada@shop.example' }, 'ada@shop.example'],
    ['by id where there is nothing', {}, 'ada'],
    ['on one line', { name: ' Ada\n\u202eLovelace\u0000 ' }, 'Ada Lovelace'],
    ['of nothing but controls', { name: '\u0000', email: '\n' }, 'ada'],
    ['that is no text', { name: 7 }, 'ada'],
    ['as long as an actor may be', { name: 'a'.repeat(500) }, 'a'.repeat(128)],
  ])('%s', async (_, claims, name) => {
    expect(await identify(await issuer.token({ claims: { ...claims } }))).toMatchObject({ name });
  });
});

describe('what only some roles may do', () => {
  test.each<[Scope, readonly Role[]]>([
    ['program:publish', ['marketer', 'admin']],
    ['program:write', ['marketer', 'admin']],
    ['members:read', ['support', 'admin']],
    ['members:write', ['support', 'admin']],
    ['adjustments:write', ['support', 'admin']],
    ['referrals:review', ['support', 'admin']],
    ['contributions:review', ['marketer', 'support', 'admin']],
    ['figures:read', ['marketer', 'analyst', 'support', 'admin']],
    ['orders:write', ['admin']],
    ['webhooks:write', ['admin']],
    ['keys:write', ['admin']],
    ['audit:read', ['admin']],
    ['dead-letters:write', ['admin']],
    ['tokens:write', []],
  ])('%s: %j', (scope, roles) => {
    expect(ROLES.filter((role) => scopesOfRoles([role]).includes(scope))).toEqual(roles);
  });

  test('and an analyst changes nothing at all', () => {
    expect(scopesOfRoles(['analyst']).filter((scope) => !scope.endsWith(':read'))).toEqual([]);
  });
});
