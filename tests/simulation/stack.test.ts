import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ensureDevelopmentKey } from '../../local/development-key.ts';
import { type LocalStack, startStack } from '../../local/stack.ts';
import { DEFAULT_PROGRAM } from '../../shared/domain/program/default-program.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { programInForce } from '../../tools/simulation/program-in-force.ts';
import { simulate } from '../../tools/simulation/simulate.ts';
import { ledgerHistory } from '../../tools/simulation/source/ledger-history.ts';
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
  const ledger = { client: dynamoDbClient(), table: stack.outputs['LedgerTable'] ?? '' };
  const at = now();
  const ofLedger = await simulate(
    (folder, pace) => ledgerHistory(folder, ledger, at, pace),
    settings,
    QUIETLY,
  );
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

test('the program in force is the one that the stack judges by', async () => {
  const table = stack.outputs['ProgramTable'] ?? '';
  expect(await programInForce(dynamoDbClient(), table, now())).toEqual(DEFAULT_PROGRAM);
});
