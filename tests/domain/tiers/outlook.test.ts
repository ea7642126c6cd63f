import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localMonth, SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import { addProgress } from '../../../shared/domain/tiers/progress.ts';
import { tierAt } from '../../../shared/domain/tiers/standing.ts';
import { tierOutlook } from '../../../shared/domain/tiers/tier-outlook.ts';
import { check } from '../../law-runs.ts';
import { BEGIN } from '../builders.ts';
import { deeds, shop, timeZone } from './purchases.ts';
import { tierProgram } from './tier-programs.ts';

const terms = fc.record({
  tiers: tierProgram.filter(({ qualifyBy }) => qualifyBy === 'points'),
  timeZone,
});

const assigned = fc.record({
  place: fc.nat({ max: 3 }),
  days: fc.option(fc.integer({ min: 1, max: 1_200 })),
  pin: fc.boolean(),
});

/** A member at some moment, what lies ahead of them, and the place of the tier they have after buying for `points`. */
const cases = fc
  .tuple(terms, deeds, fc.integer({ min: 0, max: 700 }), fc.option(assigned))
  .map(([program, all, later, given]) => {
    const { whole, now: last } = shop(all, program);
    const now = last + later * SECONDS_PER_DAY;
    const { tiers } = program.tiers;
    const assignment = given && {
      tier: tiers[given.place]?.id ?? '',
      since: last,
      until: given.days === null ? null : last + given.days * SECONDS_PER_DAY,
      pin: given.pin,
    };
    const subject = { progress: whole, enrolledAt: BEGIN, assignment };
    const placeAfter = (points: number, at: number, boughtAt = now): number => {
      const month = localMonth(boughtAt, program.timeZone);
      const progress = addProgress(whole, { month, orders: 1, points, currency: 'USD', amount: 0 });
      return tiers.indexOf(tierAt({ ...subject, progress }, program, at));
    };
    const { downgrade } = program.tiers;
    return { now, outlook: tierOutlook(subject, program, now), tiers, downgrade, placeAfter };
  });

const pointsOf = (missing: unknown): number => {
  if (typeof missing !== 'number') throw new Error('points are missing as one number');
  return missing;
};

describe('the outlook', () => {
  test('what is missing to the next tier is exactly what it takes', () => {
    check(
      fc.property(cases, ({ now, outlook: { next }, tiers, placeAfter }) => {
        if (next === null) return;
        const missing = pointsOf(next.missing);
        const at = next.from ?? now;
        expect(placeAfter(missing, at)).toBeGreaterThanOrEqual(tiers.indexOf(next.tier));
        if (missing > 0 && next.from === null)
          expect(placeAfter(missing - 1, at)).toBeLessThan(tiers.indexOf(next.tier));
      }),
    );
  });

  test('what is at risk is lost at the moment that is told, and not before', () => {
    check(
      fc.property(cases, ({ now, outlook: { atRisk }, tiers, placeAfter }) => {
        if (atRisk === null) {
          for (let days = 0; days < 1_000; days += 50)
            expect(placeAfter(0, now + days * SECONDS_PER_DAY)).toBeGreaterThanOrEqual(placeAfter(0, now));
          return;
        }
        expect(placeAfter(0, atRisk.at - 1)).toBeGreaterThanOrEqual(tiers.indexOf(atRisk.tier));
        expect(placeAfter(0, atRisk.at)).toBe(tiers.indexOf(atRisk.to));
        expect(tiers.indexOf(atRisk.to)).toBeLessThan(tiers.indexOf(atRisk.tier));
      }),
    );
  });

  test('what is missing to keep it is exactly what it takes', () => {
    check(
      fc.property(cases, ({ now, outlook: { atRisk }, tiers, downgrade, placeAfter }) => {
        if (atRisk === null) return;
        const kept = tiers.indexOf(atRisk.tier);
        if (atRisk.missing === null) {
          expect(placeAfter(1_000_000, atRisk.at)).toBeLessThan(kept);
          return;
        }
        const boughtAt = Math.max(now, atRisk.countsFrom ?? now);
        const missing = pointsOf(atRisk.missing);
        expect(placeAfter(missing, atRisk.at, boughtAt)).toBeGreaterThanOrEqual(kept);
        // One step down, less may do where it happens to reach the tier above, from which one falls to this one.
        if (downgrade !== 'one_step') expect(placeAfter(missing - 1, atRisk.at, boughtAt)).toBeLessThan(kept);
      }),
    );
  });
});
