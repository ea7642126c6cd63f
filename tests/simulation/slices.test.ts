import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { liveSlice } from '../../functions/simulations/live-slice.ts';
import { standingOf } from '../../functions/simulations/simulation-state.ts';
import type { SliceMessage } from '../../shared/contracts/simulation-message.ts';
import { type Simulation, simulationOf } from '../../shared/domain/simulation/simulation-part.ts';
import { historyReader } from '../../shared/storage/history-reader.ts';
import { publishedPrograms } from '../../shared/storage/published-programs.ts';
import type { SimulationFacts } from '../../shared/storage/simulation-codec.ts';
import { simulationStore } from '../../shared/storage/simulation-store.ts';
import { simulateLedger } from '../../tools/simulation/simulate-ledger.ts';
import { runs, SEED } from '../law-runs.ts';
import { Crash, createLedger, LEDGER } from '../referring/referring-tables.ts';
import { mortalClient } from '../storage/mortal-client.ts';
import { type StartedTable, startTable } from '../storage/started-table.ts';
import { rate, TIERS } from './pasts.ts';
import { QUIETLY } from './workbench.ts';
import { CLOSING, writeShop } from './written-shop.ts';

const PROGRAMS = 'Programs';
const MEMBERS = 31;
let tables: StartedTable;
let whole: Simulation;

/** Twice the points, and tiers. */
const { version: _version, ...draft } = rate(2, { tiers: TIERS });
let count = 0;

beforeAll(async () => {
  tables = await startTable(PROGRAMS, 0);
  await createLedger(tables.client);
  await writeShop(tables.client, LEDGER, MEMBERS);
  const { simulations, programs } = storesOf();
  const facts = await begun(3);
  const current = await programs.readVersion(1);
  if (current === null) throw new Error('the built-in version is missing');
  whole = await simulateLedger(
    historyReader(tables.client, LEDGER),
    {
      programs: {
        current: { ...current.document, version: 1 },
        draft: { ...(await simulations.readDocument(facts.simulationId)), version: 2 },
      },
      redemptionPercent: 100,
      until: CLOSING,
    },
    QUIETLY,
  );
});
afterAll(() => tables.close());

const storesOf = (client = tables.client) => ({
  simulations: simulationStore(client, PROGRAMS),
  programs: publishedPrograms(client, PROGRAMS),
  history: historyReader(client, LEDGER),
});

async function begun(parts: number): Promise<SimulationFacts> {
  count += 1;
  const facts: SimulationFacts = {
    simulationId: `sim_${count.toString().padStart(20, '0')}`,
    draftId: 'dft_1',
    draftName: 'Autumn',
    revision: 1,
    currentVersion: 1,
    redemptionPercent: 100,
    startedAt: CLOSING,
    actor: 'Mia',
    reason: null,
    requestHash: 'x',
    itemsToRead: 0,
    parts,
  };
  expect(await storesOf().simulations.create(facts, draft)).toBe(true);
  return facts;
}

async function resultOf({ simulationId }: SimulationFacts): Promise<Simulation | null> {
  const { simulations, programs } = storesOf();
  const parts = await simulations.readParts(simulationId);
  expect(parts.every(({ isDone }) => isDone)).toBe(true);
  const current = await programs.readVersion(1);
  return simulationOf(
    parts.map(({ lived }) => lived),
    {
      current: { ...(current?.document ?? draft), version: 1 },
      draft: { ...(await simulations.readDocument(simulationId)), version: 2 },
      redemptionPercent: 100,
    },
    CLOSING,
  );
}

/** What befalls the message that is taken next, whichever it is. */
interface Fate {
  readonly pick: number;
  /** After so many halves of requests its function dies; null: it lives. */
  readonly diesAfter: number | null;
  /** The queue brings it again although it was done. */
  readonly comesTwice: boolean;
  readonly pages: number;
}

const fates: fc.Arbitrary<readonly Fate[]> = fc.array(
  fc.record({
    pick: fc.nat(100),
    diesAfter: fc.option(fc.nat(30), { freq: 2 }),
    comesTwice: fc.boolean(),
    pages: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 20, maxLength: 60 },
);
const HEALTHY: Fate = { pick: 0, diesAfter: null, comesTwice: false, pages: 2 };

async function workOff(facts: SimulationFacts, itemsPerPage: number, all: readonly Fate[]): Promise<void> {
  const { simulationId, parts } = facts;
  const queue: SliceMessage[] = Array.from({ length: parts }, (_, part) => ({
    simulationId,
    part,
    revision: 1,
  }));
  for (let turn = 0; queue.length > 0; turn += 1) {
    const fate = all[turn] ?? HEALTHY;
    const [message] = queue.splice(fate.pick % queue.length, 1);
    if (message === undefined) return;
    const isDone = await work(message, fate, queue, itemsPerPage);
    if (!isDone || fate.comesTwice) queue.push(message);
    expect(turn).toBeLessThan(2_000);
  }
}

/** Whether it came to its end. */
async function work(
  message: SliceMessage,
  { diesAfter, pages }: Fate,
  queue: SliceMessage[],
  itemsPerPage: number,
): Promise<boolean> {
  const client = diesAfter === null ? tables.client : mortalClient(tables.proxy.endpoint, diesAfter);
  let looks = 0;
  const take = liveSlice({
    ...storesOf(client),
    queue: {
      // As cheap to lose as any request: before it took effect, or after.
      send: async (next) => {
        if (diesAfter !== null && diesAfter % 3 === 0) throw new Crash();
        queue.push(next);
        if (diesAfter !== null && diesAfter % 3 === 1) throw new Crash();
      },
      postpone: async () => {},
    },
    clockMs: () => {
      looks += 1;
      return looks;
    },
    sliceMs: pages,
    itemsPerPage,
  });
  try {
    await take(message, CLOSING + 60);
    return true;
  } catch (error) {
    if (diesAfter === null) throw error;
    return false;
  } finally {
    if (client !== tables.client) client.destroy();
  }
}

describe('a simulation in slices', () => {
  test('is of what there is to live', () => {
    expect(whole).toMatchObject({ members: MEMBERS, history: { guestOrders: 11, currency: 'USD' } });
    expect(whole.draft.issued).toBeGreaterThan(whole.current.issued);
    expect(whole.draft.reversed).toBeGreaterThan(0);
    expect(whole.tiers.map(({ tier }) => tier)).toEqual(['basic', 'silver', 'gold']);
    expect(whole.mostAffected.length).toBe(10);
  });

  test('comes to what it comes to in one go, with slices of any size, crashed and repeated at any point', async () => {
    await fc.assert(
      fc.asyncProperty(
        fates,
        fc.integer({ min: 2, max: 60 }),
        fc.integer({ min: 1, max: 5 }),
        async (all, itemsPerPage, parts) => {
          const facts = await begun(parts);
          await workOff(facts, itemsPerPage, all);
          expect(await resultOf(facts)).toEqual(whole);
        },
      ),
      { seed: SEED, numRuns: runs(5) },
    );
  });

  test('goes on once where the queue brings a slice to several at the same time', async () => {
    const facts = await begun(1);
    const { simulationId } = facts;
    const queue: SliceMessage[] = [];
    const same = Array.from({ length: 4 }, () =>
      work({ simulationId, part: 0, revision: 1 }, { ...HEALTHY, pages: 1 }, queue, 5),
    );
    expect(await Promise.all(same)).toEqual([true, true, true, true]);
    expect(queue).toEqual([{ simulationId, part: 0, revision: 2 }]);
    expect(await storesOf().simulations.readProgress(simulationId)).toMatchObject([{ revision: 2 }]);
  });

  test('leaves out what was written down after it began', async () => {
    const facts = { ...(await begun(1)), simulationId: 'sim_early', startedAt: CLOSING - 190 * 86_400 };
    await storesOf().simulations.create(facts, draft);
    await workOff(facts, 1_000, []);
    const [part] = await storesOf().simulations.readParts(facts.simulationId);
    const early = part?.lived.counts;
    expect(early?.orders).toBeGreaterThan(0);
    expect(early?.orders).toBeLessThan(whole.history.orders);
  });

  test('stops where it was canceled, and stands where it failed until somebody has it go on', async () => {
    const { simulations } = storesOf();
    const canceled = await begun(2);
    expect(await simulations.cancel(canceled.simulationId, CLOSING + 5)).toBe(true);
    expect(await simulations.cancel(canceled.simulationId, CLOSING + 6)).toBe(false);
    await workOff(canceled, 1_000, []);
    const stopped = await simulations.readProgress(canceled.simulationId);
    expect(stopped.map(({ revision }) => revision)).toEqual([1, 1]);

    const failed = await begun(1);
    await simulations.fail(failed.simulationId, { part: 0, cause: 'the table was away', at: CLOSING + 9 });
    await workOff(failed, 1_000, []);
    const state = await simulations.read(failed.simulationId);
    const progress = await simulations.readProgress(failed.simulationId);
    if (state === null) throw new Error('the simulation is gone');
    expect(standingOf(state, progress, CLOSING + 10)).toEqual({
      state: 'failed',
      failure: 'the table was away',
      endedAt: CLOSING + 9,
    });
    await simulations.takeUp(failed.simulationId);
    await workOff(failed, 1_000, []);
    expect(await resultOf(failed)).toEqual(whole);
  });

  test('that nobody works on any more has failed, whether or not anybody noticed', async () => {
    const facts = await begun(1);
    const state = { ...facts, canceledAt: null, failure: null };
    const parts = await storesOf().simulations.readProgress(facts.simulationId);
    expect(standingOf(state, parts, CLOSING + 29 * 60)).toMatchObject({ state: 'running', endedAt: null });
    expect(standingOf(state, parts, CLOSING + 31 * 60)).toMatchObject({
      state: 'failed',
      failure: expect.stringMatching(/^Nothing has moved since /),
    });
  });
});
