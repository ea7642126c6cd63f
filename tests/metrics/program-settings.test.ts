import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_PROGRAM } from '../../shared/domain/program/default-program.ts';
import type { Program, ProgramDocument } from '../../shared/domain/program/program.ts';
import type { Publication } from '../../shared/domain/program/program-history.ts';
import { planPublication } from '../../shared/domain/program/publication.ts';
import type { Trigger } from '../../shared/domain/program/trigger.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { settingsOf } from '../../shared/metrics/program-settings.ts';
import { programTerms } from '../../shared/metrics/program-terms.ts';
import { programStore } from '../../shared/storage/program-store.ts';
import { publishedPrograms } from '../../shared/storage/published-programs.ts';
import { type StartedTable, startTable } from '../storage/started-table.ts';

const at = (moment: string): number => Date.parse(moment) / 1000;

const trigger = (changes: Partial<Trigger> = {}): Trigger => ({
  id: 'ask',
  description: 'Asks',
  when: { kind: 'event', event: 'order.recorded' },
  priority: 50,
  coolingOffDays: 0,
  expiresAfterMinutes: 60,
  holdoutPercent: 10,
  actions: [{ kind: 'tell_team', team: 'care' }],
  ...changes,
});

const programOf = (
  version: number,
  triggers: readonly Trigger[],
  changes: Partial<Program> = {},
): Program => ({
  ...DEFAULT_PROGRAM,
  timeZone: 'Europe/Berlin',
  version,
  triggers: [...triggers],
  ...changes,
});

/** Of versions with their moments, told from the first to the one in force. */
function experimentsOf(...versions: readonly (readonly [moment: string, triggers: readonly Trigger[]])[]) {
  const past = versions
    .map(([moment, triggers], index): Publication => {
      return { program: programOf(index + 2, triggers), effectiveFrom: at(moment) };
    })
    .toReversed();
  const [inForce] = past;
  if (inForce === undefined) throw new Error('No version was given.');
  return settingsOf(inForce.program, past).experiments;
}

describe('what a program says about counting', () => {
  it('is what it sets, in the units of counting', () => {
    const program = programOf(2, [], {
      metrics: {
        inactivityDays: 120,
        grossMarginPercent: 35,
        redemptionEstimates: [{ from: '2026-01-01', percent: 70 }],
      },
      pointValue: { points: 100, amount: { USD: 150 } },
      currencies: [
        { code: 'JPY', minorDigits: 0 },
        { code: 'USD', minorDigits: 2 },
      ],
    });
    expect(settingsOf(program, [])).toEqual({
      inactivityDays: 120,
      grossMargin: 0.35,
      redemptionEstimates: [{ from: '2026-01-01', rate: 0.7 }],
      currency: 'USD',
      pointValueMinor: 1.5,
      experiments: [],
    });
  });

  it('leaves out what it does not set, so that counting falls back on what customers did', () => {
    const [first] = DEFAULT_PROGRAM.currencies;
    const program = programOf(2, [], { pointValue: { points: 100, amount: {} } });
    // Points without a worth have no liability; what experiments made members spend is told all the same.
    expect(settingsOf(program, [])).toEqual({ currency: first?.code, experiments: [] });
  });
});

describe('an experiment', () => {
  const planned = {
    experiment: { id: 'ask', salt: 'ask', holdoutPercent: 10, variants: [{ id: 'all', share: 1 }] },
  };

  it('is a trigger that leaves somebody out or has several ways, with the days of its goal', () => {
    const always = trigger({ id: 'always', holdoutPercent: 0 });
    const goal = { kind: 'order', withinDays: 14 } as unknown as NonNullable<Trigger['goal']>;
    expect(experimentsOf(['2026-11-01T09:00:00Z', [always, trigger({ goal })]])).toEqual([
      { ...planned, goalDays: 14 },
    ]);
    const variants = [
      { id: 'a', sharePercent: 50 },
      { id: 'b', sharePercent: 50 },
    ] as unknown as NonNullable<Trigger['variants']>;
    const [twoWays] =
      experimentsOf(['2026-11-01T09:00:00Z', [trigger({ holdoutPercent: 0, variants })]]) ?? [];
    expect(twoWays).toMatchObject({
      experiment: {
        variants: [
          { id: 'a', share: 50 },
          { id: 'b', share: 50 },
        ],
      },
      goalDays: null,
    });
  });

  it('that no version had otherwise has no begin, so that all it asked counts', () => {
    const reworded = trigger({ description: 'Asks kindly', priority: 60 });
    const versions = experimentsOf(
      ['2026-11-01T09:00:00Z', []],
      ['2026-11-02T09:00:00Z', [trigger()]],
      ['2026-11-03T09:00:00Z', [reworded]],
    );
    expect(versions).toEqual([{ ...planned, goalDays: null }]);
  });

  it.each([
    ['drew by another salt', trigger({ salt: 'first' })],
    ['left out fewer', trigger({ holdoutPercent: 5 })],
    ['left out more', trigger({ holdoutPercent: 50 })],
  ])('that an earlier version %s begins on the first whole day after the change', (_what, before) => {
    // In Berlin, that is the 3rd at half past midnight.
    const experiments = experimentsOf(
      ['2026-11-01T09:00:00Z', [before]],
      ['2026-11-02T23:30:00Z', [trigger()]],
      ['2026-11-20T09:00:00Z', [trigger({ description: 'Reworded' })]],
    );
    expect(experiments).toEqual([{ ...planned, goalDays: null, since: '2026-11-04' }]);
  });

  it('that was changed at midnight begins on that day', () => {
    const experiments = experimentsOf(
      ['2026-11-01T09:00:00Z', [trigger({ salt: 'first' })]],
      ['2026-11-02T23:00:00Z', [trigger()]],
    );
    expect(experiments).toMatchObject([{ since: '2026-11-03' }]);
  });

  it('that came back after another one, or after a break, begins when it came back or the other one ended', () => {
    const other = trigger({ salt: 'other' });
    const back = experimentsOf(
      ['2026-11-01T09:00:00Z', [trigger()]],
      ['2026-11-05T09:00:00Z', [other]],
      ['2026-11-10T09:00:00Z', [trigger()]],
    );
    expect(back).toMatchObject([{ since: '2026-11-11' }]);
    // While there was no such trigger nobody was asked, so the days without it may count.
    const afterBreak = experimentsOf(
      ['2026-11-01T09:00:00Z', [other]],
      ['2026-11-05T09:00:00Z', []],
      ['2026-11-10T09:00:00Z', [trigger()]],
    );
    expect(afterBreak).toMatchObject([{ since: '2026-11-06' }]);
  });
});

describe('the terms of a day', () => {
  let table: StartedTable;
  beforeAll(async () => {
    table = await startTable('Programs', 0);
  });
  afterAll(() => table.close());

  /** Publishes a document that takes effect at this moment. */
  async function publish(document: ProgramDocument, moment: string): Promise<void> {
    const store = programStore(table.client, table.name);
    const before = await store.readHead();
    const plan = planPublication(before, null, 0, at(moment));
    if (isRefusal(plan)) throw new Error(plan.detail);
    const { version, effectiveFrom } = plan.planned;
    const said = { actor: 'Mia', keyId: 'key', reason: 'for a test', draftId: null };
    const outcome = await store.publish({
      idempotencyKey: moment,
      requestHash: moment,
      version: {
        version,
        effectiveFrom,
        publishedAt: at(moment),
        ...said,
        rollbackOf: null,
        canceledAt: null,
        document,
      },
      before,
      after: plan.head,
      audit: { at: at(moment), action: 'published', ...said, revision: null, version, effectiveFrom },
      draft: null,
    });
    expect([outcome, effectiveFrom]).toEqual(['published', at(moment)]);
  }

  it('are those of the version in force then, and not of one that is yet to come', async () => {
    const { version: _version, ...document } = programOf(0, []);
    await publish({ ...document, triggers: [trigger({ salt: 'first' })] }, '2026-11-01T09:00:00Z');
    await publish({ ...document, triggers: [trigger()] }, '2026-11-10T09:00:00Z');
    await publish({ ...document, timeZone: 'Asia/Tokyo' }, '2026-12-01T00:00:00Z');
    const termsAt = (moment: string) => programTerms(publishedPrograms(table.client, table.name), at(moment));
    expect(await termsAt('2026-10-01T00:00:00Z')).toMatchObject({ timeZone: DEFAULT_PROGRAM.timeZone });
    expect(await termsAt('2026-11-30T23:59:59Z')).toMatchObject({
      timeZone: 'Europe/Berlin',
      settings: { experiments: [{ since: '2026-11-11' }] },
    });
    expect(await termsAt('2026-12-01T00:00:00Z')).toMatchObject({
      timeZone: 'Asia/Tokyo',
      settings: { experiments: [] },
    });
  });
});
