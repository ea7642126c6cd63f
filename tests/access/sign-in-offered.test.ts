import { describe, expect, test } from 'vitest';
import { readSession } from '../../functions/staff/read-session.ts';
import { readSignIn } from '../../functions/staff/read-sign-in.ts';
import * as operations from '../../shared/contracts/operations/staff.ts';
import type { ApiEvent } from '../../shared/lambda/caller.ts';
import { apiEvent } from '../../tools/bench/harness/api-event.ts';

const eventOf = (operation: (typeof operations)['readSession' | 'readSignIn'], caller?: object) => {
  const event = apiEvent(operation, {});
  return {
    ...event,
    requestContext: { ...event.requestContext, authorizer: { lambda: caller } },
  } as unknown as ApiEvent;
};

describe('signing in', () => {
  test('is told where an issuer is named', async () => {
    const signIn = { issuer: 'https://login.shop.example', clientId: 'perennial', scope: 'openid' };
    const { statusCode, body } = await readSignIn(signIn).run(eventOf(operations.readSignIn), 0);
    expect([statusCode, JSON.parse(body ?? '')]).toEqual([200, signIn]);
  });

  test('is refused by name where nobody does', async () => {
    await expect(readSignIn(null).run(eventOf(operations.readSignIn), 0)).rejects.toMatchObject({
      code: 'SIGN_IN_NOT_OFFERED',
    });
  });
});

describe('a session', () => {
  const told = async (caller: object) => {
    const { body } = await readSession().run(eventOf(operations.readSession, caller), 0);
    return JSON.parse(body ?? '');
  };

  test('of somebody without a role says so', async () => {
    const person = { kind: 'person', personId: 'ada', name: 'Ada', roles: '', scopes: '' };
    expect(await told(person)).toEqual({ ...person, roles: [], scopes: [] });
  });

  test('leaves out scopes and roles that a version before or after this one had', async () => {
    const person = {
      kind: 'person',
      personId: 'ada',
      name: 'Ada',
      roles: 'admin owner',
      scopes: 'a:b keys:read',
    };
    expect(await told(person)).toMatchObject({ roles: ['admin'], scopes: ['keys:read'] });
  });

  test('of a key is known where the authorizer did not tell its name yet', async () => {
    const key = { kind: 'secret_key', keyId: 'k', scopes: 'orders:read' };
    expect(await told(key)).toEqual({ ...key, name: '', scopes: ['orders:read'] });
  });

  test('is nothing that a member has', async () => {
    const member = { kind: 'member_token', keyId: 'k', memberId: 'm' };
    await expect(told(member)).rejects.toMatchObject({ code: 'MEMBER_TOKEN_NOT_ALLOWED' });
  });
});
