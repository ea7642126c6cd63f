import { type DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Trigger } from '../../shared/domain/program/trigger.ts';
import { askSurvey } from '../../shared/domain/surveys/ask-survey.ts';
import { entryRead } from '../../shared/journeys/heard-entry.ts';
import { answerStore } from '../../shared/storage/answer-store.ts';
import { Fault } from '../../shared/storage/fault.ts';
import { journeyErasure } from '../../shared/storage/journey-erasure.ts';
import { readPlace } from '../../shared/storage/journeys-keys.ts';
import type { Item } from '../../shared/storage/keys.ts';
import { outboxHistory } from '../../shared/storage/outbox-history.ts';
import { repeatErasures } from '../../tools/cli/erasures.ts';
import { aProgram, BEGIN } from '../domain/builders.ts';
import { Crash, LEDGER } from '../referring/referring-tables.ts';
import { mortalClient } from '../storage/mortal-client.ts';
import {
  type EngineWorld,
  JOURNEYS,
  memberNumber,
  OUTBOX,
  SURVEYS,
  startEngineWorld,
} from './engine-world.ts';

/** What is asked of members goes with them, wherever an erasure is cut off, and goes again where a backup brings it back. */
const asking = (id: string, changes: Partial<Trigger> = {}): Trigger => ({
  id,
  description: 'of the test',
  when: { kind: 'event', event: 'order.recorded' },
  actions: [{ kind: 'message', template: 'thanks' }],
  priority: 50,
  coolingOffDays: 0,
  expiresAfterMinutes: 2_880,
  ...changes,
});
const PROGRAM = aProgram({
  version: 1,
  triggers: [asking('thanks'), asking('later', { delayMinutes: 600, priority: 40 })],
  messaging: { caps: [], gapHours: 0, detractorDays: 180 },
});
const NPS = {
  id: 'nps',
  kind: 'nps',
  questions: { en: { score: 'Would you?', open: 'Why?' } },
  openDays: 14,
} as const;
const TABLES = [JOURNEYS, OUTBOX, SURVEYS];

let world: EngineWorld;
let made = 0;
beforeAll(async () => {
  world = await startEngineWorld();
});
afterAll(() => world.table.close());

const mortal = (halves: number) => mortalClient(world.table.proxy.endpoint, halves);

async function hear(memberId: string, now: number, client?: DynamoDBClient): Promise<void> {
  const entries = (await world.entriesOf(memberId)).map(entryRead);
  await world.engine(PROGRAM, client).keep({ memberId, entries, due: [] }, now);
}

/** Of whom something waits, something is decided, and something was said. */
async function someone(): Promise<string> {
  made += 1;
  const memberId = memberNumber(made);
  await world.agree(memberId);
  await world.shop.enroll(memberId, PROGRAM, BEGIN);
  await world.shop.buy(memberId, `${memberId}-1`, 500, PROGRAM, BEGIN + 1);
  await hear(memberId, BEGIN + 10);
  const asked = askSurvey({ askId: `ask-${made}`, memberId, programVersion: 1 }, NPS, BEGIN + 10);
  const words = { ...asked, words: 'My name is Ada', submittedAt: BEGIN + 20 };
  const putting = answerStore(world.table.client, SURVEYS, LEDGER).putting(null, words);
  await world.ledger.commit({ entries: [], accounts: [], companions: [putting] });
  return memberId;
}

const erase = (memberId: string) => world.shop.close(memberId, PROGRAM, BEGIN + 30, 'erasure');

interface Kept {
  readonly table: string;
  readonly item: Item;
}

/** All that is kept of a member, beside the ledger and the profile. */
async function keptOf(memberId: string): Promise<readonly Kept[]> {
  const tables = TABLES.map(async (table) => {
    const { Items = [] } = await world.table.client.send(
      new ScanCommand({ TableName: table, ConsistentRead: true }),
    );
    const mine = Items.filter(({ pk, sk }) => `${pk?.S} ${sk?.S}`.includes(memberId));
    return mine.map((item): Kept => ({ table, item }));
  });
  return (await Promise.all(tables)).flat();
}

const partsOf = (kept: readonly Kept[]) =>
  kept.map(({ table, item }) => `${table} ${(item['pk']?.S ?? '').split('#')[0]}`).sort();

/** Does something with clients that end sooner or later, until one lives to its end. */
async function atEachMoment(deed: (client: DynamoDBClient) => Promise<void>): Promise<number> {
  for (let halves = 0; ; halves += 1) {
    const isDone = await deed(mortal(halves)).then(
      () => true,
      (error: unknown) => {
        // Storage makes a fault of whatever it meets.
        if (error instanceof Crash || (error instanceof Fault && error.cause instanceof Crash)) return false;
        throw error;
      },
    );
    if (isDone) return halves;
  }
}

test('what a backup brings back of an erased member is erased again, wherever that is cut off', async () => {
  const [memberId, other] = [await someone(), await someone()];
  const backup = await keptOf(memberId);
  expect(partsOf(backup)).toEqual([
    `${JOURNEYS} DUE`,
    `${JOURNEYS} JOURNEY`,
    `${JOURNEYS} JOURNEY`,
    `${OUTBOX} MEMBER`,
    `${SURVEYS} MEMBER`,
  ]);
  const others = await keptOf(other);
  await erase(memberId);
  await hear(memberId, BEGIN + 30);
  const again = (client: DynamoDBClient) =>
    repeatErasures(client, LEDGER, [
      journeyErasure(client, JOURNEYS),
      { eraseAgain: outboxHistory(client, OUTBOX).erase },
      { eraseAgain: answerStore(client, SURVEYS, LEDGER).erase },
    ]);
  expect(await again(world.table.client)).toEqual({ erased: 1, repeated: 0 });

  const moments = await atEachMoment(async (client) => {
    for (const { table, item } of backup)
      await world.table.client.send(new PutItemCommand({ TableName: table, Item: item }));
    try {
      await again(client);
    } finally {
      await again(world.table.client);
      expect(await again(world.table.client)).toEqual({ erased: 1, repeated: 0 });
      // A place in the index says no more than that somebody is looked at then, and goes when it comes.
      expect(partsOf(await keptOf(memberId))).toEqual([`${JOURNEYS} DUE`, `${JOURNEYS} JOURNEY`]);
      expect((await world.journeys.read(memberId))?.journey).toMatchObject({
        status: 'erased',
        asks: [],
        made: [],
        orders: 0,
      });
    }
  });
  expect(moments).toBeGreaterThan(10);

  expect(await keptOf(other)).toEqual(others);
  const place = (await world.journeys.read(memberId))?.place ?? '';
  await world.engine(PROGRAM).wake(readPlace(place).at);
  expect(partsOf(await keptOf(memberId))).toEqual([`${JOURNEYS} JOURNEY`]);
});

test('an erasure that is cut off anywhere, and heard again, leaves nothing of what was asked, made or said', async () => {
  const moments = await atEachMoment(async (client) => {
    const memberId = await someone();
    await erase(memberId);
    try {
      await hear(memberId, BEGIN + 30, client);
    } finally {
      await hear(memberId, BEGIN + 40);
      expect(partsOf(await keptOf(memberId))).toEqual([`${JOURNEYS} JOURNEY`]);
    }
  });
  expect(moments).toBeGreaterThan(10);
});
