import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStack } from '../../local/stack.ts';
import { credentials, region } from '../../local/template/local-account.ts';
import { eventually, type Fixture, fixtureApp, makeDataFolder, startFixture } from './fixture-stack.ts';

/** One synthesis serves all starts of this file. */
let first: Fixture;
let assembly: string;
beforeAll(async () => {
  first = await startFixture();
  assembly = first.stack.folder.assembly;
}, 120_000);
afterAll(() => rmSync(first.dataDir, { recursive: true, force: true }));

const item = (id: string) => ({ pk: { S: id }, sk: { N: '1' }, id: { S: id }, mood: { S: 'quiet' } });

async function takeIds({ clients, output }: Fixture): Promise<string[]> {
  const QueueUrl = output('EchoesUrl');
  const { Messages = [] } = await clients.queues.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
  );
  for (const { ReceiptHandle } of Messages) {
    await clients.queues.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
  return Messages.map(({ Body = '' }) => JSON.parse(Body).id);
}

async function untilPublished(fixture: Fixture, id: string): Promise<string[]> {
  const seen: string[] = [];
  return await eventually(async () => {
    seen.push(...(await takeIds(fixture)));
    return seen.includes(id) ? seen : undefined;
  }, `publishing ${id}`);
}

test('closing finishes requests in flight, and a restart has all state; a second stack is kept out meanwhile', async () => {
  const { tables, queues, objects } = first.clients;
  const TableName = first.output('TableName');
  await tables.send(new PutItemCommand({ TableName, Item: item('before') }));
  expect(await untilPublished(first, 'before')).toEqual(['before']);
  await queues.send(new SendMessageCommand({ QueueUrl: first.output('LostUrl'), MessageBody: 'kept' }));
  await objects.send(new PutObjectCommand({ Bucket: first.output('BucketName'), Key: 'kept', Body: 'kept' }));
  await expect(startStack({ port: 0, dataDir: first.dataDir, assembly })).rejects.toThrow(
    `in use by another local stack (process ${process.pid})`,
  );

  // The server says "continue" once it has seen the request; only then the stack closes.
  const inFlight = httpRequest(`${first.stack.url}/things/1`, {
    method: 'POST',
    headers: { expect: '100-continue', 'content-type': 'text/plain' },
  });
  inFlight.flushHeaders();
  await once(inFlight, 'continue');
  const closing = first.stack.close();
  inFlight.end('finished while closing');
  const [answer] = (await once(inFlight, 'response')) as [IncomingMessage];
  expect(answer.statusCode).toBe(200);
  expect(Buffer.concat(await answer.toArray()).toString()).toContain('finished while closing');
  await closing;

  const second = await startFixture({ dataDir: first.dataDir, assembly });
  try {
    await second.clients.tables.send(new PutItemCommand({ TableName, Item: item('after') }));
    expect(await untilPublished(second, 'after')).toEqual(['after']);
    expect((await second.clients.tables.send(new ScanCommand({ TableName }))).Count).toBe(2);
    const { Messages } = await second.clients.queues.send(
      new ReceiveMessageCommand({ QueueUrl: second.output('LostUrl') }),
    );
    expect(Messages?.[0]?.Body).toBe('kept');
    const at = { Bucket: second.output('BucketName'), Key: 'kept' };
    const kept = await second.clients.objects.send(new GetObjectCommand(at));
    expect(await kept.Body?.transformToString()).toBe('kept');
  } finally {
    await second.stack.close();
  }
}, 120_000);

test('kill -9 loses nothing acknowledged: every write is there afterwards, and its event comes out', async () => {
  const dataDir = makeDataFolder();
  const runStack = fileURLToPath(new URL('./fixture/run-stack.ts', import.meta.url));
  const child = spawn(process.execPath, [runStack, fixtureApp, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready: { endpoint: string; outputs: Record<string, string> } = await new Promise((resolve) => {
    child.stdout.once('data', (line) => resolve(JSON.parse(String(line))));
  });
  const client = new DynamoDBClient({ endpoint: ready.endpoint, region, credentials, maxAttempts: 1 });
  const TableName = ready.outputs['TableName'] ?? '';
  const acknowledged: string[] = [];
  const writing = (async () => {
    for (let number = 0; ; number += 1) {
      await client.send(new PutItemCommand({ TableName, Item: item(`w${number}`) }));
      acknowledged.push(`w${number}`);
      if (number === 60) child.kill('SIGKILL');
    }
  })();
  await expect(writing).rejects.toThrow();

  const next = await startFixture({ dataDir, assembly });
  try {
    const { Items = [] } = await next.clients.tables.send(
      new ScanCommand({ TableName, ConsistentRead: true }),
    );
    expect(Items.map(({ id }) => id?.S)).toEqual(expect.arrayContaining(acknowledged));
    const seen = new Set<string>();
    await eventually(async () => {
      for (const id of await takeIds(next)) seen.add(id);
      return acknowledged.every((id) => seen.has(id)) ? true : undefined;
    }, 'all events come out');
  } finally {
    await next.remove();
  }
}, 120_000);

test('--fresh begins anew and touches nothing else in the folder', async () => {
  const dataDir = makeDataFolder();
  writeFileSync(join(dataDir, 'notes.txt'), 'mine');
  const old = await startFixture({ dataDir, assembly });
  const TableName = old.output('TableName');
  await old.clients.tables.send(new PutItemCommand({ TableName, Item: item('old') }));
  await old.stack.close();
  const fresh = await startFixture({ dataDir, assembly, fresh: true });
  try {
    expect((await fresh.clients.tables.send(new ScanCommand({ TableName }))).Count).toBe(0);
    expect(readFileSync(join(dataDir, 'notes.txt'), 'utf8')).toBe('mine');
  } finally {
    await fresh.remove();
  }
}, 120_000);

test('a taken port, a damaged database and an unsynthesizable app are named with their way out', async () => {
  const dataDir = makeDataFolder();
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
  });
  await expect(startStack({ port, dataDir, assembly })).rejects.toThrow(
    `Port ${port} is taken by another program.\n  → Choose another one with PORT=${port + 1}`,
  );
  other.close();
  const appModule = join(dataDir, 'app.ts');
  await expect(startStack({ port: 0, dataDir, appModule })).rejects.toThrow('There is no CDK app');
  writeFileSync(appModule, 'throw new Error("the app is broken on purpose")');
  await expect(startStack({ port: 0, dataDir, appModule })).rejects.toThrow('the app is broken on purpose');
  writeFileSync(join(dataDir, 'stack.sqlite'), 'no database'.repeat(100));
  await expect(startStack({ port: 0, dataDir, assembly })).rejects.toThrow(
    /stack\.sqlite is damaged[\s\S]*--fresh/,
  );
  rmSync(dataDir, { recursive: true, force: true });
}, 120_000);
