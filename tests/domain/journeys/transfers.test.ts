import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Journey, newJourney } from '../../../shared/domain/journeys/journey.ts';
import { judgeStage } from '../../../shared/domain/journeys/stage-at.ts';
import { takeEntry } from '../../../shared/domain/journeys/take-signal.ts';
import { usualIntervalSeconds } from '../../../shared/domain/journeys/usual-interval.ts';
import { type Account, openAccount } from '../../../shared/domain/ledger/account.ts';
import { claimOrder } from '../../../shared/domain/ledger/claim-order.ts';
import type { Accrual, Entry } from '../../../shared/domain/ledger/entry.ts';
import { enrollMember } from '../../../shared/domain/ledger/membership.ts';
import { afterChange, type OrderState, recordedOrder } from '../../../shared/domain/ledger/order-state.ts';
import { recordOrder } from '../../../shared/domain/ledger/record-order.ts';
import { refundOrder } from '../../../shared/domain/ledger/refund-order.ts';
import { DEFAULT_JOURNEY_RULES as RULES } from '../../../shared/domain/program/journey-rules.ts';
import { eventsOfEntry } from '../../../shared/events/events-of-entry.ts';
import { signalsOfEvent } from '../../../shared/journeys/signals-of-event.ts';
import { check } from '../../law-runs.ts';
import { aLine, anOrder, aProgram, BEGIN, decided } from '../builders.ts';
import { DAY } from './telling.ts';

const PROGRAM = aProgram({ claims: { withinDays: 3_000 } });
const UNITS = 3;
const [GUEST, MEMBER] = ['mbr_guest000000000000000', 'mbr_member00000000000000'];

/** Two accounts of a shop: entries, accounts and orders, without storage. */
function shop() {
  const accounts = new Map<string, Account>();
  const orders = new Map<string, OrderState>();
  const entries: Entry[] = [];
  const accountOf = (id: string) => accounts.get(id) ?? openAccount(id);
  function wrote<E extends Entry>({ account, entry }: { account: Account; entry: E }): E {
    accounts.set(account.memberId, account);
    entries.push(entry);
    return entry;
  }
  return {
    entries,
    enroll: (id: string, now: number) => wrote(decided(enrollMember(accountOf(id), PROGRAM, now))),
    buy(id: string, orderId: string, isFree: boolean, now: number): void {
      const order = anOrder({
        orderId,
        placedAt: now,
        lines: [aLine({ quantity: UNITS, unitPrice: isFree ? 0 : 900 })],
      });
      const entry = wrote(decided(recordOrder(accountOf(id), order, PROGRAM, now)));
      orders.set(orderId, recordedOrder(entry as Entry<Accrual>));
    },
    refund(orderId: string, units: number, now: number): void {
      const state = orders.get(orderId);
      const left = UNITS - (state?.returned.units['1'] ?? 0);
      if (state === undefined || left === 0) return;
      const scope = { kind: 'lines' as const, lines: [{ lineId: '1', quantity: Math.min(units, left) }] };
      const command = { refundId: `r${entries.length}`, scope, refundedAt: now };
      const entry = wrote(decided(refundOrder(accountOf(state.memberId), state, command, PROGRAM, now)));
      orders.set(orderId, afterChange(state, entry));
    },
    claim(orderId: string, id: string, now: number): void {
      const state = orders.get(orderId);
      if (state === undefined || state.claim !== null || state.accrual.cause.withheld !== 'GUEST') return;
      const origin = state.memberId === id ? null : accountOf(state.memberId);
      const { claim, transfer } = decided(claimOrder(accountOf(id), origin, state, PROGRAM, now));
      if (transfer !== null) wrote(transfer);
      orders.set(orderId, afterChange(state, wrote(claim)));
    },
    /** Orders of which anything is left. */
    valid: () => [...orders.values()].filter(({ progress }) => progress.orders === 1).length,
    journeyOf: (id: string): Journey =>
      entries
        .filter(({ memberId }) => memberId === id)
        .reduce((journey, entry) => {
          const [first] = eventsOfEntry(entry);
          return first === undefined ? journey : takeEntry(journey, signalsOfEvent(first, []), RULES);
        }, newJourney(id)),
  };
}

type Deed =
  | { readonly kind: 'buy'; readonly who: 'guest' | 'member'; readonly isFree: boolean }
  | { readonly kind: 'refund'; readonly order: number; readonly units: number }
  | { readonly kind: 'claim'; readonly order: number };
const deed: fc.Arbitrary<Deed & { readonly afterHours: number }> = fc
  .tuple(
    fc.integer({ min: 0, max: 24 * 40 }),
    fc.oneof<fc.Arbitrary<Deed>[]>(
      fc.record({
        kind: fc.constant('buy' as const),
        who: fc.constantFrom('guest' as const, 'guest' as const, 'member' as const),
        isFree: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant('refund' as const),
        order: fc.nat({ max: 11 }),
        units: fc.integer({ min: 1, max: UNITS }),
      }),
      fc.record({ kind: fc.constant('claim' as const), order: fc.nat({ max: 11 }) }),
      fc.record({ kind: fc.constant('claim' as const), order: fc.nat({ max: 11 }) }),
    ),
  )
  .map(([afterHours, one]) => ({ ...one, afterHours }));
/** As many orders as are remembered one by one. */
const deeds = fc
  .array(deed, { minLength: 2, maxLength: 30, size: 'max' })
  .map((all) => all.filter((one, place) => one.kind !== 'buy' || buysBefore(all, place) < 12));
const buysBefore = (all: readonly Deed[], place: number) =>
  all.slice(0, place).filter(({ kind }) => kind === 'buy').length;

/** How orders come about that are claimed some day, and what becomes of a claim. */
type World = 'it is' | 'always theirs' | 'sent back';

function live(all: readonly (Deed & { afterHours: number })[], as: World) {
  const books = shop();
  books.enroll(MEMBER, BEGIN);
  let [now, bought] = [BEGIN, 0];
  for (const one of all) {
    now += one.afterHours * 3_600;
    if (one.kind === 'buy') {
      const isTheirs = one.who === 'member' || (as === 'always theirs' && isClaimed(all, bought));
      books.buy(isTheirs ? MEMBER : GUEST, `o${bought}`, one.isFree, now);
      bought += 1;
    }
    if (one.kind === 'refund') books.refund(`o${one.order}`, one.units, now);
    if (one.kind === 'claim') claimIn(books, as, isGuests(all, one.order), `o${one.order}`, now);
  }
  return { books, now };
}

function claimIn(
  books: ReturnType<typeof shop>,
  as: World,
  isOfGuest: boolean,
  orderId: string,
  now: number,
) {
  if (as === 'it is') books.claim(orderId, MEMBER, now);
  if (as === 'sent back' && isOfGuest) books.refund(orderId, UNITS, now);
}

const buys = (all: readonly Deed[]) =>
  all.flatMap((one, place) => (one.kind === 'buy' ? [{ ...one, place }] : []));
const isGuests = (all: readonly Deed[], order: number) => buys(all)[order]?.who === 'guest';
/** A claim before the order is there claims nothing. */
const isClaimed = (all: readonly Deed[], order: number) =>
  all.some(
    (one, place) => one.kind === 'claim' && one.order === order && place > (buys(all)[order]?.place ?? 0),
  );

const factsOf = (journey: Journey, now: number) => ({
  orders: journey.orders,
  latestOrders: journey.latestOrders,
  firstOrderAt: journey.firstOrderAt,
  usual: usualIntervalSeconds(journey, RULES),
  stages: [0, 30, 90, 400].map((days) => judgeStage(journey, RULES, now + days * DAY).stage),
});

describe('orders that go from one account to another', () => {
  test('are, for the member, orders that had been theirs all along', () => {
    check(
      fc.property(deeds, (all) => {
        const { books, now } = live(all, 'it is');
        const other = live(all, 'always theirs');
        expect(factsOf(books.journeyOf(MEMBER), now)).toEqual(factsOf(other.books.journeyOf(MEMBER), now));
      }),
    );
  });

  test('are, for who gives them, orders that went back', () => {
    check(
      fc.property(deeds, (all) => {
        const { books, now } = live(all, 'it is');
        const other = live(all, 'sent back');
        expect(factsOf(books.journeyOf(GUEST), now)).toEqual(factsOf(other.books.journeyOf(GUEST), now));
      }),
    );
  });

  test('count once: with one of the two, or with none after they went back', () => {
    check(
      fc.property(deeds, (all) => {
        const { books } = live(all, 'it is');
        const [guest, member] = [books.journeyOf(GUEST), books.journeyOf(MEMBER)];
        expect(guest.orders + member.orders).toBe(books.valid());
        expect(
          new Set([...guest.latestOrders, ...member.latestOrders].map(({ orderId }) => orderId)).size,
        ).toBe(guest.orders + member.orders);
      }),
    );
  });
});
