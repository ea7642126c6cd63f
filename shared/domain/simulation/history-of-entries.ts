import type { EpochSeconds } from '../calendar.ts';
import { type Accrual, type Claim, type Entry, isCause, type Refund } from '../ledger/entry.ts';
import type { Happening, MemberHistory } from './member-history.ts';
import { count, type Tally } from './tally.ts';

/** Entries that a simulation asks for; the rest are people's decisions, or follow from these. */
export const SIMULATED_KINDS: readonly Entry['cause']['kind'][] = [
  'accrual',
  'refund',
  'claim',
  'enrollment',
  'closure',
  'erasure',
];

/** All that is known of one account. */
export interface MemberEntries {
  readonly memberId: string;
  /** On the account itself, of the kinds above, in any order. */
  readonly own: readonly Entry[];
  /** Of orders that were a guest's until this member claimed them: their accruals and refunds, on whatever account. */
  readonly claimed: readonly Entry[];
}

/** What there was to live, beside what came of it. */
export interface HistoryCounts {
  /** Orders that were recorded, whoever they belong to, by currency. */
  readonly recorded: Tally<string>;
  /** Orders that are somebody's. */
  orders: number;
  happenings: number;
}

export const noCounts = (): HistoryCounts => ({ recorded: new Map(), orders: 0, happenings: 0 });

export function addCounts(into: HistoryCounts, part: HistoryCounts): void {
  for (const [currency, orders] of part.recorded) count(into.recorded, currency, orders);
  into.orders += part.orders;
  into.happenings += part.happenings;
}

/** Of happenings of one moment: first the order, then its claim, then what came back, and then who left and joined again. */
const RANKS = { order: 0, claim: 1, refund: 2, close: 3, enroll: 4 } as const;

/**
 * One account's entries as a member's past, in the order of time. An order belongs to whoever claimed it; one of a guest that
 * nobody claimed is nobody's history. A refund that could not be done when its order came did nothing, and would again.
 *
 * @param until what was written down later is left out, so that a ledger that goes on has one history
 * @returns null where nothing of the account was ordered by a member
 */
export function historyOfEntries(
  { memberId, own, claimed }: MemberEntries,
  until: EpochSeconds,
): MemberHistory | null {
  const entries = [...own, ...claimed].filter(({ recordedAt }) => recordedAt <= until);
  const claims = byOrder(entries.filter((entry): entry is Entry<Claim> => isCause(entry, 'claim')));
  const orders = byOrder(entries.filter((entry): entry is Entry<Accrual> => isCause(entry, 'accrual')));
  const owned = new Map(
    [...orders].filter(([orderId, { cause }]) => cause.withheld !== 'GUEST' || claims.has(orderId)),
  );
  if (owned.size === 0) return null;
  const happenings = [
    ...[...owned.values()].flatMap((accrual) => ordered(accrual, claims)),
    ...refundsOf(entries, owned),
    ...membershipOf(own.filter(({ recordedAt }) => recordedAt <= until)),
  ];
  return {
    memberId,
    happenings: happenings.filter(({ at }) => at <= until).toSorted(byTime),
  };
}

/** What an account adds to the counts, whether or not it has a history. */
export function countEntries(
  counts: HistoryCounts,
  { own }: MemberEntries,
  history: MemberHistory | null,
  until: EpochSeconds,
): void {
  for (const entry of own)
    if (isCause(entry, 'accrual') && entry.recordedAt <= until)
      count(counts.recorded, entry.cause.order.currency);
  const happenings = history?.happenings ?? [];
  counts.happenings += happenings.length;
  counts.orders += happenings.filter(({ kind }) => kind === 'order').length;
}

function byOrder<C extends Accrual | Claim>(entries: readonly Entry<C>[]): ReadonlyMap<string, Entry<C>> {
  return new Map(
    entries.map((entry) => [
      entry.cause.kind === 'accrual' ? entry.cause.order.orderId : entry.cause.orderId,
      entry,
    ]),
  );
}

function ordered(accrual: Entry<Accrual>, claims: ReadonlyMap<string, Entry<Claim>>): Happening[] {
  const { order, withheld } = accrual.cause;
  const at = order.placedAt;
  const isGuest = withheld === 'GUEST';
  const bought: Happening = { kind: 'order', at, order, isGuest };
  const claim = claims.get(order.orderId);
  if (!isGuest || claim === undefined) return [bought];
  return [bought, { kind: 'claim', at: Math.max(claim.recordedAt, at), orderId: order.orderId }];
}

function refundsOf(entries: readonly Entry[], owned: ReadonlyMap<string, Entry<Accrual>>): Happening[] {
  const once = new Map<string, Happening>();
  for (const entry of entries.filter((one): one is Entry<Refund> => isCause(one, 'refund'))) {
    const { orderId, refundId, scope, refusal } = entry.cause;
    const placedAt = owned.get(orderId)?.cause.order.placedAt;
    if (placedAt === undefined || refusal !== undefined) continue;
    const at = Math.max(entry.occurredAt, placedAt);
    once.set(JSON.stringify([orderId, refundId]), {
      kind: 'refund',
      at,
      orderId,
      command: { refundId, scope, refundedAt: at },
    });
  }
  return [...once.values()];
}

/** Who joins for the first time does so with what they buy; who left, and came back, does so when they did. */
function membershipOf(own: readonly Entry[]): Happening[] {
  const changes = own
    .filter(({ cause: { kind } }) => kind === 'enrollment' || kind === 'closure' || kind === 'erasure')
    .toSorted((a, b) => a.sequence - b.sequence);
  const firstEnd = changes.findIndex(({ cause }) => cause.kind !== 'enrollment');
  return changes.flatMap(({ cause, recordedAt: at }, index): Happening[] => {
    if (cause.kind !== 'enrollment') return [{ kind: 'close', at }];
    return firstEnd !== -1 && index > firstEnd ? [{ kind: 'enroll', at }] : [];
  });
}

function byTime(a: Happening, b: Happening): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.kind !== b.kind) return RANKS[a.kind] - RANKS[b.kind];
  const [one, other] = [idsOf(a), idsOf(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function idsOf(happening: Happening): string {
  switch (happening.kind) {
    case 'order':
      return happening.order.orderId;
    case 'refund':
      return JSON.stringify([happening.orderId, happening.command.refundId]);
    case 'claim':
      return happening.orderId;
    default:
      return '';
  }
}
