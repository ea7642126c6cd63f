import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { cleanLake } from '../../shared/lake/clean.ts';
import { compact } from '../../shared/lake/compact.ts';
import { curate, type Workshop } from '../../shared/lake/curate.ts';
import { dayOf, daysAfter } from '../../shared/lake/days.ts';
import type { Objects } from '../../shared/lake/objects.ts';
import { runs, SEED } from '../law-runs.ts';
import { gzippedLines, rawKey, startWorld } from './curation-world.ts';
import { Crash, contestedObjects, dyingObjects } from './failing-objects.ts';
import { aLine, aPosting, type RawLine } from './raw-lines.ts';
import { readLake } from './read-lake.ts';

const world = await startWorld();
const [engine, rival] = [await world.engine(), await world.engine()];
afterAll(() => world.close());

const DAY_SECONDS = 86_400;
const BEGIN = Date.parse('2026-11-23T12:00:00Z') / 1000;
/** The first two are of a month that is compacted from the beginning on. */
const OCCURRED = [
  '2026-09-10T23:59:59Z',
  '2026-09-11T00:00:00Z',
  '2026-10-31T10:00:00Z',
  '2026-11-22T10:00:00Z',
];
const TYPES = ['order.recorded', 'member.enrolled', 'nothing.known'];

/** What an event is follows from its number. */
const eventOf = (number: number): RawLine =>
  aLine({
    id: `evt_${number}`,
    type: TYPES[number % TYPES.length] ?? '',
    occurredAt: OCCURRED[Math.floor(number / TYPES.length) % OCCURRED.length] ?? '',
    data: { orderKey: `k${number}`, netAmount: number },
    postings: number % TYPES.length === 0 ? [aPosting('issued', -number), aPosting('active', number)] : [],
  });

/** What the lake must hold of these events, said without it. */
function expected(numbers: Iterable<number>): readonly string[] {
  return [...new Set(numbers)]
    .flatMap((number) => {
      const id = `evt_${number}`;
      if (number % TYPES.length === 1) return [`members ${id}`];
      return number % TYPES.length === 0 ? [`orders ${id}`, `postings ${id} 0`, `postings ${id} 1`] : [];
    })
    .sort();
}

async function found(objects: Objects): Promise<readonly string[]> {
  const tables = await readLake(objects, engine, world.folder);
  return Object.entries(tables)
    .flatMap(([table, rows]) =>
      rows.map((row) => [table, row['event_id'], ...('place' in row ? [row['place']] : [])].join(' ')),
    )
    .sort();
}

type Step =
  | { readonly kind: 'arrive'; readonly events: readonly number[]; readonly daysLate: number }
  | { readonly kind: 'curate' | 'compact' | 'clean' | 'both'; readonly bytes: number }
  | { readonly kind: 'contest'; readonly meanwhile: 'curate' | 'compact' | 'clean'; readonly event: number }
  | {
      readonly kind: 'die';
      readonly during: 'curate' | 'compact' | 'clean';
      readonly calls: number;
      readonly isAfter: boolean;
    }
  | { readonly kind: 'wait'; readonly days: number };

const arrive = fc.record({
  kind: fc.constant('arrive' as const),
  events: fc.array(fc.nat({ max: 35 }), { minLength: 1, maxLength: 8 }),
  daysLate: fc.nat({ max: 1 }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: arrive },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('curate' as const, 'compact' as const, 'clean' as const, 'both' as const),
      bytes: fc.constantFrom(1, 1_000_000),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('contest' as const),
      meanwhile: fc.constantFrom('curate' as const, 'compact' as const, 'clean' as const),
      event: fc.nat({ max: 35 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('die' as const),
      during: fc.constantFrom('curate' as const, 'compact' as const, 'clean' as const),
      calls: fc.nat({ max: 14 }),
      isAfter: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.constantFrom(1, 2, 40) }),
  },
);

/** A lake that lives through steps, and what has arrived in it. */
class Life {
  readonly objects = world.bucket();
  readonly clock = { now: BEGIN };
  readonly arrived = new Set<number>();
  number = 0;

  shop(objects = this.objects, by = engine): Workshop {
    return world.workshop(objects, by, this.clock);
  }

  async take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'arrive':
        return this.arrive(step.events, step.daysLate);
      case 'wait':
        this.clock.now += step.days * DAY_SECONDS;
        return;
      case 'die':
        return this.die(step.during, dyingObjects(this.objects, step.calls, step.isAfter));
      case 'compact':
        await compact(this.shop());
        return;
      case 'contest':
        return this.contest(step.meanwhile, step.event);
      case 'clean':
        await cleanLake(this.objects, this.clock.now);
        return;
      default:
        return this.curate(step.kind, { bytes: step.bytes, objects: 100 });
    }
  }

  async arrive(events: readonly number[], daysLate: number): Promise<void> {
    const day = daysAfter(dayOf(this.clock.now), -daysLate);
    this.number += 1;
    await this.objects.put(rawKey(day, `10-${this.number}`), gzippedLines(events.map(eventOf)));
    for (const event of events) this.arrived.add(event);
  }

  async curate(kind: 'curate' | 'both', limits: { bytes: number; objects: number }): Promise<void> {
    if (kind === 'curate') await curate(this.shop(), { limits });
    else {
      const other = this.shop(this.objects, rival);
      await Promise.all([
        curate(this.shop(), { limits }),
        curate(other, { limits }).then(() => compact(other)),
        cleanLake(this.objects, this.clock.now),
      ]);
    }
    // Whoever ran to the end has taken all that had arrived.
    expect(await found(this.objects)).toEqual(expected(this.arrived));
  }

  /** Another is at work between what a run has written and its manifest. */
  async contest(kind: 'curate' | 'compact' | 'clean', event: number): Promise<void> {
    const other = this.shop(this.objects, rival);
    const meanwhile = async () => {
      if (kind === 'clean') return cleanLake(this.objects, this.clock.now);
      if (kind === 'compact') return compact(other);
      await this.arrive([event], 0);
      return curate(other);
    };
    await this.arrive([event + 36], 1);
    const contested = contestedObjects(this.objects, 2, meanwhile);
    await curate(this.shop(contested));
    await compact(this.shop(contested));
    expect(await found(this.objects)).toEqual(expected(this.arrived));
  }

  async die(during: 'curate' | 'compact' | 'clean', objects: Objects): Promise<void> {
    try {
      if (during === 'curate') await curate(this.shop(objects));
      else if (during === 'compact') await compact(this.shop(objects));
      else await cleanLake(objects, this.clock.now);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
}

test('the lake holds exactly the events that arrived, each once, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 9 }), async (steps) => {
      const life = new Life();
      let before: readonly string[] = [];
      for (const each of steps) {
        await life.take(each);
        const now = await found(life.objects);
        expect(new Set(now).size).toBe(now.length);
        expect(now).toEqual(expect.arrayContaining([...before]));
        expect(expected(life.arrived)).toEqual(expect.arrayContaining([...now]));
        before = now;
      }
      await life.curate('curate', { bytes: 1_000_000, objects: 100 });
      await life.take({ kind: 'compact', bytes: 1 });
      life.clock.now += 2 * DAY_SECONDS;
      await life.take({ kind: 'clean', bytes: 1 });
      expect(await found(life.objects)).toEqual(expected(life.arrived));
    }),
    { seed: SEED, numRuns: runs(5) },
  );
}, 600_000);
