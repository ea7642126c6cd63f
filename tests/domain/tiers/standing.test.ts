import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import type { TierProgram } from '../../../shared/domain/program/tier-program.ts';
import { addProgress, NO_PROGRESS } from '../../../shared/domain/tiers/progress.ts';
import { standingAt, type TierSubject, tierAt } from '../../../shared/domain/tiers/standing.ts';
import { check } from '../../law-runs.ts';
import { BEGIN } from '../builders.ts';
import { tierByReceipts } from './month-by-month.ts';
import { after, deeds, newShopper, type Shopper, shop, timeZone } from './purchases.ts';
import { tierProgram } from './tier-programs.ts';

const terms = fc.record({ tiers: tierProgram, timeZone });
const days = fc.integer({ min: 0, max: 1_500 });
const subjectOf = (progress: TierSubject['progress'], assignment: TierSubject['assignment'] = null) => ({
  progress,
  enrolledAt: BEGIN,
  assignment,
});

describe('the standing', () => {
  test('is what a person with a calendar and all receipts says, at any instant', () => {
    check(
      fc.property(terms, deeds, days, (program, all, later) => {
        const { whole, receipts, now: last } = shop(all, program);
        const now = last + later * SECONDS_PER_DAY;
        const expected = tierByReceipts(receipts, BEGIN, program.tiers, program.timeZone, now);
        expect(tierAt(subjectOf(whole), program, now)).toBe(program.tiers.tiers[expected]);
      }),
    );
  });

  test('does not change by folding old months away', () => {
    check(
      fc.property(terms, deeds, days, (program, all, later) => {
        let shopper: Shopper = newShopper;
        for (const deed of all) {
          shopper = after(shopper, deed, program);
          const { whole, folded, now } = shopper;
          for (const moment of [now, now + later * SECONDS_PER_DAY]) {
            expect(tierAt(subjectOf(folded), program, moment)).toBe(
              tierAt(subjectOf(whole), program, moment),
            );
          }
        }
      }),
    );
  });

  test('keeps 24 months, or a year and its grace beside a longer window', () => {
    check(
      fc.property(terms, deeds, (program, all) => {
        const { months } = shop(all, program).folded;
        const span = (months.at(-1)?.month ?? 0) - (months[0]?.month ?? 0) + 1;
        expect(span).toBeLessThanOrEqual(mostMonths(program.tiers));
      }),
    );
  });

  /** A year beside the longest window; a grace of more than a year needs as much more. */
  function mostMonths({ window, graceMonths }: TierProgram): number {
    if (window.kind === 'rolling_months') return Math.max(24, window.months + Math.max(12, graceMonths));
    return window.kind !== 'lifetime' && graceMonths > 12 ? 36 : 24;
  }

  test('holds until the moment it names, and changes then, if nothing more is bought', () => {
    check(
      fc.property(terms, deeds, days, (program, all, later) => {
        const { whole, now: last } = shop(all, program);
        const now = last + later * SECONDS_PER_DAY;
        const subject = subjectOf(whole);
        const { tier, since, until } = standingAt(subject, program, now);
        expect(since).toBeLessThanOrEqual(now);
        expect(since).toBeGreaterThanOrEqual(BEGIN);
        if (until === null) {
          for (let year = 1; year < 12; year += 1)
            expect(tierAt(subject, program, now + year * 200 * SECONDS_PER_DAY)).toBe(tier);
        } else {
          expect(until).toBeGreaterThan(now);
          expect(tierAt(subject, program, until - 1)).toBe(tier);
          expect(tierAt(subject, program, until)).not.toBe(tier);
        }
      }),
    );
  });
});

describe('progress', () => {
  test('that is taken back leaves nothing', () => {
    const change = fc.record({
      month: fc.integer({ min: 600, max: 620 }),
      orders: fc.integer({ min: 0, max: 3 }),
      points: fc.integer({ min: 0, max: 500 }),
      currency: fc.constantFrom('USD', 'EUR'),
      amount: fc.integer({ min: 0, max: 90_000 }),
    });
    check(
      fc.property(fc.array(change), fc.array(change), (kept, returned) => {
        const progress = (all: typeof kept) => all.reduce(addProgress, NO_PROGRESS);
        const back = returned.map((one) => ({
          ...one,
          orders: -one.orders,
          points: -one.points,
          amount: -one.amount,
        }));
        const { months } = [...returned.toReversed(), ...back].reduce(addProgress, progress(kept));
        expect(months).toEqual(progress(kept).months);
      }),
    );
  });
});

describe('an assignment', () => {
  test('gives the higher of the two, and with a pin exactly its tier, from its beginning to its end', () => {
    const assigned = fc.record({
      place: fc.nat({ max: 3 }),
      since: days,
      lasts: fc.option(fc.integer({ min: 1, max: 600 })),
      pin: fc.boolean(),
    });
    check(
      fc.property(terms, deeds, assigned, days, (program, all, { place, since, lasts, pin }, later) => {
        const { whole, now: last } = shop(all, program);
        const { tiers } = program.tiers;
        const begin = last + since * SECONDS_PER_DAY;
        const until = lasts === null ? null : begin + lasts * SECONDS_PER_DAY;
        const assignment = { tier: tiers[place]?.id ?? '', since: begin, until, pin };
        const now = last + later * SECONDS_PER_DAY;
        const computed = tiers.indexOf(tierAt(subjectOf(whole), program, now));
        const isInForce = now >= begin && (until === null || now < until);
        const expected = !isInForce ? computed : pin ? place : Math.max(place, computed);
        expect(tierAt(subjectOf(whole, assignment), program, now)).toBe(tiers[expected]);
      }),
    );
  });
});
