import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newJourney } from '../../shared/domain/journeys/journey.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { Trigger } from '../../shared/domain/program/trigger.ts';
import type { AskDecision } from '../../shared/domain/triggers/ask-decision.ts';
import { hear } from '../../shared/domain/triggers/hear.ts';
import { triggerProgramOf } from '../../shared/domain/triggers/trigger-program.ts';
import { wakesAt } from '../../shared/domain/triggers/wakes-at.ts';
import { assignByHash } from '../../shared/journeys/assign-by-hash.ts';
import { gatherKnown } from '../../shared/journeys/gather-known.ts';
import { entryRead } from '../../shared/journeys/heard-entry.ts';
import { signalsOfEvent } from '../../shared/journeys/signals-of-event.ts';
import { readPlace } from '../../shared/storage/journeys-keys.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { aProgram, BEGIN } from '../domain/builders.ts';
import { runs, SEED } from '../law-runs.ts';
import { Crash, dyingClient } from '../referring/referring-tables.ts';
import { type EngineWorld, type Message, memberNumber, startEngineWorld } from './engine-world.ts';

const base = {
  priority: 50,
  coolingOffDays: 0,
  expiresAfterMinutes: 4_320,
  description: 'of the test',
} as const;
const TRIGGERS: readonly Trigger[] = [
  {
    ...base,
    id: 'welcome',
    when: { kind: 'event', event: 'member.enrolled' },
    actions: [
      { kind: 'message', template: 'welcome' },
      { kind: 'award_points', points: 10 },
    ],
    goal: { event: 'order.recorded', withinDays: 30 },
  },
  {
    ...base,
    id: 'thanks',
    when: { kind: 'event', event: 'order.recorded' },
    actions: [{ kind: 'message', template: 'thanks' }],
    holdoutPercent: 50,
  },
  {
    ...base,
    id: 'survey',
    when: { kind: 'event', event: 'order.recorded' },
    delayMinutes: 1_440,
    actions: [{ kind: 'tell_team', team: 'service' }],
  },
  {
    ...base,
    id: 'sorry',
    when: { kind: 'event', event: 'survey.answered', where: { score: { atMost: 6 } } },
    actions: [{ kind: 'tell_team', team: 'service' }],
  },
];
const PROGRAM: Program = aProgram({
  triggers: TRIGGERS,
  messaging: { caps: [], gapHours: 0, detractorDays: 180 },
});
const rules = triggerProgramOf(PROGRAM);
const NOW = BEGIN + 3_600;

let world: EngineWorld;
let made = 0;
beforeAll(async () => {
  world = await startEngineWorld();
});
beforeEach(() => world.table.proxy.setRates({}));
afterAll(() => world.table.close());

type Deed = 'buy' | 'sendBack' | 'visit' | 'detract';
const deeds = fc.array(fc.constantFrom<Deed>('buy', 'buy', 'sendBack', 'visit', 'detract'), {
  minLength: 1,
  maxLength: 9,
});

async function live(memberId: string, done: readonly Deed[]): Promise<void> {
  await world.agree(memberId);
  await world.shop.enroll(memberId, PROGRAM, BEGIN);
  const bought: string[] = [];
  for (const [place, deed] of done.entries()) {
    const [at, name] = [BEGIN + (place + 1) * 60, `${memberId}-${place}`];
    if (deed === 'buy') {
      await world.shop.buy(memberId, name, 500, PROGRAM, at);
      bought.push(name);
    }
    const last = deed === 'sendBack' ? bought.pop() : undefined;
    if (last !== undefined)
      await world.shop.sendBack(memberId, last, PROGRAM, at, place % 2 === 0 ? 1 : undefined);
    if (deed === 'visit') await world.act(memberId, name, 'visit', {}, PROGRAM, at);
    const answer = { survey: 'nps', kind: 'nps', score: 2 };
    if (deed === 'detract') await world.act(memberId, name, 'survey_answered', answer, PROGRAM, at);
  }
}

/** What the pure core makes of the same entries, each heard once, in order, at one moment. */
async function expected(memberId: string) {
  const profiles = profileStore(world.table.client, 'Profiles');
  const { known } = await gatherKnown({ ledger: world.ledger, profiles }, memberId, PROGRAM, NOW);
  let journey = newJourney(memberId);
  const decisions: AskDecision[] = [];
  for (const entry of await world.entriesOf(memberId)) {
    const { event } = entryRead(entry);
    if (event === null) throw new Error('an entry of the test cannot be told');
    const decided = hear(journey, signalsOfEvent(event, []), known, rules, assignByHash, NOW);
    journey = decided.journey;
    decisions.push(...decided.decisions);
  }
  return { journey, decisions, wakes: wakesAt(journey, known, rules, NOW) };
}

async function check(memberId: string): Promise<void> {
  const { journey, decisions, wakes } = await expected(memberId);
  const stored = await world.journeys.read(memberId);
  expect(stored?.journey).toEqual(journey);
  const actions = decisions.flatMap((decision) =>
    decision.outcome === 'made'
      ? decision.actions.map((action, place) => ({
          askId: decision.ask.askId,
          index: decision.firstIndex + place,
          action,
        }))
      : [],
  );
  const byName = (a: { askId: string; index: number }, b: { askId: string; index: number }) =>
    a.askId.localeCompare(b.askId) || a.index - b.index;
  const outbox = await world.outboxOf(memberId);
  expect(outbox.map(({ askId, index, action }) => ({ askId, index, action })).sort(byName)).toEqual(
    actions.sort(byName),
  );
  const assigned = new Map(
    decisions.flatMap((one) =>
      one.outcome === 'made' || one.outcome === 'held_out' ? [[one.ask.triggerId, one.group] as const] : [],
    ),
  );
  const kept = await world.journeys.readAssignments(memberId);
  expect(new Map(kept.map(({ triggerId, group }) => [triggerId, group]))).toEqual(assigned);
  const mine = (await world.placesNow()).filter((place) => readPlace(place).memberId === memberId);
  expect(mine).toEqual(stored?.place == null ? [] : [stored.place]);
  if (wakes !== null) expect(readPlace(stored?.place ?? '').at).toBeLessThanOrEqual(Math.max(wakes, NOW + 1));
}

interface Course {
  readonly done: readonly Deed[];
  /** Which of the entries are told in each batch; repeated, out of order, and not all of them. */
  readonly batches: readonly (readonly number[])[];
  readonly atOnce: boolean;
}

const course: fc.Arbitrary<Course> = fc.record({
  done: deeds,
  batches: fc.array(fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 5 }), { maxLength: 6 }),
  atOnce: fc.boolean(),
});

test('however often, late and out of order entries are told, the journey is the fold of them, and each action is decided once', async () => {
  world.table.proxy.setRates({ TransactWriteItems: { conflict: 0.1 } });
  await fc.assert(
    fc.asyncProperty(course, async ({ done, batches, atOnce }) => {
      const memberId = memberNumber(++made);
      await live(memberId, done);
      const entries = await world.entriesOf(memberId);
      const engine = world.engine(PROGRAM);
      const told = (numbers: readonly number[]): readonly Message[] =>
        numbers.flatMap((number) => {
          const entry = entries[number % entries.length];
          return entry === undefined ? [] : [world.told(entry)];
        });
      if (atOnce) await Promise.all(batches.map((numbers) => engine.take(told(numbers), NOW)));
      else for (const numbers of batches) expect(await engine.take(told(numbers), NOW)).toEqual(new Set());
      await engine.take(entries.map((entry) => world.told(entry)).toReversed(), NOW);
      await check(memberId);
    }),
    { seed: SEED, numRuns: runs(15) },
  );
});

test('an entry that is told alone brings all before it, and who was told everything twice is asked once', async () => {
  const memberId = memberNumber(++made);
  await live(memberId, ['buy', 'visit', 'buy']);
  const entries = await world.entriesOf(memberId);
  const engine = world.engine(PROGRAM);
  const last = entries.at(-1);
  if (last === undefined) throw new Error('nothing happened');
  await engine.take([world.told(last)], NOW);
  await check(memberId);
  await engine.take(
    entries.map((entry) => world.told(entry)),
    NOW + 5,
  );
  await check(memberId);
});

test.each([1, 2])('goes on where a process ended after its commit %i', async (commits) => {
  const memberId = memberNumber(++made);
  await live(memberId, ['buy', 'detract', 'buy']);
  const entries = await world.entriesOf(memberId);
  const dying = dyingClient(world.table.proxy.endpoint, commits);
  const failed = await world
    .engine(PROGRAM, dying)
    .keep({ memberId, entries: entries.slice(0, 2).map(entryRead), due: [] }, NOW)
    .catch((error: unknown) => error);
  dying.destroy();
  expect(failed instanceof Crash).toBe(commits === 1);
  await world.engine(PROGRAM).take(
    entries.map((entry) => world.told(entry)),
    NOW,
  );
  await check(memberId);
});

test('an entry that nobody has yet keeps what comes after it waiting, and nothing before it', async () => {
  const memberId = memberNumber(++made);
  await live(memberId, ['buy']);
  const [enrolled, bought] = await world.entriesOf(memberId);
  if (enrolled === undefined || bought === undefined) throw new Error('nothing happened');
  const later = { memberId, sequence: 9, event: null };
  const kept = await world
    .engine(PROGRAM)
    .keep({ memberId, entries: [entryRead(bought), entryRead(enrolled)], due: [] }, NOW);
  expect(kept).toMatchObject({ taken: 2, filled: 0 });
  const stuck = world.engine(PROGRAM).keep({ memberId, entries: [later], due: [] }, NOW);
  await expect(stuck).rejects.toMatchObject({ code: 'BUSY' });
  await check(memberId);
}, 60_000);
