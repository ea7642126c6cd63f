import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, startEngine } from '../../local/engine.ts';
import { DEFAULT_PROGRAM } from '../../shared/domain/program/default-program.ts';
import { planPublication } from '../../shared/domain/program/publication.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { draftStore } from '../../shared/storage/draft-store.ts';
import { Fault } from '../../shared/storage/fault.ts';
import type { AuditEntry } from '../../shared/storage/program-audit.ts';
import { programStore } from '../../shared/storage/program-store.ts';
import { type FaultProxy, startFaultProxy } from '../../tools/fault-proxy/fault-proxy.ts';

const SEED = process.env['FAULT_SEED'] ?? `${Date.now()}`;
console.info(`fault seed ${SEED}`);

const TABLE = 'Programs';
const NOW = 1_790_000_000;
const LEAD = 30;
const { version: _version, ...document } = DEFAULT_PROGRAM;

let engine: Engine;
let proxy: FaultProxy;
const clients: DynamoDBClient[] = [];

const clientOf = (endpoint: string, maxAttempts: number): DynamoDBClient => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials, maxAttempts });
  clients.push(client);
  return client;
};

beforeAll(async () => {
  engine = await startEngine();
  const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
  await clientOf(engine.endpoint, 3).send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [attribute('pk'), attribute('sk')],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
  proxy = await startFaultProxy({
    target: engine.endpoint,
    seed: SEED,
    rates: {
      TransactWriteItems: {
        conflict: 0.1,
        throttled_transaction: 0.05,
        server_error: 0.05,
        server_error_after: 0.1,
        cut_before: 0.05,
        cut_after: 0.15,
      },
      GetItem: { throttle: 0.05, cut_before: 0.05 },
    },
  });
});

afterAll(async () => {
  for (const client of clients) client.destroy();
  await proxy.close();
  await engine.close();
});

const line: AuditEntry = {
  at: NOW,
  action: 'published',
  actor: 'Mia',
  keyId: 'key',
  reason: 'because',
  draftId: null,
  revision: null,
  version: null,
  effectiveFrom: null,
};

/** Does the same thing until it is known to be done, as a caller who gets 503s and conflicts. */
async function untilDone<T>(attempt: () => Promise<T | null>): Promise<T> {
  for (;;) {
    try {
      const done = await attempt();
      if (done !== null) return done;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
    }
  }
}

test('whatever fails on the way, each request publishes one version, and their numbers have no gap', async () => {
  // One attempt a call, so that no retry of the SDK hides what the store makes of a failure.
  const store = programStore(clientOf(proxy.endpoint, 1), TABLE);
  const publish = (idempotencyKey: string) =>
    untilDone(async () => {
      const first = await store.readPublication(idempotencyKey);
      if (first !== null) return first.version;
      const before = await store.readHead();
      const plan = planPublication(before, null, LEAD, NOW + before.revision * 2 * LEAD);
      if (isRefusal(plan)) throw new Error(plan.detail);
      const { version, effectiveFrom } = plan.planned;
      const facts = { publishedAt: NOW, reason: idempotencyKey, actor: 'Mia', keyId: 'key' };
      const outcome = await store.publish({
        idempotencyKey,
        requestHash: idempotencyKey,
        version: {
          ...{ version, effectiveFrom, ...facts },
          ...{ rollbackOf: null, draftId: null, canceledAt: null, document },
        },
        before,
        after: plan.head,
        audit: { ...line, version },
        draft: null,
      });
      return outcome === 'published' ? version : null;
    });
  const keys = Array.from({ length: 40 }, (_, index) => `request-${index}`);
  const numbers = await Promise.all(keys.map(publish));
  expect(numbers.toSorted((one, other) => one - other)).toEqual(keys.map((_, index) => index + 2));

  const calm = programStore(clientOf(engine.endpoint, 3), TABLE);
  expect(await calm.readHead()).toMatchObject({ lastVersion: 41, revision: 40 });
  for (const [index, key] of keys.entries()) {
    const version = numbers[index] ?? 0;
    expect(await calm.readPublication(key)).toEqual({ version, requestHash: key });
    expect(await calm.readVersion(version)).toMatchObject({ version, reason: key, document });
  }
  expect((await calm.listVersions(100, null)).rows.map(({ version }) => version)).toEqual(
    Array.from({ length: 41 }, (_, index) => 41 - index),
  );
  expect((await calm.listAudit(100, null)).rows).toHaveLength(40);
  expect(proxy.counts().hiddenCommits).toBeGreaterThan(0);
});

test('whatever fails on the way, each change of a draft is made once, on what it was made for', async () => {
  const drafts = draftStore(clientOf(proxy.endpoint, 1), TABLE);
  const draftId = `dft_${'a'.repeat(20)}`;
  const save = (requestHash: string) =>
    untilDone(async () => {
      const record = await drafts.readDraft(draftId);
      if (record?.kind === 'draft' && record.draft.name.split(' ').includes(requestHash)) return true;
      const before = record?.kind === 'draft' ? record.draft : null;
      const revision = (before?.revision ?? 0) + 1;
      const name = before === null ? requestHash : `${before.name} ${requestHash}`;
      const times = { createdAt: NOW, updatedAt: NOW };
      const draft = { draftId, name, revision, ...times, actor: 'Mia', requestHash, creationHash: 'x' };
      const audit: AuditEntry = { ...line, action: 'draft_saved', draftId, revision };
      return (await drafts.saveDraft({ ...draft, document: {} }, audit)) || null;
    });
  const changes = Array.from({ length: 25 }, (_, index) => `change-${index}`);
  await Promise.all(changes.map(save));
  const calm = draftStore(clientOf(engine.endpoint, 3), TABLE);
  const [draft] = await calm.listDrafts();
  expect(draft?.revision).toBe(changes.length);
  expect(draft?.name.split(' ').toSorted()).toEqual(changes.toSorted());
});
