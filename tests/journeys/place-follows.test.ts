import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_PREFERENCES } from '../../shared/domain/preferences.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { Trigger } from '../../shared/domain/program/trigger.ts';
import { triggerProgramOf } from '../../shared/domain/triggers/trigger-program.ts';
import { wakesAt } from '../../shared/domain/triggers/wakes-at.ts';
import { gatherKnown } from '../../shared/journeys/gather-known.ts';
import { pokeOf, readPlace } from '../../shared/storage/journeys-keys.ts';
import { profileStore, type StoredProfile } from '../../shared/storage/profile-store.ts';
import { aProgram, BEGIN } from '../domain/builders.ts';
import { aTierProgram } from '../domain/tiers/tier-programs.ts';
import { runs, SEED } from '../law-runs.ts';
import { Crash, dyingClient, PROFILES } from '../referring/referring-tables.ts';
import { EMAIL, type EngineWorld, memberNumber, startEngineWorld } from './engine-world.ts';

const DAY = 86_400;
const trigger = (id: string, when: Trigger['when']): Trigger => ({
  id,
  description: id,
  when,
  actions: [{ kind: 'message', template: id }],
  priority: 50,
  coolingOffDays: 0,
  expiresAfterMinutes: 2_880,
});
const BIRTHDAY = trigger('birthday', { kind: 'schedule', after: 'birthday', offsetDays: 0, at: '09:00' });
const EXPIRY = trigger('expiry', { kind: 'schedule', after: 'points_expiry', offsetDays: -5, at: '10:00' });
const TIER = trigger('tier', { kind: 'schedule', after: 'tier_end', offsetDays: -30 });
const SILENT = trigger('silent', { kind: 'silence', intervals: 0.5 });
const common = {
  timeZone: 'Europe/Berlin',
  pending: { kind: 'days', days: 10 },
  expiry: { kind: 'rolling', months: 1 },
  tiers: aTierProgram({ window: { kind: 'rolling_months', months: 2 } }),
} as const;
const PROGRAMS: readonly Program[] = [
  aProgram({ ...common, version: 1, triggers: [BIRTHDAY] }),
  aProgram({ ...common, version: 2, triggers: [BIRTHDAY, EXPIRY, TIER, SILENT] }),
  aProgram({ ...common, version: 3, triggers: [] }),
];

type Change =
  | { readonly kind: 'birthday'; readonly birthday: string }
  | { readonly kind: 'zone'; readonly timeZone: string | null }
  | { readonly kind: 'consent'; readonly isGiven: boolean }
  | { readonly kind: 'program'; readonly program: number }
  | { readonly kind: 'order'; readonly price: number }
  | { readonly kind: 'refund' }
  | { readonly kind: 'wait' };
const change: fc.Arbitrary<Change & { readonly days: number; readonly crashes: boolean }> = fc
  .tuple(
    fc.integer({ min: 0, max: 40 }),
    fc.boolean(),
    fc.oneof<fc.Arbitrary<Change>[]>(
      fc.record({
        kind: fc.constant('birthday' as const),
        birthday: fc.constantFrom('1990-02-03', '1990-02-29', '1990-03-28'),
      }),
      fc.record({
        kind: fc.constant('zone' as const),
        timeZone: fc.constantFrom(null, 'Asia/Tokyo', 'America/New_York'),
      }),
      fc.record({ kind: fc.constant('consent' as const), isGiven: fc.boolean() }),
      fc.record({ kind: fc.constant('program' as const), program: fc.nat({ max: 2 }) }),
      fc.record({ kind: fc.constant('order' as const), price: fc.constantFrom(500, 9_000) }),
      fc.record({ kind: fc.constant('refund' as const) }),
      fc.record({ kind: fc.constant('wait' as const) }),
    ),
  )
  .map(([days, crashes, one]) => ({ ...one, days, crashes }));

let world: EngineWorld;
let made = 0;
beforeAll(async () => {
  world = await startEngineWorld();
});
afterAll(() => world.table.close());

function profileAfter({ fields, preferences = NO_PREFERENCES }: StoredProfile, one: Change, now: number) {
  if (one.kind === 'birthday') return { fields: { ...fields, birthday: one.birthday } };
  if (one.kind === 'zone') return { preferences: { ...preferences, timeZone: one.timeZone } };
  if (one.kind !== 'consent') return {};
  const email = { isAllowed: one.isGiven, at: now, how: 'test' };
  return { preferences: { ...preferences, channels: { email } } };
}

/** What becomes of a member: each change as the shop makes it, and the look that it brings, cut off once where it crashes. */
async function live(changes: readonly (Change & { days: number; crashes: boolean })[]): Promise<void> {
  const memberId = memberNumber(++made);
  const profiles = profileStore(world.table.client, PROFILES);
  let program = PROGRAMS[0] as Program;
  let now = BEGIN;
  await world.agree(memberId, EMAIL, '1990-02-03');
  await world.shop.enroll(memberId, program, now);
  await look();
  const orders: string[] = [];
  let bought = 0;
  for (const one of changes) {
    await sleepUntil(now + one.days * DAY);
    await make(one);
    if (one.crashes) await look(dyingClient(world.table.proxy.endpoint, 1));
    now += 1;
    await look();
    await expectPlace();
  }

  async function make(one: Change): Promise<void> {
    if (one.kind === 'program') program = PROGRAMS[one.program] as Program;
    if (one.kind === 'order') {
      bought += 1;
      orders.push(`${memberId}-${bought}`);
      await world.shop.buy(memberId, `${memberId}-${bought}`, one.price, program, now);
    }
    const last = one.kind === 'refund' ? orders.pop() : undefined;
    if (last !== undefined) await world.shop.sendBack(memberId, last, program, now);
    const before = await profiles.readProfile(memberId);
    if (before === null) throw new Error('the member has no profile');
    const next = { ...before, version: before.version + 1, ...profileAfter(before, one, now) };
    if (!(await profiles.changeProfile(next))) throw new Error('the profile did not change');
  }

  /** A poke, and all that the bus tells. */
  async function look(client = world.table.client): Promise<void> {
    const engine = world.engine(program, client);
    const messages = (await world.entriesOf(memberId)).map((entry) => world.told(entry));
    const poke = world.message({ kind: 'due', places: [pokeOf(memberId, now)] });
    const failed = await engine.take([...messages, poke], now).catch((error: unknown) => {
      if (!(error instanceof Crash)) throw error;
      return new Set();
    });
    if (client === world.table.client) expect(failed).toEqual(new Set());
    else client.destroy();
  }

  /** As dispatchers do: whoever is due is handed on, and the place is gone. */
  async function sleepUntil(until: number): Promise<void> {
    for (;;) {
      const place = (await world.journeys.read(memberId))?.place ?? null;
      if (place === null || readPlace(place).at > until) break;
      now = Math.max(now, readPlace(place).at);
      await world.engine(program).take([world.message({ kind: 'due', places: [place] })], now);
      await world.places.remove([place]);
      await expectPlace();
    }
    now = until;
  }

  async function expectPlace(): Promise<void> {
    const stored = await world.journeys.read(memberId);
    if (stored === null) throw new Error('the member has no journey');
    const { known } = await gatherKnown({ ledger: world.ledger, profiles }, memberId, program, now);
    const wakes = wakesAt(stored.journey, known, triggerProgramOf(program), now);
    const mine = (await world.placesNow()).filter((place) => readPlace(place).memberId === memberId);
    expect(mine).toEqual(stored.place === null ? [] : [stored.place]);
    if (wakes !== null)
      expect(readPlace(stored.place ?? '').at).toBeLessThanOrEqual(Math.max(wakes, now + 1));
    if (stored.place !== null) expect(readPlace(stored.place).at).toBeGreaterThan(now);
  }
}

test('a member waits in one place, no later than anything can happen, whatever changes and wherever a process ends', {
  timeout: 300_000,
}, async () => {
  await fc.assert(fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 7 }), live), {
    seed: SEED,
    numRuns: runs(8),
  });
});
