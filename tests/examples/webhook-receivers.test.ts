import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { hubSpotReceiver } from '../../docs/examples/webhooks/hubspot.ts';
import { klaviyoReceiver } from '../../docs/examples/webhooks/klaviyo.ts';
import { EVENTS, type EventType } from '../../shared/contracts/events.ts';
import { post } from '../../shared/webhooks/post.ts';
import { newSecret, signedHeaders } from '../../shared/webhooks/secret.ts';
import { hubSpotApi, klaviyoApi } from './tool-apis.ts';

const folder = new URL('./webhook-payloads/', import.meta.url);
const payload = (name: string): string => readFileSync(new URL(`${name}.json`, folder), 'utf8').trim();

const EMAIL = 'robin+loyalty@example.com';
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.closeAllConnections();
  for (const server of servers) server.close();
});

async function listening(server: Server): Promise<string> {
  servers.push(server.listen(0, '127.0.0.1'));
  await new Promise((done) => server.once('listening', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Call {
  readonly call: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** The tools, which take what their documents allow and nothing else, and Perennial's own API. */
let calls: Call[] = [];
let answers: Record<string, { status: number; body?: object }> = {};
const ofHubSpot = hubSpotApi(new Set([EMAIL]));
const peer = await listening(
  createServer(async (request, response) => {
    const body = await text(request);
    const call = `${request.method} ${request.url}`;
    const asked = { call, headers: request.headers, body: body === '' ? null : JSON.parse(body) };
    calls.push(asked);
    const tool = call.includes('/api/') ? klaviyoApi : ofHubSpot;
    const { status, body: answer } = answers[call] ?? tool(asked);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(answer === undefined ? '' : JSON.stringify(answer));
  }),
);

const MEMBER = '/v1/members/mbr_3v8h2k0q9w5t1x7c4z6n';
const member = { status: 200, body: { customerId: 'customer-5417', profile: { email: EMAIL } } };
const perennial = { url: peer, key: 'prn_test' };
const secret = newSecret();

beforeEach(() => {
  calls = [];
  answers = {
    [`GET ${MEMBER}`]: member,
    [`GET ${MEMBER}/account`]: { status: 200, body: { balance: { active: 24 }, tier: { name: 'Tree' } } },
  };
});

/** Posts a payload as the courier does, and tells how it was answered. */
async function deliver(
  url: string,
  body: string,
  signedWith = secret,
  secondsAgo = 0,
): Promise<number | null> {
  const { id: messageId } = JSON.parse(body);
  const at = Math.floor(Date.now() / 1000) - secondsAgo;
  const headers = signedHeaders({ messageId, body }, [signedWith], at);
  const options = { timeoutMs: 60_000, mayReachThisMachine: true };
  return (await post(url, headers, body, options)).statusCode;
}

test.each(readdirSync(folder))('%s is an event as the contracts have it', (name) => {
  const { type, timestamp, ...detail } = JSON.parse(payload(name.replace('.json', '')));
  expect(EVENTS[type as EventType].safeParse(detail).error).toBeUndefined();
  expect(timestamp).toBe(detail.occurredAt);
});

describe('the receiver for Klaviyo', async () => {
  const klaviyo = { url: peer, key: 'pk_test' };
  const url = await listening(klaviyoReceiver({ secret, perennial, klaviyo }));

  test('makes an event of a profile, kept once by its id', async () => {
    expect(await deliver(url, payload('order-recorded'))).toBe(204);
    expect(calls.map(({ call }) => call)).toEqual([`GET ${MEMBER}`, 'POST /api/events']);
    expect(calls[0]?.headers['authorization']).toBe('Bearer prn_test');
    expect(calls[1]?.headers).toMatchObject({
      authorization: 'Klaviyo-API-Key pk_test',
      revision: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    expect(calls[1]?.body).toMatchObject({
      data: {
        type: 'event',
        attributes: {
          unique_id: 'evt_mbr_3v8h2k0q9w5t1x7c4z6n_3',
          time: '2026-10-02T10:15:00Z',
          metric: { data: { type: 'metric', attributes: { name: 'Loyalty Points Earned' } } },
          profile: {
            data: { type: 'profile', attributes: { external_id: 'customer-5417', email: EMAIL } },
          },
          properties: { orderId: '1042', points: 115, points_active: 24, points_pending: 115 },
        },
      },
    });
  });

  test('tells nothing of what no flow needs, nor of who is nobody any more', async () => {
    expect(await deliver(url, payload('member-closed'))).toBe(204);
    expect(calls).toEqual([]);
    answers[`GET ${MEMBER}`] = { status: 410 };
    expect(await deliver(url, payload('tier-changed'))).toBe(204);
    expect(calls.map(({ call }) => call)).toEqual([`GET ${MEMBER}`]);
  });

  test('has the event sent again where Klaviyo did not take it', async () => {
    const fresh = await listening(klaviyoReceiver({ secret, perennial, klaviyo }));
    answers['POST /api/events'] = { status: 429 };
    expect(await deliver(fresh, payload('order-recorded'))).toBe(500);
  });
});

describe('the receiver for HubSpot', async () => {
  const hubSpot = { url: peer, token: 'pat-test', hubId: '12345678' };
  const url = await listening(hubSpotReceiver({ secret, perennial, hubSpot }));
  const contact = `PATCH /crm/v3/objects/contacts/${encodeURIComponent(EMAIL)}?idProperty=email`;

  test('sets the contact to how things stand, and adds what happened', async () => {
    expect(await deliver(url, payload('tier-changed'))).toBe(204);
    expect(calls.map(({ call }) => call)).toEqual([
      `GET ${MEMBER}`,
      `GET ${MEMBER}/account`,
      contact,
      'POST /events/2026-03/send',
    ]);
    expect(calls[2]?.body).toEqual({ properties: { loyalty_points: '24', loyalty_tier: 'Tree' } });
    expect(calls[3]?.headers['authorization']).toBe('Bearer pat-test');
    expect(calls[3]?.body).toEqual({
      eventName: 'pe12345678_loyalty_tier_changed',
      uuid: 'evt_mbr_3v8h2k0q9w5t1x7c4z6n_7_1',
      email: EMAIL,
      occurredAt: '2026-10-20T11:00:00Z',
      properties: { from: '', to: 'tree' },
    });
  });

  test('leaves alone who is not in the CRM', async () => {
    answers[contact] = { status: 404 };
    expect(await deliver(url, payload('order-recorded'))).toBe(204);
    expect(calls.at(-1)?.call).toBe(contact);
  });

  test('has the event sent again where HubSpot did not take it', async () => {
    const fresh = await listening(hubSpotReceiver({ secret, perennial, hubSpot }));
    answers['POST /events/2026-03/send'] = { status: 503 };
    expect(await deliver(fresh, payload('order-recorded'))).toBe(500);
  });
});

test.each([
  ['Klaviyo', () => klaviyoReceiver({ secret, perennial, klaviyo: { url: peer, key: 'k' } })],
  ['HubSpot', () => hubSpotReceiver({ secret, perennial, hubSpot: { url: peer, token: 't', hubId: '1' } })],
])('the receiver for %s answers a ping, and takes nothing that is forged', async (_tool, start) => {
  const url = await listening(start());
  const ping = '{"type":"webhook.ping","timestamp":"2026-10-02T10:15:00Z","id":"evt_ping_1","data":{}}';
  expect(await deliver(url, ping)).toBe(204);
  expect(await deliver(url, payload('order-recorded'), newSecret())).toBe(401);
  expect(await deliver(url, payload('order-recorded'), secret, 301)).toBe(401);
  expect(await deliver(url, payload('order-recorded'), secret, -301)).toBe(401);
  const changed = { body: payload('order-recorded'), messageId: 'evt_1' };
  const headers = signedHeaders(changed, [secret], Math.floor(Date.now() / 1000));
  const options = { timeoutMs: 60_000, mayReachThisMachine: true };
  const other = changed.body.replace('115', '999');
  expect((await post(url, headers, other, options)).statusCode).toBe(401);
  const another = { ...headers, 'webhook-id': 'evt_2' };
  expect((await post(url, another, changed.body, options)).statusCode).toBe(401);
  expect((await post(url, {}, changed.body, options)).statusCode).toBe(401);
  expect(calls).toEqual([]);
});

test.each([
  ['Klaviyo', () => klaviyoReceiver({ secret, perennial, klaviyo: { url: peer, key: 'k' } })],
  ['HubSpot', () => hubSpotReceiver({ secret, perennial, hubSpot: { url: peer, token: 't', hubId: '1' } })],
])(
  'the receiver for %s does once what is played again, and again what it could not do',
  async (_tool, start) => {
    const url = await listening(start());
    answers[`GET ${MEMBER}`] = { status: 503 };
    expect(await deliver(url, payload('order-recorded'))).toBe(500);
    answers[`GET ${MEMBER}`] = member;
    expect(await deliver(url, payload('order-recorded'))).toBe(204);
    const { length } = calls;
    expect(length).toBeGreaterThan(2);
    expect(await deliver(url, payload('order-recorded'))).toBe(204);
    expect(await deliver(url, payload('order-recorded'), secret, 200)).toBe(204);
    expect(calls).toHaveLength(length);
  },
);

describe('what the receivers make of every event of the documents', () => {
  const details = Object.keys(EVENTS).flatMap((type) => {
    const file = new URL(`../../docs/events/${type}.v1.json`, import.meta.url);
    const { examples = [] } = JSON.parse(readFileSync(file, 'utf8'));
    return (examples as { detail: object }[]).map(({ detail }) => [type, detail] as const);
  });

  test.each(details)('%s is taken by the tools, or left alone', async (type, detail) => {
    const told = { ...(detail as { memberId: string; id: string; occurredAt: string }) };
    answers[`GET /v1/members/${told.memberId}`] = member;
    answers[`GET /v1/members/${told.memberId}/account`] = {
      status: 200,
      body: { balance: { active: 24 }, tier: null },
    };
    const body = JSON.stringify({ type, timestamp: told.occurredAt, ...told });
    const receivers = [
      klaviyoReceiver({ secret, perennial, klaviyo: { url: peer, key: 'k' } }),
      hubSpotReceiver({ secret, perennial, hubSpot: { url: peer, token: 't', hubId: '1' } }),
    ];
    for (const receiver of receivers) expect(await deliver(await listening(receiver), body)).toBe(204);
  });
});
