import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanceOf } from '../../shared/domain/ledger/account.ts';
import { afterChange, type OrderState, recordedOrder } from '../../shared/domain/ledger/order-state.ts';
import { recordActivity } from '../../shared/domain/ledger/record-activity.ts';
import { recordOrder } from '../../shared/domain/ledger/record-order.ts';
import { refundOrder } from '../../shared/domain/ledger/refund-order.ts';
import { reverseActivity } from '../../shared/domain/ledger/reverse-activity.ts';
import { NOTHING_RETURNED, type Returned } from '../../shared/domain/order.ts';
import { sumOfAwards } from '../../shared/domain/program/award.ts';
import { describeRule } from '../../shared/domain/program/describe-rule.ts';
import { describeTier } from '../../shared/domain/program/describe-tiers.ts';
import { diffPrograms } from '../../shared/domain/program/diff-programs.ts';
import { eventContext, judgeEvent } from '../../shared/domain/program/judge-event.ts';
import { judgeOrder, orderContext } from '../../shared/domain/program/judge-order.ts';
import type { Judgment } from '../../shared/domain/program/judgment.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { addProgress, NO_PROGRESS } from '../../shared/domain/tiers/progress.ts';
import { standingAt } from '../../shared/domain/tiers/standing.ts';
import { tierOutlook } from '../../shared/domain/tiers/tier-outlook.ts';
import { aMember, decided } from '../domain/builders.ts';
import { check } from '../law-runs.ts';
import {
  arbitraryEvent,
  arbitraryFacts,
  arbitraryOrder,
  arbitraryRefunds,
  type Size,
} from './arbitrary-order.ts';
import { arbitraryProgram } from './arbitrary-program.ts';
import { NOW } from './documents.ts';
import { largestProgram } from './largest-program.ts';

/** A document, an order that it takes, what goes back of it, and a member. */
const cases = (documents: fc.Arbitrary<ProgramDocument>, size: Size) =>
  documents.chain((document) =>
    arbitraryOrder(document, size).chain((order) =>
      fc.record({
        document: fc.constant(document),
        order: fc.constant(order),
        refunds: arbitraryRefunds(order),
        facts: arbitraryFacts(document),
      }),
    ),
  );

/** Everything that a judgment can be asked for, and that it is sound. */
function expectSound(judgment: Judgment): void {
  expect(Number.isSafeInteger(judgment.points) && judgment.points >= 0).toBe(true);
  expect(sumOfAwards(judgment.awards())).toEqual(judgment.exact);
  for (const { reason } of judgment.verdicts()) expect(reason).not.toBe('');
  for (const { points } of judgment.uses) expect(Number.isSafeInteger(points) && points >= 0).toBe(true);
}

/** Where only pending points are taken back, those that became active are the member's to keep. */
const takesAllBack = ({ clawback }: ProgramDocument, activatesAt: number, now: number): boolean =>
  clawback !== 'pending_only' || activatesAt > now;

/** A part of the order, line by line, and all of it. */
const returns = (
  lines: readonly { readonly lineId: string; readonly quantity: number }[],
): readonly Returned[] => [
  NOTHING_RETURNED,
  { units: { '1': 1 }, amount: 0 },
  { units: {}, amount: 1 },
  { units: Object.fromEntries(lines.map(({ lineId, quantity }) => [lineId, quantity])), amount: 0 },
];

/** The check draws fewer of the largest, which say little by their number; `npm run laws` draws as many of each. */
const [USUAL_TRIES, LARGEST_TRIES] = [250, 60];

describe.each([
  ['of the usual size, with usual orders', arbitraryProgram, 'usual', USUAL_TRIES],
  ['of the usual size, with the largest orders', arbitraryProgram, 'largest', LARGEST_TRIES],
  ['with the largest numbers, and orders', largestProgram, 'largest', LARGEST_TRIES],
] as const)('a document that the validator takes, %s', (_name, documents, size, tries) => {
  test('judges any order, and whatever is returned', () => {
    check(
      fc.property(cases(documents, size), ({ document, order, facts }) => {
        const context = orderContext(document, { facts }, order.placedAt, 1);
        let kept = Number.POSITIVE_INFINITY;
        for (const returned of returns(order.lines)) {
          const judgment = judgeOrder(document, order, returned, context);
          expectSound(judgment);
          if (returned !== NOTHING_RETURNED) expect(judgment.points).toBeLessThanOrEqual(kept);
          else kept = judgment.points;
        }
      }),
      tries,
    );
  });

  test('recorded by the ledger, an order unwinds to nothing: points, progress, uses and draws', () => {
    check(
      fc.property(cases(documents, size), ({ document, order, refunds, facts }) => {
        const program = { ...document, version: 7 };
        const member = aMember(program, order.placedAt);
        const recorded = decided(recordOrder(member, order, program, order.placedAt, { facts }));
        let { account } = recorded;
        let state: OrderState = recordedOrder(recorded.entry);
        const draws = [...(recorded.entry.draws ?? [])];
        for (const [index, scope] of [...refunds, { kind: 'remainder' } as const].entries()) {
          const command = { refundId: `${index}`, scope, refundedAt: order.placedAt };
          const refund = refundOrder(account, state, command, program, order.placedAt);
          if (isRefusal(refund)) continue;
          expect(refund.entry.cause.keptAfter).toBeLessThanOrEqual(state.kept);
          account = refund.account;
          state = afterChange(state, refund.entry);
          draws.push(...(refund.entry.draws ?? []));
        }
        expect(state.kept).toBe(0);
        if (takesAllBack(program, recorded.entry.cause.lot.activatesAt, order.placedAt))
          expect(balanceOf(account)).toEqual(balanceOf(member));
        expect(account.qualifying).toMatchObject({ orders: 0, points: 0, months: [] });
        expect(Object.values(account.qualifying.amounts).every((amount) => amount === 0)).toBe(true);
        expect(account.uses.every(({ times, points }) => times === 0 && points === 0)).toBe(true);
        for (const { ruleId } of draws) {
          const own = draws.filter((draw) => draw.ruleId === ruleId);
          expect(own.reduce((sum, { points }) => sum + points, 0)).toBe(0);
          expect(own.reduce((sum, { times }) => sum + times, 0)).toBe(0);
        }
      }),
      tries,
    );
  });
});

describe.each([
  ['of the usual size', arbitraryProgram, USUAL_TRIES],
  ['with the largest numbers', largestProgram, LARGEST_TRIES],
] as const)('a document that the validator takes, %s', (_name, documents, tries) => {
  test('judges any event', () => {
    const events = documents.chain((document) =>
      fc.record({
        document: fc.constant(document),
        event: arbitraryEvent,
        facts: arbitraryFacts(document),
      }),
    );
    check(
      fc.property(events, ({ document, event, facts }) => {
        expectSound(judgeEvent(document, event, eventContext(document, { facts }, event)));
      }),
      tries,
    );
  });

  test('recorded by the ledger, an activity unwinds to nothing', () => {
    const activities = documents.chain((document) =>
      fc.record({ document: fc.constant(document), event: arbitraryEvent, facts: arbitraryFacts(document) }),
    );
    check(
      fc.property(activities, ({ document, event, facts }) => {
        const program = { ...document, version: 7 };
        const member = aMember(program, event.occurredAt);
        const activity = { ...event, activityId: 'a' };
        const recorded = decided(recordActivity(member, activity, program, event.occurredAt, { facts }));
        const { account, entry } = reverseActivity(
          recorded.account,
          recorded.entry,
          {},
          program,
          event.occurredAt,
        );
        if (takesAllBack(program, recorded.entry.cause.lot.activatesAt, event.occurredAt)) {
          expect(entry.cause.forgiven).toBe(0);
          expect(balanceOf(account)).toEqual(balanceOf(member));
        }
        expect(account.qualifying).toMatchObject({ points: 0, months: [] });
        expect(account.uses.every(({ times, points }) => times === 0 && points === 0)).toBe(true);
      }),
      tries,
    );
  });

  test('can be told in words, against any other', () => {
    check(
      fc.property(documents, arbitraryProgram, (document, other) => {
        for (const rule of document.earningRules)
          expect(describeRule(rule, document)).not.toMatch(/undefined|NaN/);
        for (const tier of document.tiers?.tiers ?? []) expect(describeTier(tier, document)).not.toBe('');
        expect(diffPrograms(document, document)).toEqual([]);
        for (const [before, after] of [
          [document, other],
          [other, document],
        ] as const)
          expect(JSON.stringify(diffPrograms(before, after))).not.toMatch(/undefined|NaN/);
      }),
      tries,
    );
  });
});

describe('the tiers of any document', () => {
  const progress = fc.array(
    fc.record({
      month: fc.integer({ min: 2024 * 12, max: 2026 * 12 }),
      orders: fc.integer({ min: 0, max: 5 }),
      points: fc.nat({ max: 50_000 }),
      amount: fc.oneof(fc.nat({ max: 50_000 }), fc.constant(1_000_000_000_000)),
    }),
    { maxLength: 12 },
  );

  test('judge any progress: one of them, until it changes', () => {
    const subjects = arbitraryProgram
      .filter(({ tiers }) => tiers !== undefined)
      .chain((document) => fc.record({ document: fc.constant(document), progress }));
    check(
      fc.property(subjects, fc.integer({ min: NOW - 40_000_000, max: NOW + 40_000_000 }), (story, now) => {
        const { tiers, timeZone, currencies } = story.document;
        if (tiers === undefined) return;
        const subject = {
          progress: story.progress.reduce(
            (sum, change) => addProgress(sum, { ...change, currency: currencies[0]?.code ?? '' }),
            NO_PROGRESS,
          ),
          enrolledAt: NOW - 60_000_000,
          assignment: null,
        };
        const terms = { tiers, timeZone };
        const standing = standingAt(subject, terms, now);
        expect(tiers.tiers).toContain(standing.tier);
        expect(standing.since).toBeLessThanOrEqual(now);
        if (standing.until !== null) {
          expect(standing.until).toBeGreaterThan(now);
          expect(standingAt(subject, terms, standing.until - 1).tier).toBe(standing.tier);
          expect(standingAt(subject, terms, standing.until).tier).not.toBe(standing.tier);
        }
        expect(tierOutlook(subject, terms, now)).toBeDefined();
      }),
    );
  });
});
