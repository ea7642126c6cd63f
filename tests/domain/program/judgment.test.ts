import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOTHING_RETURNED } from '../../../shared/domain/order.ts';
import { sumOfAwards } from '../../../shared/domain/program/award.ts';
import { eventContext, judgeEvent } from '../../../shared/domain/program/judge-event.ts';
import { judgeOrder, orderContext } from '../../../shared/domain/program/judge-order.ts';
import type { Judgment } from '../../../shared/domain/program/judgment.ts';
import { compare, ratio, round } from '../../../shared/domain/ratio.ts';
import { check } from '../../law-runs.ts';
import { aLine, anOrder, aProgram } from '../builders.ts';
import { referencePoints } from './reference-judgment.ts';
import { piecesOf, returning, richEvent, richInputs, richOrder } from './rich-order.ts';
import { richProgram } from './rich-program.ts';

/** A program, an order, and what is known of the member; prices up to `maxPrice` minor units. */
const cases = (program = richProgram(), maxPrice?: number) =>
  program.chain((terms) =>
    fc.record({
      program: fc.constant(terms),
      order: richOrder(maxPrice),
      inputs: richInputs(terms),
      orderNumber: fc.integer({ min: 1, max: 8 }),
    }),
  );

const told = (judgment: Judgment) => ({
  ...judgment,
  awards: judgment.awards(),
  verdicts: judgment.verdicts(),
});

describe('any document of the vocabulary can be judged', () => {
  test('and judged twice alike, with a reason for every rule that did not fire', () => {
    check(
      fc.property(cases(), ({ program, order, inputs, orderNumber }) => {
        const context = orderContext(program, inputs, order.placedAt, orderNumber);
        const first = judgeOrder(program, order, NOTHING_RETURNED, context);
        // A copy compiles anew, so nothing that an earlier judgment left behind can help.
        const again = judgeOrder(structuredClone(program), order, NOTHING_RETURNED, context);
        expect(told(again)).toEqual(told(first));
        expect(Number.isSafeInteger(first.points) && first.points >= 0).toBe(true);
        expect(first.verdicts().every(({ reason }) => reason.length > 0)).toBe(true);
        expect(first.verdicts().every(({ fired, unmet }) => fired === (unmet.length === 0))).toBe(true);
        const fired = first.verdicts().flatMap(({ fired, ruleId }) => (fired ? [ruleId] : []));
        expect(new Set(first.awards().map(({ ruleId }) => ruleId))).toEqual(new Set(fired));
      }),
    );
  });

  test.each([
    ['in numbers', 9_999],
    ['where sums need bigints', 2_000_000_000],
  ])('as slow fractions judge it, %s', (_name, maxPrice) => {
    check(
      fc.property(cases(richProgram(), maxPrice), ({ program, order, inputs, orderNumber }) => {
        const context = orderContext(program, inputs, order.placedAt, orderNumber);
        expect(judgeOrder(program, order, NOTHING_RETURNED, context).points).toBe(
          referencePoints(program, order, inputs, orderNumber),
        );
      }),
    );
  });

  test('awards add up to the exact sum, rule by rule within their caps', () => {
    check(
      fc.property(cases(), ({ program, order, inputs, orderNumber }) => {
        const context = orderContext(program, inputs, order.placedAt, orderNumber);
        const judgment = judgeOrder(program, order, NOTHING_RETURNED, context);
        const awards = judgment.awards();
        expect(sumOfAwards(awards)).toEqual(judgment.exact);
        for (const { id, caps } of program.earningRules) {
          const given = sumOfAwards(awards.filter(({ ruleId }) => ruleId === id));
          const room = inputs.rooms?.rules[id] ?? Number.MAX_SAFE_INTEGER;
          expect(
            compare(given, ratio(Math.min(caps?.perOrder ?? Number.MAX_SAFE_INTEGER, room))),
          ).toBeLessThan(1);
          const use = judgment.uses.find(({ ruleId }) => ruleId === id);
          if (use !== undefined) expect(use.points).toBe(round(given, 'ceiling'));
          expect(use?.points ?? 0).toBeLessThanOrEqual(room);
        }
        expect(judgment.points).toBeLessThanOrEqual(inputs.rooms?.total ?? Number.MAX_SAFE_INTEGER);
      }),
    );
  });

  test('the order of rules does not matter where no group takes the first', () => {
    check(
      fc.property(
        cases(richProgram({ stackings: ['all', 'best'] })),
        ({ program, order, inputs, orderNumber }) => {
          const turned = { ...program, earningRules: program.earningRules.toReversed() };
          const pointsOf = (terms: typeof program) =>
            judgeOrder(
              terms,
              order,
              NOTHING_RETURNED,
              orderContext(terms, inputs, order.placedAt, orderNumber),
            ).exact;
          expect(pointsOf(turned)).toEqual(pointsOf(program));
        },
      ),
    );
  });

  test('a context holds answers, and nothing of what was asked about', () => {
    check(
      fc.property(cases(), ({ program, order, inputs }) => {
        const { rooms: _rooms, ...context } = orderContext(program, inputs, order.placedAt, 3);
        expect(Object.keys(context).every((name) => ['orderNumber', 'tier', 'answers'].includes(name))).toBe(
          true,
        );
        expect(context.answers ?? '1').toMatch(/^[01]+$/);
      }),
    );
  });

  test('events too: by the rules for their type, within the room that there is', () => {
    const events = richProgram().chain((program) =>
      fc.record({ program: fc.constant(program), event: richEvent, inputs: richInputs(program) }),
    );
    check(
      fc.property(events, ({ program, event, inputs }) => {
        const context = eventContext(program, inputs, event);
        const judgment = judgeEvent(program, event, context);
        expect(told(judgeEvent(structuredClone(program), event, context))).toEqual(told(judgment));
        expect(sumOfAwards(judgment.awards())).toEqual(judgment.exact);
        const own = new Set(
          program.earningRules.flatMap(({ id, on }) =>
            on !== 'order' && on.event === event.type ? [id] : [],
          ),
        );
        expect(judgment.verdicts().map(({ ruleId }) => ruleId)).toEqual([...own]);
        for (const { ruleId, points } of judgment.uses) {
          expect(points).toBeLessThanOrEqual(inputs.rooms?.rules[ruleId] ?? Number.MAX_SAFE_INTEGER);
        }
      }),
    );
  });
});

describe('a return never gives points', () => {
  const histories = cases().chain((known) =>
    fc.record({ known: fc.constant(known), pieces: piecesOf(known.order) }),
  );

  test('what is kept, and what each counted rule used, never grows, and with everything returned it is nothing', () => {
    check(
      fc.property(histories, ({ known: { program, order, inputs, orderNumber }, pieces }) => {
        const context = orderContext(program, inputs, order.placedAt, orderNumber);
        const states = [NOTHING_RETURNED];
        for (const piece of pieces) states.push(returning(states.at(-1) ?? NOTHING_RETURNED, piece));
        const judgments = states.map((returned) => judgeOrder(program, order, returned, context));
        for (const [index, after] of judgments.slice(1).entries()) {
          const before = judgments[index] as Judgment;
          expect(compare(after.exact, before.exact)).toBeLessThan(1);
          expect(after.points).toBeLessThanOrEqual(before.points);
          const used = new Map(before.uses.map(({ ruleId, points }) => [ruleId, points]));
          for (const { ruleId, points } of after.uses)
            expect(points).toBeLessThanOrEqual(used.get(ruleId) ?? 0);
          expect(sumOfAwards(after.awards())).toEqual(after.exact);
        }
        expect(judgments.at(-1)?.points).toBe(0);
      }),
    );
  });

  test('the rooms that bound are all that has to be kept of the rooms', () => {
    check(
      fc.property(histories, ({ known: { program, order, inputs, orderNumber }, pieces }) => {
        const { rooms, ...context } = orderContext(program, inputs, order.placedAt, orderNumber);
        const { binding } = judgeOrder(program, order, NOTHING_RETURNED, {
          ...context,
          ...(rooms ? { rooms } : {}),
        });
        const kept = { ...context, ...(binding ? { rooms: binding } : {}) };
        let returned = NOTHING_RETURNED;
        for (const piece of pieces) {
          returned = returning(returned, piece);
          const withAll = judgeOrder(program, order, returned, { ...context, ...(rooms ? { rooms } : {}) });
          expect(judgeOrder(program, order, returned, kept).points).toBe(withAll.points);
        }
      }),
    );
  });
});

test('whole steps: what one line lacks another fills, and only full ones count', () => {
  check(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 900 }),
      fc.integer({ min: 1, max: 30 }),
      (prices, step, points) => {
        const program = aProgram({
          earningRules: [
            {
              id: 'steps',
              description: '',
              on: 'order',
              effect: { kind: 'points_per_amount', points, perAmount: { USD: step }, wholeSteps: true },
            },
          ],
        });
        const order = anOrder({
          lines: prices.map((unitPrice, index) => aLine({ lineId: `${index}`, unitPrice })),
        });
        const total = prices.reduce((sum, price) => sum + price, 0);
        const judgment = judgeOrder(program, order, NOTHING_RETURNED, { orderNumber: 1 });
        expect(judgment.points).toBe(Math.floor(total / step) * points);
        expect(judgment.awards().every((award) => /^\d+$/.test(award.points))).toBe(true);
      },
    ),
  );
});
