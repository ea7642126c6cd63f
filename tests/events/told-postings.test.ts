import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ToldPosting } from '../../shared/contracts/told-posting.ts';
import type { Entry } from '../../shared/domain/ledger/entry.ts';
import { orderNet } from '../../shared/domain/order.ts';
import { eventsOfEntry } from '../../shared/events/events-of-entry.ts';
import { aProgram } from '../domain/builders.ts';
import { type Life, liveAll } from '../domain/history.ts';
import { richProgram } from '../domain/program/rich-program.ts';
import { lives } from '../domain/redemptions/busy-lives.ts';
import { check } from '../law-runs.ts';
import { renamed } from './renamed-entry.ts';

/** What events tell of points and money, over random lives of members: whoever adds it up has the books. */

const eventsOf = (entry: Entry) => eventsOfEntry(renamed(entry));
const program = fc.oneof(
  richProgram(),
  fc
    .constantFrom<Parameters<typeof aProgram>[0]>(
      {},
      { expiry: { kind: 'sliding', months: 6 } },
      { pending: { kind: 'delivery', atMostDays: 30 }, expiry: { kind: 'none' } },
    )
    .map((terms) => aProgram(terms)),
);

const toldOf = ({ entries }: Life) => entries.map((entry) => ({ entry, events: eventsOf(entry) }));

const postingsIn = (life: Life): readonly ToldPosting[] =>
  toldOf(life).flatMap(({ events }) =>
    events.flatMap(({ detail }) => ('postings' in detail ? detail.postings : [])),
  );

/** Held points open when their hold lapses, which is told once and makes no other lot of them. */
const nameOfLot = ({ account, lot, activatesAt }: ToldPosting): string =>
  `${account} ${lot} ${account === 'pending' ? activatesAt : null}`;

/** Sums by a name, without those that come to nothing. */
function sumsBy(
  postings: readonly ToldPosting[],
  nameOf: (posting: ToldPosting) => string,
): Record<string, number> {
  const sums = new Map<string, number>();
  for (const posting of postings) {
    const name = nameOf(posting);
    sums.set(name, (sums.get(name) ?? 0) + posting.points);
  }
  return Object.fromEntries([...sums].filter(([, points]) => points !== 0));
}

describe('the postings that events tell', () => {
  test('are on the first event of their entry alone, and those of each movement sum to zero', () => {
    check(
      fc.property(program, lives, (terms, all) => {
        for (const { events } of toldOf(liveAll(terms, all))) {
          const [first, ...beside] = events.map(({ detail }) =>
            'postings' in detail ? detail.postings : [],
          );
          expect(beside.flat()).toEqual([]);
          expect(sumsBy(first ?? [], ({ movement }) => String(movement))).toEqual({});
        }
      }),
    );
  });

  test('are all that moved: by account they are the balance, by lot the account, by side the books', () => {
    check(
      fc.property(program, lives, (terms, all) => {
        const life = liveAll(terms, all);
        const told = postingsIn(life);
        const { pending, active, holds, deficit } = life.account;
        const owned = told.filter(({ account }) => ['pending', 'active', 'held'].includes(account));
        const expected: Record<string, number> = {};
        const add = (name: string, points: number) => {
          expected[name] = (expected[name] ?? 0) + points;
        };
        const named = (expiresAt: number | string | null) =>
          expiresAt === null ? 'never' : String(expiresAt);
        for (const lot of pending)
          add(
            `pending ${named(lot.expiresAt)} ${new Date(lot.activatesAt * 1000).toISOString().slice(0, 19)}Z`,
            lot.points,
          );
        for (const lot of active) add(`active ${named(lot.expiresAt)} null`, lot.points);
        for (const lot of holds.flatMap(({ lots }) => lots))
          add(`held ${named(lot.expiresAt)} null`, lot.points);
        expect(sumsBy(owned, nameOfLot)).toEqual(expected);
        expect(sumsBy(told, ({ account }) => account)['deficit'] ?? 0).toBe(0 - deficit);
        expect(told.reduce((sum, { points }) => sum + points, 0)).toBe(0);
      }),
    );
  });

  test('tell the end of each lot and of each hold as the ledger has it', () => {
    check(
      fc.property(program, lives, (terms, all) => {
        const life = liveAll(terms, all);
        const told = postingsIn(life);
        const { active, holds, spans } = life.account;
        const iso = (moment: number) => `${new Date(moment * 1000).toISOString().slice(0, 19)}Z`;
        for (const { id, until } of spans) {
          const last = told.findLast(({ lot, lotExpiresAt }) => lot === id && lotExpiresAt !== null);
          expect(last?.lotExpiresAt).toBe(iso(until));
        }
        for (const { expiresAt } of active.filter((lot) => typeof lot.expiresAt === 'number'))
          expect(told.find(({ lot }) => lot === String(expiresAt))?.lotExpiresAt).toBe(
            iso(Number(expiresAt)),
          );
        for (const { holdId, lapsesAt, lots } of holds) {
          const own = told.filter(({ redemptionId }) => redemptionId === holdId);
          expect(own.find(({ activatesAt }) => activatesAt !== null)?.activatesAt).toBe(iso(lapsesAt));
          expect(own.reduce((sum, { points }) => sum + points, 0)).toBe(
            lots.reduce((sum, { points }) => sum + points, 0),
          );
        }
      }),
    );
  });

  test('took effect when it is said: by time at their moment, else with the entry, and never after it', () => {
    check(
      fc.property(program, lives, (terms, all) => {
        for (const { events } of toldOf(liveAll(terms, all))) expect(events[0]?.detail).toSatisfy(isInTime);
      }),
    );
  });

  const isInTime = (detail: { readonly recordedAt: string; readonly postings?: readonly ToldPosting[] }) =>
    detail.postings?.every(({ at, byTime }) =>
      byTime ? Date.parse(at) <= Date.parse(detail.recordedAt) : at === detail.recordedAt,
    ) === true;
});

describe('the money that events of orders tell', () => {
  test('what came less what went back is what is left of the orders', () => {
    check(
      fc.property(program, lives, (terms, all) => {
        const life = liveAll(terms, all);
        let told = 0;
        for (const { events } of toldOf(life)) {
          const [event] = events;
          if (event?.type !== 'order.recorded' && event?.type !== 'order.refunded') continue;
          const data = event.detail.data as { currency: string | null; netAmount: number };
          expect(data.netAmount).toBeGreaterThanOrEqual(0);
          expect(data.currency).toBe('USD');
          told += event.type === 'order.recorded' ? data.netAmount : -data.netAmount;
        }
        expect(told).toBe(life.orders.reduce((sum, { progress }) => sum + progress.amount, 0));
      }),
    );
  });

  test('a whole return leaves nothing', () => {
    check(
      fc.property(program, lives, (terms, all) => {
        const life = liveAll(terms, all);
        for (const { order, refunds, progress } of life.orders) {
          const last = refunds.at(-1);
          if (last?.qualifying?.orders !== -1) continue;
          const events = refunds.flatMap((entry) => eventsOf(entry).slice(0, 1));
          const back = events.reduce(
            (sum, { detail }) => sum + (detail.data as { netAmount: number }).netAmount,
            0,
          );
          expect(back).toBe(orderNet(order));
          expect(progress.amount).toBe(0);
        }
      }),
    );
  });
});
