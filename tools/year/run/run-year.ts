import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEngine } from '../../../local/engine.ts';
import { SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import { programHistory } from '../../../shared/domain/program/program-history.ts';
import { SHARDS, shardOf } from '../../../shared/storage/journeys-keys.ts';
import type { Item } from '../../../shared/storage/keys.ts';
import { addUnits } from '../../bench/harness/consumed-units.ts';
import { ownProcessorTimeMs, processorTimeMs } from '../../bench/harness/processor-time.ts';
import { seededRandom } from '../../replay/synthetic/random.ts';
import { grouped } from '../judge/evidence.ts';
import { naturalDeeds } from '../population/natural-deeds.ts';
import type { Person } from '../population/person.ts';
import { type PopulationTerms, population } from '../population/population.ts';
import { committedOf } from '../shop/committed.ts';
import { openShop } from '../shop/shop.ts';
import { createTables } from '../shop/tables.ts';
import { type Tapped, tappedClient } from '../shop/tapped-client.ts';
import { yearProgram } from '../year-program.ts';
import {
  type Checkpoint,
  type Effort,
  NO_EFFORT,
  ROLES,
  type Role,
  readCheckpoint,
  writeCheckpoint,
} from './checkpoint.ts';
import { type FaultKind, type Faults, seededFaults } from './faults.ts';
import { type Lane, openLane } from './lane.ts';
import { type LaneState, newLane } from './lane-state.ts';
import { stopwatch } from './stopwatch.ts';

export interface YearTerms extends PopulationTerms {
  /** What share of messages comes twice, and of transactions is cut off. */
  readonly faults: number;
  /** Of which kind; all where it is left out. */
  readonly faultKinds?: readonly FaultKind[];
}

export interface YearOptions {
  readonly terms: YearTerms;
  /** Which of the index's shards, with the members on them. */
  readonly shards: readonly number[];
  /** Where database and state are kept; null: nowhere, and it cannot be interrupted. */
  readonly folder: string | null;
  /** After each simulated day; false: stop here. */
  readonly afterDay: (day: number, days: number) => boolean;
}

export interface Year {
  readonly isFinished: boolean;
  readonly lanes: readonly LaneState[];
  readonly effort: Effort;
}

/** Lives a year of some shards, or goes on with one. @throws Error for a bug of ours, or of the engine */
export async function runYear({ terms, shards, folder, afterDay }: YearOptions): Promise<Year> {
  const before = folder === null ? null : readCheckpoint(folder);
  const database = folder === null ? undefined : join(folder, 'database');
  // Without a state beside it, what is in the database is of a day that was cut off.
  if (database !== undefined && before === null) rmSync(database, { recursive: true, force: true });
  const engine = await startEngine(database === undefined ? {} : { folder: database });
  const people = population(terms);
  const lanes = before?.lanes ?? newLanes(people, terms).filter(({ shard }) => shards.includes(shard));
  const faults = SHARD_NUMBERS.map((shard) => faultsOf(terms, shard, before));
  const open = new Map<number, Lane>();
  const clients = Object.fromEntries(
    ROLES.map((role, index) => [role, tappedClient(engine.endpoint, tapOf(faults[index] as Faults))]),
  ) as Record<Role, Tapped>;
  const watch = stopwatch();
  const began = { at: performance.now(), own: ownProcessorTimeMs() };

  function tapOf(chance: Faults) {
    const onCommitted = (tableName: string, item: Item) => {
      const committed = committedOf(tableName, item);
      if (committed === null) return;
      const memberId = committed.kind === 'entry' ? committed.booked.memberId : committed.memberId;
      open.get(shardOf(memberId))?.hear(committed);
    };
    return { onCommitted, crashes: chance.crashes };
  }

  try {
    if (before === null) await createTables(clients.api.client);
    const programs = programHistory([{ program: yearProgram(), effectiveFrom: 0 }]);
    const shop = openShop(clients.api.client, programs);
    const byMember = new Map(people.map((person) => [person.memberId, person]));
    const friends = grouped(
      people.filter(({ advocate }) => advocate !== null),
      ({ advocate }) => advocate ?? -1,
    );
    for (const state of lanes)
      open.set(
        state.shard,
        openLane(state, {
          shop,
          terms,
          programs,
          people: byMember,
          byNumber: people,
          friends,
          faults: faults[state.shard] as Faults,
          journeysClient: clients.journeys.client,
          deliveryClient: clients.delivery.client,
          whileKeeping: watch.during,
        }),
      );
    const end = terms.begin + terms.days * SECONDS_PER_DAY;
    let clock = before?.clock ?? Math.min(...lanes.map((lane) => lane.clock));
    const first = Math.min(...lanes.map((lane) => lane.clock), clock);
    let goesOn = true;
    while (goesOn && clock < end) {
      clock = Math.min(end, clock + SECONDS_PER_DAY);
      await Promise.all([...open.values()].map((lane) => lane.run(clock)));
      goesOn = afterDay(
        Math.round((clock - first) / SECONDS_PER_DAY),
        Math.round((end - first) / SECONDS_PER_DAY),
      );
    }
    const effort = effortNow(before?.effort ?? NO_EFFORT);
    if (folder !== null) writeCheckpoint(folder, { clock, lanes, effort });
    return { isFinished: clock >= end, lanes, effort };
  } finally {
    for (const { client } of Object.values(clients)) client.destroy();
    await engine.close();
  }

  function effortNow(earlier: Effort): Effort {
    const of = <T>(pick: (role: Role) => T) =>
      Object.fromEntries(ROLES.map((role) => [role, pick(role)])) as Record<Role, T>;
    return {
      seconds: earlier.seconds + (performance.now() - began.at) / 1_000,
      keepingSeconds: earlier.keepingSeconds + watch.seconds(),
      processorSeconds: earlier.processorSeconds + (ownProcessorTimeMs() - began.own) / 1_000,
      engineSeconds:
        earlier.engineSeconds + (engine.pid === undefined ? 0 : processorTimeMs(engine.pid) / 1_000),
      units: of((role) => addUnits(earlier.units[role], clients[role].units)),
      transactions: of((role) => earlier.transactions[role] + clients[role].transactions),
    };
  }
}

const SHARD_NUMBERS = Array.from({ length: SHARDS }, (_, shard) => shard);

/** Of each day on which it begins anew another, so that an interrupted year does not repeat its accidents. */
const faultsOf = (
  { seed, faults, faultKinds }: YearTerms,
  shard: number,
  before: Checkpoint | null,
): Faults => seededFaults(faults, seededRandom(seed * SHARDS + shard + (before?.clock ?? 0)), faultKinds);

function newLanes(people: readonly Person[], terms: YearTerms): readonly LaneState[] {
  const deeds = people.map((person) => ({ shard: person.shard, deeds: naturalDeeds(person, terms) }));
  const first = Math.min(...deeds.flatMap(({ deeds: all }) => all.slice(0, 1).map(({ at }) => at)));
  return SHARD_NUMBERS.map((shard) => {
    const own = deeds.filter((one) => one.shard === shard).flatMap((one) => one.deeds);
    return newLane(
      shard,
      first - 1,
      own.sort((a, b) => a.at - b.at),
    );
  });
}
