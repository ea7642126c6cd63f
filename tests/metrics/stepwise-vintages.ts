import { type EpochSeconds, firstDayOf, localMonth } from '../../shared/domain/calendar.ts';
import { openAccount } from '../../shared/domain/ledger/account.ts';
import { evolve } from '../../shared/domain/ledger/append.ts';
import { type Entry, isCause } from '../../shared/domain/ledger/entry.ts';
import type { Posting } from '../../shared/domain/ledger/posting.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import { lotName } from './posting-rows.ts';

export interface Vintage {
  issued: number;
  redeemed: number;
  reversed: number;
  expired: number;
}

type Out = 'redeemed' | 'reversed' | 'expired';

interface Flow {
  readonly lot: string;
  /** Of the movement. */
  readonly month: number;
  readonly kind: 'issued' | Out;
  /** Came back, where it is negative. */
  readonly points: number;
}

const OUTS: readonly Out[] = ['redeemed', 'reversed', 'expired'];

/**
 * What became of the points that a member was given, month by month, by keeping each lot as a queue that is filled and emptied step by
 * step: another way to what `point_vintages` counts.
 */
export function stepwiseVintages(
  entries: readonly Entry[],
  asOf: EpochSeconds,
  timeZone: string,
): ReadonlyMap<string, Vintage> {
  const flows = flowsOf(entries, asOf, timeZone);
  const vintages = new Map<string, Vintage>();
  for (const lot of new Set(flows.map((flow) => flow.lot)))
    emptyLot(
      flows.filter((flow) => flow.lot === lot),
      vintages,
    );
  return vintages;
}

function emptyLot(flows: readonly Flow[], vintages: Map<string, Vintage>): void {
  const months = [...new Set(flows.map(({ month }) => month))].sort((a, b) => a - b);
  const sum = (kind: Flow['kind'], month: number) =>
    flows
      .filter((flow) => flow.kind === kind && flow.month === month)
      .reduce((all, { points }) => all + points, 0);
  const outs = OUTS.map((kind) =>
    withoutReturns(months.map((month) => ({ month, points: sum(kind, month) }))),
  );
  // What came back of expired points that nobody knew of took nothing.
  let fictitious = outs[2]?.missing ?? 0;
  for (const step of [...(outs[1]?.steps ?? [])].reverse()) {
    const part = Math.min(step.points, fictitious);
    step.points -= part;
    fictitious -= part;
  }
  const queue = months
    .map((month) => ({ month, points: sum('issued', month) }))
    .filter(({ points }) => points > 0);
  for (const { month, points } of queue) vintageOf(vintages, month).issued += points;
  for (const month of months)
    OUTS.forEach((kind, index) => {
      const step = outs[index]?.steps.find((each) => each.month === month);
      let missing = step?.points ?? 0;
      while (missing > 0) {
        const first = queue[0];
        if (first === undefined) throw new Error('more went out of a lot than came in');
        const part = Math.min(first.points, missing);
        vintageOf(vintages, first.month)[kind] += part;
        first.points -= part;
        missing -= part;
        if (first.points === 0) queue.shift();
      }
    });
}

/** What comes back undoes what went last before it. */
function withoutReturns(steps: readonly { readonly month: number; readonly points: number }[]) {
  const kept: { month: number; points: number }[] = [];
  let missing = 0;
  for (const { month, points } of steps) {
    if (points > 0) {
      // What came back before it went goes first.
      const part = Math.min(points, missing);
      missing -= part;
      kept.push({ month, points: points - part });
    }
    let back = Math.max(0, -points);
    for (const step of [...kept].reverse()) {
      const part = Math.min(step.points, back);
      step.points -= part;
      back -= part;
    }
    missing += back;
  }
  return { steps: kept, missing };
}

function vintageOf(vintages: Map<string, Vintage>, month: number): Vintage {
  const key = new Date(firstDayOf(month) * 86_400_000).toISOString().slice(0, 10);
  const vintage = vintages.get(key) ?? { issued: 0, redeemed: 0, reversed: 0, expired: 0 };
  vintages.set(key, vintage);
  return vintage;
}

function flowsOf(all: readonly Entry[], asOf: EpochSeconds, timeZone: string): readonly Flow[] {
  const entries = all.filter(({ recordedAt }) => recordedAt < asOf);
  const account = entries.reduce(evolve, openAccount('mbr_test'));
  const byTime = (postings: readonly Posting[], month: number) => timeFlows(postings, month);
  return [
    ...entries.flatMap((entry) => {
      const month = localMonth(entry.recordedAt, timeZone);
      return [
        ...entry.due.flatMap(({ at, postings }) => byTime(postings, localMonth(at - 1, timeZone))),
        ...commandFlows(entry, entries, month, timeZone),
        ...entry.settled.flatMap(({ postings }) => byTime(postings, month)),
      ];
    }),
    ...settle(account, asOf).due.flatMap(({ at, postings }) =>
      byTime(postings, localMonth(at - 1, timeZone)),
    ),
  ];
}

type OfLot = Extract<Posting, { expiresAt: unknown }>;
const isOfLot = (posting: Posting): posting is OfLot => 'expiresAt' in posting;

function netByLot(postings: readonly Posting[]): readonly (readonly [string, number])[] {
  const nets = new Map<string, number>();
  for (const posting of postings.filter(isOfLot)) {
    const lot = lotName(posting.expiresAt);
    nets.set(lot, (nets.get(lot) ?? 0) + posting.points);
  }
  return [...nets];
}

const expiryFlows = (postings: readonly Posting[], month: number): readonly Flow[] =>
  postings
    .filter(isOfLot)
    .filter(({ account }) => account === 'expired')
    .map(({ expiresAt, points }) => ({ lot: lotName(expiresAt), month, kind: 'expired', points }));

/** Time only takes: a debt absorbs, or the lot ends. */
const timeFlows = (postings: readonly Posting[], month: number): readonly Flow[] => [
  ...netByLot(postings).map(([lot, net]): Flow => ({ lot, month, kind: 'reversed', points: -net })),
  ...expiryFlows(postings, month),
];

const REDEEMING = ['authorization', 'capture', 'release', 'redemption_return'];

function commandFlows(
  entry: Entry,
  entries: readonly Entry[],
  month: number,
  timeZone: string,
): readonly Flow[] {
  const { cause, postings } = entry;
  const nets = netByLot(postings).filter(([, net]) => net !== 0);
  if (isCause(entry, 'delivery')) {
    const { orderId } = entry.cause;
    const earning = entries.find(
      (each) =>
        (isCause(each, 'accrual') && each.cause.order.orderId === orderId) ||
        (isCause(each, 'claim') && each.cause.orderId === orderId),
    );
    const vintage = earning === undefined ? month : localMonth(earning.recordedAt, timeZone);
    return nets.map(([lot, points]) => ({ lot, month: vintage, kind: 'issued', points }));
  }
  const kindOf = (net: number): Flow => {
    if (REDEEMING.includes(cause.kind)) return { lot: '', month, kind: 'redeemed', points: -net };
    return net > 0
      ? { lot: '', month, kind: 'issued', points: net }
      : { lot: '', month, kind: 'reversed', points: -net };
  };
  return [...nets.map(([lot, net]) => ({ ...kindOf(net), lot })), ...expiryFlows(postings, month)];
}
