import { describe, expect, test } from 'vitest';
import type { LocalMonth } from '../../../shared/domain/calendar.ts';
import type { TierProgram } from '../../../shared/domain/program/tier-program.ts';
import { foldDue } from '../../../shared/domain/tiers/fold-due.ts';
import {
  addProgress,
  foldMonths,
  NO_PROGRESS,
  type TierProgress,
} from '../../../shared/domain/tiers/progress.ts';
import { standingAt, tierAt } from '../../../shared/domain/tiers/standing.ts';
import { tierOutlook } from '../../../shared/domain/tiers/tier-outlook.ts';
import { seconds } from '../builders.ts';
import { aTierProgram, tiersWith } from './tier-programs.ts';

const timeZone = 'Etc/UTC';
const monthOf = (day: string): LocalMonth =>
  (Number(day.slice(0, 4)) - 1970) * 12 + Number(day.slice(5, 7)) - 1;
const at = (day: string): number => seconds(`${day}T12:00:00Z`);
const midnight = (day: string): number => seconds(`${day}T00:00:00Z`);

/** Points by the day on which their order was placed, negative where they go back. */
type Earned = readonly (readonly [day: string, points: number])[];

function progressOf(earned: Earned): TierProgress {
  return earned.reduce(
    (progress, [day, points]) =>
      addProgress(progress, {
        month: monthOf(day),
        orders: 1,
        points,
        currency: 'USD',
        amount: points * 100,
      }),
    NO_PROGRESS,
  );
}

function member(changes: Partial<TierProgram>, enrolled: string, earned: Earned) {
  const terms = { tiers: aTierProgram(changes), timeZone };
  const subject = { progress: progressOf(earned), enrolledAt: at(enrolled), assignment: null };
  return {
    tier: (day: string) => tierAt(subject, terms, at(day)).id,
    standing: (day: string) => standingAt(subject, terms, at(day)),
    outlook: (day: string) => tierOutlook(subject, terms, at(day)),
    on: (days: readonly string[]) => days.map((day) => tierAt(subject, terms, at(day)).id),
  };
}

describe('calendar year, at once, one step down, three months of grace', () => {
  const terms = { window: { kind: 'calendar_year' }, downgrade: 'one_step', graceMonths: 3 } as const;
  const { on, standing, outlook } = member(terms, '2024-02-10', [
    ['2024-05-20', 120],
    ['2024-09-01', 140],
    ['2025-06-01', 40],
    ['2026-02-01', 20],
  ]);

  test('what is earned in a year lasts to the end of the next, and three months longer', () => {
    expect(on(['2024-04-30', '2024-05-20', '2024-09-02', '2025-12-31', '2026-03-31', '2026-04-01'])).toEqual([
      'member',
      'silver',
      'gold',
      'gold',
      'gold',
      'silver',
    ]);
  });

  test('then it goes one tier a year', () => {
    expect(on(['2027-03-31', '2027-04-01'])).toEqual(['silver', 'member']);
  });

  test('a member is told since when, until when, and what it takes', () => {
    const now = '2025-07-01';
    expect(standing(now)).toMatchObject({
      tier: { id: 'gold' },
      reason: 'computed',
      since: midnight('2024-09-01'),
      until: midnight('2026-04-01'),
    });
    expect(outlook(now)).toEqual({
      window: {
        from: midnight('2025-01-01'),
        until: midnight('2026-01-01'),
        progress: { orders: 1, points: 40, amounts: { USD: 4_000 } },
      },
      next: { tier: expect.objectContaining({ id: 'platinum' }), missing: 560, from: null },
      atRisk: {
        tier: expect.objectContaining({ id: 'gold' }),
        to: expect.objectContaining({ id: 'silver' }),
        at: midnight('2026-04-01'),
        missing: 210,
        countsFrom: midnight('2025-01-01'),
      },
    });
  });

  test('within the grace it is the new year that can save the tier', () => {
    expect(outlook('2026-02-15').atRisk).toMatchObject({
      at: midnight('2026-04-01'),
      missing: 230,
      countsFrom: midnight('2026-01-01'),
    });
  });
});

describe('calendar year, upgrade when it ends, full downgrade', () => {
  const terms = { window: { kind: 'calendar_year' }, upgrade: 'period_end', downgrade: 'full' } as const;
  const { on, outlook } = member(terms, '2024-01-05', [['2024-03-01', 300]]);

  test('the tier begins with the year after, and ends with it', () => {
    expect(on(['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01'])).toEqual([
      'member',
      'gold',
      'gold',
      'member',
    ]);
  });

  test('who has what it takes is told when it begins', () => {
    expect(outlook('2024-04-01').next).toMatchObject({
      tier: { id: 'silver' },
      missing: 0,
      from: midnight('2025-01-01'),
    });
  });
});

describe('rolling twelve months, full downgrade', () => {
  const terms = { window: { kind: 'rolling_months', months: 12 } } as const;

  test('a tier goes with the month after the one in which the window has lost it', () => {
    const { on, outlook } = member(terms, '2025-01-10', [
      ['2025-01-15', 60],
      ['2025-04-15', 60],
    ]);
    expect(on(['2025-03-31', '2025-04-30', '2025-12-31', '2026-01-31', '2026-02-01'])).toEqual([
      'member',
      'silver',
      'silver',
      'silver',
      'member',
    ]);
    expect(outlook('2025-12-10').atRisk).toMatchObject({
      at: midnight('2026-02-01'),
      missing: 40,
      countsFrom: midnight('2025-02-01'),
    });
  });

  test('with one month of grace it stays that much longer', () => {
    const { on } = member({ ...terms, graceMonths: 1 }, '2025-01-10', [['2025-01-15', 100]]);
    expect(on(['2026-01-31', '2026-02-28', '2026-03-01'])).toEqual(['silver', 'silver', 'member']);
  });

  test('a refund years later takes the tier of those months away, as if it had never been', () => {
    const kept = [['2025-01-15', 60]] as const;
    const { on } = member(terms, '2025-01-10', [...kept, ['2025-04-15', 60], ['2025-04-15', -60]]);
    expect(on(['2025-04-30', '2025-12-31'])).toEqual(['member', 'member']);
  });

  test('a tier that is never lost stays, also when the window that won it is folded in two', () => {
    const tiers = aTierProgram({ ...terms, downgrade: 'none' });
    const progress = progressOf([
      ['2026-01-15', 60],
      ['2026-03-15', 60],
    ]);
    const now = at('2028-02-10');
    const due = foldDue(progress, at('2026-01-10'), { tiers, timeZone }, now);
    expect(due).toEqual({
      through: monthOf('2026-02-01'),
      heldThrough: monthOf('2027-01-01'),
      tier: 'silver',
    });
    const folded = due === null ? progress : foldMonths(progress, due);
    expect(folded.months.map(({ month }) => month)).toEqual([monthOf('2026-03-01')]);
    const subject = { progress: folded, enrolledAt: at('2026-01-10'), assignment: null };
    expect(tierAt(subject, { tiers, timeZone }, now).id).toBe('silver');
  });
});

describe('membership year, full downgrade', () => {
  const { on, standing, outlook } = member({ window: { kind: 'membership_year' } }, '2025-03-17', [
    ['2025-04-01', 90],
    ['2026-02-20', 30],
    ['2026-04-01', 99],
  ]);

  test('begins with the month of enrollment; a tier lasts to the end of the next year', () => {
    expect(on(['2025-05-01', '2026-02-28', '2027-02-28', '2027-03-01'])).toEqual([
      'member',
      'silver',
      'silver',
      'member',
    ]);
    expect(standing('2026-06-01')).toMatchObject({
      since: midnight('2026-02-01'),
      until: midnight('2027-03-01'),
    });
  });

  test('one point more in the second year keeps it', () => {
    expect(outlook('2026-06-01').atRisk).toMatchObject({ at: midnight('2027-03-01'), missing: 1 });
  });
});

describe('lifetime', () => {
  const earned: Earned = [
    ['2015-06-01', 200],
    ['2026-03-01', 60],
  ];
  const terms = { window: { kind: 'lifetime' }, downgrade: 'full' } as const;

  test('counts everything, and time takes nothing away', () => {
    const { on, outlook, standing } = member(terms, '2015-05-01', earned);
    expect(on(['2015-06-30', '2026-02-28', '2026-03-31', '2060-01-01'])).toEqual([
      'silver',
      'silver',
      'gold',
      'gold',
    ]);
    expect(outlook('2026-04-01')).toMatchObject({
      window: { from: null, until: null, progress: { points: 260 } },
      next: { missing: 340, from: null },
      atRisk: null,
    });
    expect(standing('2026-04-01').until).toBe(null);
  });

  test('but a refund does', () => {
    expect(member(terms, '2015-05-01', [...earned, ['2026-03-01', -60]]).tier('2026-03-31')).toBe('silver');
  });
});

describe('amounts', () => {
  const { tier, outlook } = member(
    { qualifyBy: 'amount', tiers: tiersWith({ USD: 20_000, EUR: 18_000 }) },
    '2026-01-01',
    [['2026-01-20', 150]],
  );

  test('what is missing is told in each currency', () => {
    expect(tier('2026-02-01')).toBe('member');
    expect(outlook('2026-02-01').next?.missing).toEqual({ USD: 5_000, EUR: 18_000 });
  });
});
