import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_PROGRAM } from '../../shared/domain/program/default-program.ts';
import {
  BUILT_IN,
  type EffectiveVersion,
  programHistory,
  versionInForce,
} from '../../shared/domain/program/program-history.ts';
import {
  FIRST_HEAD,
  MAX_SCHEDULED,
  nextScheduled,
  type ProgramHead,
  planCancellation,
  planPublication,
} from '../../shared/domain/program/publication.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';

const LEAD = 30;
const NOW = 1_790_000_000;

/** What people do with the program, each some time after the one before; in seconds. */
const step = fc.record({
  pause: fc.nat({ max: 5_000 }),
  act: fc.oneof(
    fc.record({ kind: fc.constant('publish' as const), delay: fc.option(fc.nat({ max: 20_000 })) }),
    fc.record({ kind: fc.constant('cancel' as const), which: fc.nat({ max: 40 }) }),
  ),
});

interface Life {
  readonly head: ProgramHead;
  /** Every version that was published and not canceled: nothing of it is ever forgotten here. */
  readonly all: readonly EffectiveVersion[];
  readonly now: number;
}

const begin: Life = { head: FIRST_HEAD, all: [BUILT_IN], now: NOW };

type Step = (typeof step extends fc.Arbitrary<infer S> ? S : never)['act'];

function live(life: Life, pause: number, act: Step): Life {
  const now = life.now + pause;
  if (act.kind === 'publish') {
    const plan = planPublication(life.head, act.delay === null ? null : now + act.delay, LEAD, now);
    if (isRefusal(plan)) return { ...life, now };
    return { head: plan.head, all: [...life.all, plan.planned], now };
  }
  const plan = planCancellation(life.head, act.which, LEAD, now);
  if (isRefusal(plan)) return { ...life, now };
  return { head: plan, all: life.all.filter(({ version }) => version !== act.which), now };
}

const lives = fc.array(step, { maxLength: 40 }).map((steps) => {
  const moments = [begin];
  for (const { pause, act } of steps) moments.push(live(moments.at(-1) ?? begin, pause, act));
  return moments;
});

describe('the version in force', () => {
  test('is, of all that have come, the latest, and of those the last published', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({
            version: fc.integer({ min: 2, max: 60 }),
            effectiveFrom: fc.integer({ min: 1, max: 20 }),
          }),
          { selector: ({ version }) => version },
        ),
        fc.integer({ min: 0, max: 25 }),
        (published, now) => {
          const found = versionInForce([BUILT_IN, ...published], now);
          const come = [BUILT_IN, ...published].filter(({ effectiveFrom }) => effectiveFrom <= now);
          const latest = Math.max(...come.map(({ effectiveFrom }) => effectiveFrom));
          const newest = Math.max(
            ...come.filter(({ effectiveFrom }) => effectiveFrom === latest).map(({ version }) => version),
          );
          expect(found).toEqual({ version: newest, effectiveFrom: latest });
        },
      ),
    );
  });

  test('is the same by the short timetable of the head as by everything ever published', () => {
    fc.assert(
      fc.property(lives, fc.nat({ max: 60_000 }), (moments, later) => {
        for (const { head, all, now } of moments) {
          for (const moment of [now, now + 1, now + later])
            expect(versionInForce(head.timetable, moment)).toEqual(versionInForce(all, moment));
        }
      }),
    );
  });

  test('is known to everybody before it takes effect: nothing changes within the lead', () => {
    fc.assert(
      fc.property(lives, fc.nat({ max: LEAD - 1 }), (moments, soon) => {
        for (const [index, { head, now }] of moments.entries()) {
          const before = moments[index - 1]?.head ?? FIRST_HEAD;
          expect(versionInForce(head.timetable, now + soon)).toEqual(
            versionInForce(before.timetable, now + soon),
          );
        }
      }),
    );
  });

  test('has numbers without a gap, and a timetable that stays short', () => {
    fc.assert(
      fc.property(lives, (moments) => {
        for (const [index, { head }] of moments.entries()) {
          const before = moments[index - 1]?.head ?? FIRST_HEAD;
          expect(head.lastVersion - before.lastVersion).toBeLessThanOrEqual(1);
          expect(head.timetable.length).toBeLessThanOrEqual(MAX_SCHEDULED + 11);
        }
      }),
    );
  });
});

describe('publishing', () => {
  const published = (at: number | null, head = FIRST_HEAD, now = NOW) => {
    const plan = planPublication(head, at, LEAD, now);
    if (isRefusal(plan)) throw new Error(plan.detail);
    return plan.head;
  };

  test('as soon as may be is a lead from now, and no sooner', () => {
    expect(published(null).timetable.at(-1)).toEqual({ version: 2, effectiveFrom: NOW + LEAD });
    expect(published(NOW + LEAD).timetable.at(-1)).toEqual({ version: 2, effectiveFrom: NOW + LEAD });
    expect(planPublication(FIRST_HEAD, NOW + LEAD - 1, LEAD, NOW)).toMatchObject({
      code: 'PUBLICATION_TOO_SOON',
      field: '/at',
    });
  });

  test('ends where too many wait for their moment', () => {
    let head = FIRST_HEAD;
    for (let count = 0; count < MAX_SCHEDULED; count += 1) head = published(NOW + 1_000 + count, head);
    expect(planPublication(head, null, LEAD, NOW)).toMatchObject({ code: 'SCHEDULE_FULL' });
    expect(isRefusal(planPublication(head, null, LEAD, NOW + 1_000))).toBe(false);
  });

  test('is taken back until a lead before its moment', () => {
    const head = published(NOW + 1_000);
    const cancel = (version: number, now: number) => planCancellation(head, version, LEAD, now);
    expect(cancel(2, NOW + 1_000 - LEAD)).toMatchObject({ lastVersion: 2, timetable: [BUILT_IN] });
    expect(cancel(2, NOW + 1_001 - LEAD)).toMatchObject({ code: 'VERSION_NOT_SCHEDULED' });
    expect(cancel(2, NOW + 2_000)).toMatchObject({ code: 'VERSION_NOT_SCHEDULED' });
    expect(cancel(1, NOW)).toMatchObject({ code: 'VERSION_NOT_SCHEDULED' });
    expect(cancel(3, NOW)).toMatchObject({ code: 'VERSION_NOT_SCHEDULED' });
  });

  test('shows what comes next', () => {
    const head = published(NOW + 500, published(NOW + 1_000));
    expect(nextScheduled(head.timetable, NOW)).toEqual({ version: 3, effectiveFrom: NOW + 500 });
    expect(nextScheduled(head.timetable, NOW + 500)).toEqual({ version: 2, effectiveFrom: NOW + 1_000 });
    expect(nextScheduled(head.timetable, NOW + 1_000)).toBeNull();
  });
});

describe('a history', () => {
  const second = { ...DEFAULT_PROGRAM, version: 2, name: 'Second' };
  const history = programHistory([
    { program: DEFAULT_PROGRAM, effectiveFrom: 0 },
    { program: second, effectiveFrom: NOW },
  ]);

  test('knows the program of any moment, and each version', () => {
    expect(history.inForce(NOW - 1)).toBe(DEFAULT_PROGRAM);
    expect(history.inForce(NOW)).toBe(second);
    expect(history.version(1)).toBe(DEFAULT_PROGRAM);
    expect(programHistory().inForce(0)).toBe(DEFAULT_PROGRAM);
  });

  test('knows no version that was never published, which is a bug of whoever asks', () => {
    expect(() => history.version(3)).toThrow('program version 3 is not among the published ones');
    expect(() => programHistory([]).inForce(NOW)).toThrow('no program was in force');
  });
});
