import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ensureDevelopmentKey } from '../../local/development-key.ts';
import { type LocalStack, startStack } from '../../local/stack.ts';
import { DEFAULT_PROGRAM } from '../../shared/domain/program/default-program.ts';
import { assumptionLines } from '../../shared/domain/simulation/assumptions.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { historyReader } from '../../shared/storage/history-reader.ts';
import { programInForce } from '../../tools/simulation/program-in-force.ts';
import { simulate } from '../../tools/simulation/simulate.ts';
import { simulateLedger } from '../../tools/simulation/simulate-ledger.ts';
import { eventually } from '../e2e/eventually.ts';
import { replay } from '../replay/workbench.ts';
import { rate } from './pasts.ts';
import { exported, QUIETLY, shopFile, temporaryFolder } from './workbench.ts';

/** A made-up shop sent through the stack as it is deployed, beside simulations of its file and of the ledger. */
const dataDir = mkdtempSync(join(tmpdir(), 'perennial-simulation-stack-'));
let stack: LocalStack;
let key: string;

const now = () => Math.floor(Date.now() / 1_000);

beforeAll(async () => {
  stack = await startStack({ port: 0, dataDir, fresh: true, assembly: inject('assembly') });
  Object.assign(process.env, stack.environment);
  key = await ensureDevelopmentKey(stack, now());
});
afterAll(async () => {
  await stack?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('points issued and reversed are those of the real stack, from the file and from the ledger', async () => {
  const file = shopFile(150, 8);
  const flags = `--mapping perennial --dates own --url ${stack.url} --state ${temporaryFolder()}`;
  const real = await replay(file, flags, { key, now });
  expect(real.problems).toEqual([]);
  expect(real.points.reversed).toBeGreaterThan(0);
  const programs = { current: DEFAULT_PROGRAM, draft: rate(2) };
  const settings = { programs, redemptionPercent: 100, threads: 1 };
  const ofFile = await simulate(exported(file), settings, QUIETLY);
  expect(ofFile.current).toMatchObject({
    issued: real.points.issued,
    reversed: real.points.reversed,
    forgiven: real.points.forgiven,
  });
  const ledger = historyReader(dynamoDbClient(), stack.outputs['LedgerTable'] ?? '');
  const at = now();
  const ofLedger = await simulateLedger(ledger, { ...settings, until: at }, QUIETLY);
  const { issued, reversed, forgiven, orders, amount } = ofFile.current;
  expect(ofLedger.current).toMatchObject({ issued, reversed, forgiven, orders, amount });
  expect(ofLedger.members).toBe(ofFile.members);
  expect(ofLedger.history).toMatchObject({
    orders: ofFile.history.orders,
    guestOrders: ofFile.history.guestOrders,
    currency: 'USD',
    until: at,
  });
  // What time has done to the simulated accounts by now, it has done to the real ones.
  const { pending, active, deficit } = real.points;
  expect(ofLedger.current).toMatchObject({ pending, active, deficit });
});

test('the API comes to the same as the command line, and a retry begins no second one', async () => {
  const call = async (method: string, path: string, body?: unknown, headers: object = {}) => {
    const response = await fetch(stack.url + path, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: answers are judged field by field.
    const answer = (await response.json()) as any;
    return { status: response.status, headers: response.headers, body: answer };
  };
  const { version: _version, ...document } = rate(2);
  const idempotent = { 'idempotency-key': 'once' };
  const { body: draft } = await call(
    'POST',
    '/v1/program/drafts',
    { name: 'Twice', document, actor: 'Mia' },
    idempotent,
  );
  const path = `/v1/program/drafts/${draft.draftId}/simulations`;
  const start = (body: object = {}, headers: object = idempotent) =>
    call('POST', path, { redemptionPercent: 60, actor: 'Mia', ...body }, headers);

  expect((await start({}, { 'idempotency-key': 'early', 'if-match': '"9"' })).body.code).toBe(
    'PRECONDITION_FAILED',
  );
  const begun = await start({}, { ...idempotent, 'if-match': draft.etag });
  expect(begun).toMatchObject({
    status: 202,
    body: { state: 'running', draftEtag: draft.etag, result: null },
  });
  const location = begun.headers.get('location') ?? '';
  expect(await start({}, { ...idempotent, 'if-match': draft.etag })).toMatchObject({
    status: 200,
    body: { simulationId: begun.body.simulationId },
  });
  expect((await start({ redemptionPercent: 50 })).body.code).toBe('IDEMPOTENCY_MISMATCH');

  const { body: done } = await eventually(
    () => call('GET', location),
    ({ body }) => body.state !== 'running',
  );
  const { result, ...summary } = done;
  expect(summary).toMatchObject({ state: 'done', failure: null, progress: { share: 1 }, currentVersion: 1 });
  const ledger = historyReader(dynamoDbClient(), stack.outputs['LedgerTable'] ?? '');
  const until = Date.parse(done.startedAt) / 1_000;
  const programs = { current: DEFAULT_PROGRAM, draft: { ...document, version: 2 } };
  const own = await simulateLedger(ledger, { programs, redemptionPercent: 60, until }, QUIETLY);
  const { assumptions, history, ...figures } = result;
  expect({ ...figures, history }).toEqual({
    ...own,
    history: {
      happenings: own.history.happenings,
      orders: own.history.orders,
      guestOrders: own.history.guestOrders,
      until: done.startedAt,
    },
  });
  expect(assumptions).toEqual(assumptionLines(own));
  expect(summary.progress.orders).toBe(own.history.orders);

  const second = await start({}, { 'idempotency-key': 'again' });
  const { simulationId } = second.body;
  const canceled = await call('DELETE', `/v1/simulations/${simulationId}`);
  expect(['canceled', 'done']).toContain(canceled.body.state);
  expect((await call('DELETE', location)).body).toEqual(done);
  const { body: list } = await call('GET', path);
  expect(new Set(list.simulations.map((one: { simulationId: string }) => one.simulationId))).toEqual(
    new Set([simulationId, done.simulationId]),
  );
  expect((await call('GET', `/v1/simulations/sim_${'0'.repeat(20)}`)).body.code).toBe('SIMULATION_NOT_FOUND');
});

test('the program in force is the one that the stack judges by', async () => {
  const table = stack.outputs['ProgramTable'] ?? '';
  expect(await programInForce(dynamoDbClient(), table, now())).toEqual(DEFAULT_PROGRAM);
});
