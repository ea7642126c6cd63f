import type { DatabaseSync } from 'node:sqlite';
import { SKIP_REASONS, UNMATCHED_REASONS } from '../source/skip-reasons.ts';
import { openMeta } from '../state/meta.ts';
import { openTallies, type Tallies } from '../state/tallies.ts';
import type { Counted, Money, OrderNotes, PlanFigures, ReturnCounts, RowCounts } from './summary.ts';

/** What was read and planned, from the state. */
export function planFigures(database: DatabaseSync): PlanFigures {
  const tallies = openTallies(database);
  const meta = openMeta(database);
  return {
    money: JSON.parse(meta.get('money') ?? '{}') as Money,
    rows: rowCounts(tallies, Number(meta.get('rows'))),
    orders: orderNotes(tallies),
    returns: returnCounts(tallies),
  };
}

function rowCounts(tallies: Tallies, read: number): RowCounts {
  return {
    read,
    goods: tallies.get('goodsRows').count,
    shipping: tallies.get('shippingRows').count,
    discounts: tallies.get('discountRows').count,
    returns: tallies.get('returnRows').count,
    skipped: countedBy(tallies, 'skip', SKIP_REASONS),
  };
}

function orderNotes(tallies: Tallies): OrderNotes {
  return {
    inExport: tallies.get('exportOrders').count,
    ofGuests: tallies.get('guestOrders').count,
    split: tallies.get('splitOrders').count,
    mergedRows: tallies.get('mergedRows').count,
    roundedRows: tallies.get('roundedRows').count,
    discountUnused: tallies.get('discountUnused').amount,
  };
}

function returnCounts(tallies: Tallies): ReturnCounts {
  return {
    returns: tallies.get('returns').count,
    units: tallies.get('returned').units,
    matched: tallies.get('matched').units,
    credits: tallies.get('credited').amount,
    creditsMatched: tallies.get('creditMatched').amount,
    unmatched: countedBy(tallies, 'unmatched', UNMATCHED_REASONS),
  };
}

/** In the order of the catalogue, without those that never came up. */
function countedBy<R extends string>(
  tallies: Tallies,
  prefix: string,
  reasons: Readonly<Record<R, string>>,
): Partial<Record<R, Counted>> {
  const counted = (Object.keys(reasons) as R[]).flatMap((reason) => {
    const tally = tallies.get(`${prefix}:${reason}`);
    return tally.count === 0 ? [] : [[reason, { ...tally, examples: tallies.examples(reason) }]];
  });
  return Object.fromEntries(counted);
}
