import fc from 'fast-check';
import { beginOfDay, type PlainMember, type PlainOrder, type PlainShop } from './plain-shop.ts';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'America/Santiago',
];
/** Ends of months and of a year, days on which clocks are moved in one zone or another, and some between. */
const DAYS = [
  '2025-09-07',
  '2025-09-28',
  '2025-10-26',
  '2025-10-31',
  '2025-11-01',
  '2025-11-02',
  '2025-11-30',
  '2025-12-01',
  '2025-12-31',
  '2026-01-01',
  '2026-01-02',
  '2026-01-31',
  '2026-02-01',
  '2026-02-28',
  '2026-03-01',
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-04-30',
];
const AS_OF = [
  '2025-12-01',
  '2026-01-01',
  '2026-02-15',
  '2026-03-01',
  '2026-03-29',
  '2026-03-30',
  '2026-05-01',
  '2026-11-20',
];
const CUSTOMERS = ['ann', 'ben', 'cem', 'dot', 'eve', 'fay', 'gus', 'hal'];

/** Around local midnights, to the second, and anywhere. */
const momentIn = (timeZone: string) =>
  fc
    .tuple(
      fc.constantFrom(...DAYS),
      fc.oneof(
        { weight: 2, arbitrary: fc.constantFrom(-1, 0, 1, 86_399) },
        { weight: 3, arbitrary: fc.integer({ min: 0, max: 86_400 }) },
      ),
    )
    .map(([day, seconds]) => beginOfDay(day, timeZone) + seconds);

/** Whole times of 24 hours after another moment, and a second to either side: where ages change. */
const laterThan = (from: number) =>
  fc
    .tuple(fc.constantFrom(0, 1, 2, 3, 7, 14, 30, 31, 60, 61, 90, 91, 180), fc.constantFrom(-1, 0, 1, 40_000))
    .map(([days, seconds]) => from + Math.max(0, days * 86_400 + seconds));

const refundsOf = (placedAt: number, net: number) =>
  fc
    .array(
      fc.record({
        at: laterThan(placedAt),
        amount: fc.constantFrom(0, 1, Math.floor(net / 2), net),
        kind: fc.constantFrom('part' as const, 'part' as const, 'whole' as const, 'refused' as const),
      }),
      { maxLength: 2 },
    )
    .map((refunds) => {
      // No two events of one second, as their ids are made of it.
      const seen = new Set<number>();
      return refunds.filter(({ at }) => !seen.has(at) && seen.add(at));
    });

const claimOf = (placedAt: number) =>
  fc.record({
    at: laterThan(placedAt),
    by: fc.constantFrom(...CUSTOMERS),
    isTransferTold: fc.boolean(),
  });

const orderIn = (timeZone: string): fc.Arbitrary<Omit<PlainOrder, 'id'>> =>
  fc
    .tuple(momentIn(timeZone), fc.option(fc.constantFrom(1, 3, 7, 14, 30, 31, 60, 61, 90, 91)))
    .chain(([moment, days]) => {
      const placedAt = days === null ? moment : beginOfDay('2025-11-30', timeZone) + days * 86_400;
      return fc.constantFrom(0, 1, 2, 100, 100, 2_500, 2_500, 9_999).chain((net) =>
        fc.record({
          customer: fc.constantFrom(...CUSTOMERS),
          placedAt: fc.constant(placedAt),
          net: fc.constant(net),
          currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'USD'),
          channel: fc.constantFrom('web', 'web', 'pos'),
          country: fc.constantFrom('DE', 'FR', null),
          refunds: fc.oneof(
            { weight: 3, arbitrary: fc.constant([]) },
            { weight: 1, arbitrary: refundsOf(placedAt, net) },
          ),
          claim: fc.oneof(
            { weight: 4, arbitrary: fc.constant(null) },
            { weight: 1, arbitrary: claimOf(placedAt) },
          ),
        }),
      );
    });

const memberIn = (timeZone: string, customer: string): fc.Arbitrary<PlainMember> =>
  fc.record({
    customer: fc.constant(customer),
    enrolledAt: momentIn(timeZone),
    tiers: fc.array(fc.record({ at: momentIn(timeZone), tier: fc.constantFrom('leaf', 'branch', null) }), {
      maxLength: 3,
    }),
  });

const SPEND = fc.uniqueArray(
  fc.record({
    month: fc.constantFrom('2025-10-01', '2025-11-01', '2025-12-01', '2026-01-01', '2026-03-01'),
    channel: fc.constantFrom('web', 'pos', 'search'),
    currency: fc.constantFrom('EUR', 'USD'),
    amountMinor: fc.constantFrom(0, 1, 60, 5_000),
  }),
  { maxLength: 5, selector: ({ month, channel, currency }) => `${month} ${channel} ${currency}` },
);

/** Small shops with claims, refunds before and after, several currencies, and orders around midnights and moved clocks. */
export const randomShop: fc.Arbitrary<PlainShop> = fc.constantFrom(...ZONES).chain((timeZone) =>
  fc.record({
    timeZone: fc.constant(timeZone),
    asOf: fc.constantFrom(...AS_OF),
    orders: fc
      .array(orderIn(timeZone), { maxLength: 40 })
      .map((orders) =>
        orders.map((order, index) => ({ ...order, id: `o${String(index).padStart(2, '0')}` })),
      ),
    members: fc
      .subarray(CUSTOMERS)
      .chain((members) => fc.tuple(...members.map((customer) => memberIn(timeZone, customer)))),
    spend: SPEND,
  }),
);
