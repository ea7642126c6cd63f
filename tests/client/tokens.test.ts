import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { createClient } from '../../client/client.ts';
import type { Token } from '../../client/options.ts';
import { recordingServer } from './recording-server.ts';

/** A gateway that knows one token, and says of any other what API Gateway says. */
let known = 'second';
const server = await recordingServer(({ headers }) => {
  if (headers.authorization === undefined) return { status: 401, body: { message: 'Unauthorized' } };
  if (headers.authorization !== `Bearer ${known}`) return { status: 403, body: { message: 'Forbidden' } };
  return { status: 200, body: { balance: { active: 7 } } };
});
afterAll(() => server.close());
beforeEach(() => {
  known = 'second';
  server.requests.length = 0;
});

const memberId = 'mbr_00000000000000000000';
const clientWith = (token?: Token) =>
  createClient({ baseUrl: server.baseUrl, token, retry: { attempts: 1 } });

it('asks for a token once, and for another when it has expired', async () => {
  const token = vi.fn(async () => (token.mock.calls.length === 1 ? 'first' : known));
  const client = clientWith(token);
  known = 'first';
  await client.readAccount({ memberId });
  await client.readAccount({ memberId });
  expect(token).toHaveBeenCalledTimes(1);
  known = 'second';
  expect(await client.readAccount({ memberId })).toEqual({ balance: { active: 7 } });
  expect(token).toHaveBeenCalledTimes(2);
});

it('asks once for all calls that find it expired together', async () => {
  const token = vi.fn(async () => (token.mock.calls.length === 1 ? 'first' : known));
  const client = clientWith(token);
  await Promise.all(Array.from({ length: 8 }, () => client.readAccount({ memberId })));
  expect(token).toHaveBeenCalledTimes(2);
});

it('says so when the new token is refused too, and asks again for the next call', async () => {
  let made = 0;
  const client = clientWith(() => {
    made += 1;
    return `token-${made}`;
  });
  await expect(client.readAccount({ memberId })).rejects.toMatchObject({
    name: 'GatewayError',
    status: 403,
    message: expect.stringContaining('is the key or token of this stack'),
  });
  expect(made).toBe(2);
  known = 'token-3';
  expect(await client.readAccount({ memberId })).toEqual({ balance: { active: 7 } });
});

it('does not repeat what is refused when there is no other token', async () => {
  for (const token of ['first', () => 'first', undefined]) {
    server.requests.length = 0;
    await expect(clientWith(token).readAccount({ memberId })).rejects.toMatchObject({ name: 'GatewayError' });
    expect(server.requests.length).toBe(1);
  }
});

it('passes on why there is no token, and asks again later', async () => {
  let isOnline = false;
  const client = clientWith(async () => {
    if (!isOnline) throw new Error('the shop does not answer');
    return known;
  });
  await expect(client.readAccount({ memberId })).rejects.toThrow('the shop does not answer');
  isOnline = true;
  expect(await client.readAccount({ memberId })).toEqual({ balance: { active: 7 } });
});
