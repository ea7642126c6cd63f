import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { CreateTableCommand, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, test, vi } from 'vitest';
import { trimStreamRecords } from '../../local/engine/stream-records.ts';
import { type Engine, startEngine } from '../../local/engine.ts';
import { credentials, region } from '../../local/template/local-account.ts';
import { eventually } from './fixture-stack.ts';

const folders: string[] = [];
function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-engine-test-'));
  folders.push(folder);
  return folder;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function connect(engine: Engine): DynamoDBClient {
  return new DynamoDBClient({ endpoint: engine.endpoint, region, credentials });
}

async function writeThree(client: DynamoDBClient): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: 'ledger',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    }),
  );
  for (const pk of ['a', 'b', 'c']) {
    await client.send(new PutItemCommand({ TableName: 'ledger', Item: { pk: { S: pk } } }));
  }
}

/** The engine's last argument is its file. */
function databaseFileOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').at(-2) ?? '';
}

function isRunning(pid: number): boolean {
  try {
    // A zombie still has an id; it runs no more.
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

test('keeps tables across restarts, and the index of stream records serves the engine’s own queries', async () => {
  const folder = makeFolder();
  const first = await startEngine({ folder });
  await writeThree(connect(first));
  await first.close();

  const file = join(folder, 'dynamodb.sqlite');
  const database = new DatabaseSync(file);
  const plan = database
    .prepare(
      "EXPLAIN QUERY PLAN SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = 'x'",
    )
    .all();
  database.close();
  expect(JSON.stringify(plan)).toContain('perennial_stream_by_sequence');

  const second = await startEngine({ folder });
  const { Count } = await connect(second).send(new ScanCommand({ TableName: 'ledger' }));
  await second.close();
  expect(Count).toBe(3);
});

test('trims consumed records older than a day, never the newest, so that numbering goes on', async () => {
  const folder = makeFolder();
  const engine = await startEngine({ folder });
  await writeThree(connect(engine));
  await engine.close();
  const file = join(folder, 'dynamodb.sqlite');
  const tomorrow = Date.now() + 25 * 3_600_000;
  expect(trimStreamRecords(file, new Map([['ledger', 3n]]), Date.now())).toBe(0);
  expect(trimStreamRecords(file, new Map([['ledger', 1n]]), tomorrow)).toBe(1);
  expect(trimStreamRecords(file, new Map([['ledger', 3n]]), tomorrow)).toBe(1);
  const database = new DatabaseSync(file);
  const left = database.prepare('SELECT sequence_number AS number FROM _stream_records').all();
  database.close();
  expect(left.map(({ number }) => number)).toEqual(['3']);
});

test('without a folder it leaves nothing behind', async () => {
  const engine = await startEngine();
  const pid = engine.pid ?? 0;
  const file = databaseFileOf(pid);
  expect(existsSync(file)).toBe(true);
  await engine.close();
  expect(isRunning(pid)).toBe(false);
  expect(existsSync(file)).toBe(false);
});

test('takes the engine at DYNAMODB_ENDPOINT and leaves it running', async () => {
  const theirs = await startEngine();
  vi.stubEnv('DYNAMODB_ENDPOINT', theirs.endpoint);
  const ours = await startEngine();
  vi.unstubAllEnvs();
  await ours.close();
  expect(ours).toMatchObject({ endpoint: theirs.endpoint, description: `DynamoDB at ${theirs.endpoint}` });
  await writeThree(connect(theirs));
  await theirs.close();
});

test('names a damaged file and the ways out', async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'dynamodb.sqlite'), 'this is no database, it only has its name'.repeat(50));
  await expect(startEngine({ folder })).rejects.toThrow(/dynamodb\.sqlite is damaged: .*\n.*--fresh/);
});

/** Runs an engine in a process of its own, to kill it. */
async function startOwner(folder?: string): Promise<{ owner: ChildProcess; pid: number }> {
  const module = JSON.stringify(fileURLToPath(new URL('../../local/engine.ts', import.meta.url)));
  const script = `
    import { startEngine } from ${module};
    const engine = await startEngine(${JSON.stringify({ folder })});
    console.log(engine.pid);
  `;
  const owner = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = Number(
    await new Promise((resolve) => owner.stdout.once('data', (data) => resolve(String(data)))),
  );
  return { owner, pid };
}

function findGuard(enginePid: number): number {
  const isGuard = (pid: string): boolean => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`engine-guard\0${enginePid}\0`);
    } catch {
      return false;
    }
  };
  return Number(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .find(isGuard),
  );
}

test('the engine ends by itself when its owner is killed, and takes a temporary folder along', async () => {
  const { owner, pid } = await startOwner();
  const file = databaseFileOf(pid);
  expect(existsSync(file)).toBe(true);
  owner.kill('SIGKILL');
  await eventually(async () => (isRunning(pid) ? undefined : true), 'the orphaned engine ends');
  await eventually(async () => (existsSync(file) ? undefined : true), 'its folder is deleted');
});

test('an engine that even lost its guard is ended by the next start on its file', async () => {
  const folder = makeFolder();
  const { owner, pid } = await startOwner(folder);
  process.kill(findGuard(pid), 'SIGKILL');
  owner.kill('SIGKILL');
  expect(isRunning(pid)).toBe(true);
  const next = await startEngine({ folder });
  expect(isRunning(pid)).toBe(false);
  await next.close();
});

test('the engine of the package is the version the index was made for', () => {
  const version = execFileSync(
    process.execPath,
    ['-p', "require('@dynoxide/linux-x64/package.json').version"],
    { encoding: 'utf8', cwd: fileURLToPath(new URL('../..', import.meta.url)) },
  ).trim();
  expect(version).toBe('1.2.1');
});
