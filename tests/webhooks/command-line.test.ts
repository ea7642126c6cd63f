import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { OPERATIONS } from '../../shared/contracts/operations/catalogue.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import type { ApiEvent } from '../../shared/lambda/caller.ts';
import { apiEvent } from '../../tools/bench/harness/api-event.ts';
import { webhooksCommand } from '../../tools/cli/webhooks/webhooks-command.ts';
import { type CourierWorld, events, routesOf, startCourierWorld } from './courier-world.ts';
import { type Receiver, startReceiver, status, verified } from './receiver.ts';

/** `perennial webhooks …` against the API's own functions on an engine. */
let world: CourierWorld;
let api: Server;
let receiver: Receiver;

beforeAll(async () => {
  world = await startCourierWorld();
  receiver = await startReceiver();
  const handler = apiFunction(new Logger({ logLevel: 'SILENT' }), routesOf(world.api));
  api = createServer(async (request, response) => {
    const answer = await handler(eventOf(request, await text(request)), { awsRequestId: '1' } as Context);
    // What a queue would have done by then.
    world.clock = Math.max(world.clock, Math.floor(Date.now() / 1000) + 1);
    for (const { endpointId } of world.calls.splice(0)) await world.work(endpointId);
    response.writeHead(answer.statusCode ?? 500, answer.headers as Record<string, string>).end(answer.body);
  }).listen(0, '127.0.0.1');
  await new Promise((done) => api.once('listening', done));
  const { port } = api.address() as AddressInfo;
  vi.stubEnv('PERENNIAL_URL', `http://127.0.0.1:${port}`);
  vi.stubEnv('PERENNIAL_KEY', 'prn_test');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  api.closeAllConnections();
  await new Promise((done) => api.close(done));
  await receiver.close();
  await world.close();
});

function eventOf({ method, url = '', headers }: IncomingMessage, body: string): ApiEvent {
  const { pathname, searchParams } = new URL(url, 'http://api');
  for (const operation of OPERATIONS) {
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const match = new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`).exec(pathname);
    if (operation.method !== method || match === null) continue;
    const path = Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? '']));
    const key = headers['idempotency-key'];
    return apiEvent(operation, {
      path,
      query: Object.fromEntries(searchParams),
      headers: typeof key === 'string' ? { 'idempotency-key': key } : {},
      ...(body === '' ? {} : { body: JSON.parse(body) }),
    }) as unknown as ApiEvent;
  }
  throw new Error(`no operation for ${method} ${url}`);
}

interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** As the command line runs it; what it throws is what people read on the stream of errors. */
async function webhooks(...args: readonly string[]): Promise<Run> {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(`${line}\n`));
  process.exitCode = 0;
  const command = webhooksCommand(() => ({}));
  for (const each of [command, ...command.commands])
    each.exitOverride().configureOutput({ writeErr: () => {} });
  const error = await command.parseAsync(args, { from: 'user' }).then(
    () => null,
    (thrown: Error) => thrown,
  );
  const exitCode = error === null ? process.exitCode : 1;
  process.exitCode = 0;
  log.mockRestore();
  return { exitCode, stdout: lines.join(''), stderr: error?.message ?? '' };
}

describe('perennial webhooks', () => {
  test('registers, lists, pings, changes the secret, sends again, and removes', async () => {
    expect((await webhooks('list')).stdout).toBe('There is no endpoint; see "webhooks create".\n');
    const created = await webhooks(
      'create',
      receiver.url,
      '--types',
      'order.recorded',
      '--description',
      'CRM',
    );
    expect(created).toMatchObject({ exitCode: 0, stderr: '' });
    const [, endpointId = ''] = /Endpoint (whe_\w+) is registered/.exec(created.stdout) ?? [];
    const [, secret = ''] = /^ {2}(whsec_\S+)$/m.exec(created.stdout) ?? [];

    const pinged = await webhooks('ping', endpointId);
    expect([pinged.exitCode, pinged.stdout]).toEqual([
      0,
      expect.stringMatching(/^delivered: 200 after \d+ ms\n/),
    ]);
    const [ping] = receiver.received;
    if (ping === undefined) throw new Error('no ping came');
    expect(verified(ping, secret)).toMatchObject({ type: 'webhook.ping' });

    receiver.answerWith(status(500, {}, 'no\u001b[2J\nroom'));
    const failedPing = await webhooks('ping', endpointId);
    expect([failedPing.exitCode, failedPing.stdout]).toEqual([
      1,
      expect.stringMatching(/^pending: 500 after \d+ ms: no \[2J room\n/),
    ]);
    const list = await webhooks('list');
    expect(list.stdout).toMatch(new RegExp(`${endpointId} .*order\\.recorded .*on, 1 failure\\b.*CRM`));

    const rotated = await webhooks('rotate', endpointId, '--overlap-hours', '2');
    expect(rotated.stdout).toMatch(/signed with the old secrets too until .*\n\n {2}whsec_\S+\n/s);
    expect(rotated.stdout).not.toContain(secret);

    await world.tell(...events(3));
    world.clock += 25 * 60 * 60;
    await world.work(endpointId);
    world.clock = 0;
    world.calls.length = 0;
    const failed = await webhooks('deliveries', endpointId, '--failed');
    const failedIds = failed.stdout.match(/dlv_\w+/g) ?? [];
    expect(failedIds.length).toBe(4);
    receiver.answerWith(status(204));
    const [one = ''] = failedIds;
    expect((await webhooks('redeliver', one)).stdout).toBe(`Delivery ${one} is on its way again.\n`);
    expect((await webhooks('redeliver', endpointId)).stdout).toBe('3 deliveries are on their way again.\n');
    expect((await webhooks('deliveries', endpointId, '--failed')).stdout).toBe('None.\n');
    const all = await webhooks('deliveries', endpointId, '--limit', '3');
    expect(all.stdout.match(/delivered/g)).toHaveLength(3);

    expect((await webhooks('disable', endpointId)).exitCode).toBe(0);
    expect((await webhooks('list')).stdout).toContain('off (by hand)');
    expect((await webhooks('enable', endpointId)).exitCode).toBe(0);
    expect((await webhooks('delete', endpointId)).exitCode).toBe(0);
    expect((await webhooks('list')).stdout).toContain('There is no endpoint');
  });

  test.each([
    [['create', 'https://10.0.0.1/'], /WEBHOOK_URL_REFUSED.*not an address of the public internet/s],
    [
      ['create', receiver?.url ?? 'http://127.0.0.1:1/', '--types', 'order.made'],
      /must be the type of an event/,
    ],
    [['delete', `whe_${'0'.repeat(20)}`], /WEBHOOK_ENDPOINT_NOT_FOUND/],
    [['ping', 'nothing'], /must be an endpoint id/],
    [['redeliver', `dlv_${'0'.repeat(20)}_${'0'.repeat(27)}`], /WEBHOOK_DELIVERY_NOT_FOUND/],
    [['deliveries', `whe_${'0'.repeat(20)}`, '--limit', '1000'], /a whole number from 0 to 100/],
  ])('%j fails, and says why and what to do', async (args, why) => {
    const { exitCode, stdout, stderr } = await webhooks(...args);
    expect([exitCode, stdout, stderr]).toEqual([1, '', expect.stringMatching(why)]);
  });
});
