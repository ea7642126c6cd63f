import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import type { Operation } from '../../shared/contracts/operation.ts';
import { OPERATIONS } from '../../shared/contracts/operations/catalogue.ts';
import { call, enroll, target } from './target.ts';

/** Every route against every kind of caller, wrong ones included. What a route needs is read from its contract. */
const NOBODY = `mbr_${'0'.repeat(20)}`;

const me = await enroll();
const stranger = await enroll();
const mint = async (memberId: string) =>
  (await call('POST', `/v1/members/${memberId}/tokens`, { body: {} })).body.token as string;
const [myToken, strangersToken] = await Promise.all([mint(me.memberId), mint(stranger.memberId)]);

const forgedToken = await new SignJWT()
  .setProtectedHeader({ alg: 'HS256', kid: target.key.split('_')[1] ?? '' })
  .setSubject(me.memberId)
  .setAudience('perennial')
  .setExpirationTime('1h')
  .sign(new Uint8Array(32));
const unsignedToken = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ sub: me.memberId, aud: 'perennial' })).toString('base64url')}.`;

function pathOf({ path }: Operation, memberId: string): string {
  return path
    .replace('{memberId}', memberId)
    .replace('{orderId}', 'no-such-order')
    .replace('{activityId}', 'no-such-activity')
    .replace('{contributionId}', 'no-such-contribution')
    .replace('{sequence}', '1')
    .replace('{draftId}', `dft_${'0'.repeat(20)}`)
    .replace('{version}', '1')
    .replace('{redemptionId}', `rdm_${'0'.repeat(22)}`)
    .replace('{poolId}', 'no-such-pool')
    .replace('{friendId}', memberId)
    .replace('{code}', 'no-such-code')
    .replace('{surveyId}', 'no-such-survey')
    .replace('{metric}', 'no_such_metric')
    .replace('{keyId}', '0'.repeat(12))
    .replace('{simulationId}', `sim_${'0'.repeat(20)}`)
    .replace('{queue}', 'delivery')
    .replace('{endpointId}', `whe_${'0'.repeat(20)}`)
    .replace('{deliveryId}', `dlv_${'0'.repeat(20)}_${'0'.repeat(27)}`);
}

/** Sent without a body, so that no write is carried out: an admitted caller is told about the body, or answered. */
const knock = (operation: Operation, bearer: string | null, memberId = me.memberId) =>
  call(operation.method, pathOf(operation, memberId), {
    bearer,
    ...(['GET', 'HEAD'].includes(operation.method) ? {} : { body: '' }),
  });

const guarded = OPERATIONS.filter(({ scope }) => scope !== 'public');
const safe = guarded.filter(({ method, memberToken }) => method !== 'DELETE' || !memberToken);

describe('callers that nobody knows are turned away by the gateway', () => {
  test.each<[string, string | null, number]>([
    ['without credentials', null, 401],
    ['with nonsense', 'nonsense', 403],
    ['with a key that was never made', `prn_${'0'.repeat(12)}_${'A'.repeat(43)}`, 403],
    [
      'with a known key and a wrong secret',
      `${target.key.slice(0, -1)}${target.key.endsWith('A') ? 'B' : 'A'}`,
      403,
    ],
    ['with a forged token', forgedToken, 403],
    ['with an unsigned token', unsignedToken, 403],
    ...(target.local
      ? [['with a revoked key', target.local.revokedKey, 403] as [string, string, number]]
      : []),
  ])('%s', async (_who, bearer, status) => {
    for (const operation of guarded) {
      expect([operation.id, (await knock(operation, bearer)).status]).toEqual([operation.id, status]);
    }
  });
});

describe('secret keys', () => {
  test('with every scope are let in everywhere', async () => {
    for (const operation of safe.filter(({ method }) => method !== 'DELETE')) {
      const { status } = await knock(operation, target.key);
      expect([operation.id, [401, 403].includes(status)]).toEqual([operation.id, false]);
    }
  });

  test.skipIf(target.local === null)('without the scope are told which one they lack', async () => {
    for (const operation of guarded) {
      const { status, body } = await knock(operation, target.local?.ordersReadKey ?? null, NOBODY);
      if (operation.scope === 'orders:read' || operation.scope === 'any')
        expect([operation.id, status === 403]).toEqual([operation.id, false]);
      else
        expect([operation.id, status, body.code, body.detail]).toEqual([
          operation.id,
          403,
          'SCOPE_MISSING',
          expect.stringContaining(operation.scope),
        ]);
    }
  });
});

describe('member tokens', () => {
  test('reach what the contract opens to them, for their own member', async () => {
    for (const operation of guarded) {
      const { status, body } = await knock(operation, myToken);
      if (operation.memberToken)
        expect([operation.id, [401, 403].includes(status)]).toEqual([operation.id, false]);
      else expect([operation.id, status, body.code]).toEqual([operation.id, 403, 'MEMBER_TOKEN_NOT_ALLOWED']);
    }
  });

  test("never reach another member's data", async () => {
    for (const operation of guarded.filter(
      ({ memberToken, path }) => memberToken && path.includes('{memberId}'),
    )) {
      const { status, body } = await knock(operation, strangersToken);
      expect([operation.id, status, body.code]).toEqual([operation.id, 403, 'OTHER_MEMBER']);
    }
  });

  test('quote for their own member only', async () => {
    const cart = { currency: 'USD', lines: [{ sku: 'mug', quantity: 1, unitPrice: 1_000 }] };
    const quote = (body: object) =>
      call('POST', '/v1/quotes', { bearer: myToken, body: { ...cart, ...body } });
    expect((await quote({})).body.isMember).toBe(true);
    expect((await quote({ memberId: me.memberId })).status).toBe(200);
    expect((await quote({ memberId: stranger.memberId })).body.code).toBe('OTHER_MEMBER');
    expect((await quote({ customerId: me.customerId })).body.code).toBe('OTHER_MEMBER');
  });

  test('are minted for active members, for at most an hour', async () => {
    const gone = await enroll();
    await call('DELETE', `/v1/members/${gone.memberId}`);
    expect((await call('POST', `/v1/members/${gone.memberId}/tokens`, { body: {} })).body.code).toBe(
      'MEMBER_CLOSED',
    );
    expect((await call('POST', `/v1/members/${NOBODY}/tokens`, { body: {} })).body.code).toBe(
      'MEMBER_NOT_FOUND',
    );
    const long = await call('POST', `/v1/members/${me.memberId}/tokens`, {
      body: { expiresInSeconds: 3_601 },
    });
    expect([long.status, long.body.errors[0].pointer]).toEqual([400, '/expiresInSeconds']);
  });
});

describe('public routes', () => {
  test('need no caller, but some a signature of who sends', async () => {
    for (const operation of OPERATIONS.filter(({ scope }) => scope === 'public')) {
      const { refusals, id } = operation;
      const { status } = await knock(operation, null);
      // Without a program that has referrals there are no links; with one, nobody has this code.
      if (refusals.includes('REFERRALS_NOT_OFFERED'))
        expect([id, [302, 404].includes(status)]).toEqual([id, true]);
      // Of links that we did not sign, a page says so.
      else if (operation.path.includes('{token}')) expect([id, status]).toEqual([id, 404]);
      else expect([id, status]).toEqual([id, refusals.includes('SIGNATURE_INVALID') ? 401 : 200]);
    }
  });

  test('a route that there is not', async () => {
    expect((await call('GET', '/v1/nothing')).status).toBe(404);
  });
});
