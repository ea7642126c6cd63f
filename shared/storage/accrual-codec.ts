import type { AchievedRound } from '../domain/ledger/challenge.ts';
import type { Accrual, LineEarned } from '../domain/ledger/entry.ts';
import type { Expiry } from '../domain/ledger/posting.ts';
import type { LineDiscount, OrderLine } from '../domain/order.ts';
import { decodeSpent, encodeSpent, type TerseSpent } from './redemption-codec.ts';

/**
 * An accrual as text. Orders are the bulk of the ledger, and an entry that outgrows 1 KB costs two write units more, so
 * names are one letter, lines are lists, and what is empty or can be told from the position is left out. Ten lines
 * usually stay below 1 KB. The order's id is not in it: the entry's item carries it as an attribute.
 */
interface TerseAccrual {
  readonly o: readonly [
    currency: string,
    channel: string,
    placedAt: number,
    shipping: number,
    tax: number,
    country?: string,
  ];
  readonly l: readonly TerseLine[];
  readonly c: TerseContext;
  /** Points earned, activation and expiry of their lot. */
  readonly e: readonly [points: number, activatesAt: number, expiresAt: Expiry];
  /** For each rule what it gave, by position of the line, up to the last that it gave something for. */
  readonly r?: readonly TerseRule[];
  /** What rules gave for the order as a whole. */
  readonly t?: readonly (readonly [ruleId: string, points: TersePoints])[];
  readonly w?: NonNullable<Accrual['withheld']>;
  readonly a?: number;
  /** What redemptions gave to the order. */
  readonly s?: readonly TerseSpent[];
  /** Of a friend of an advocate. */
  readonly f?: 1;
  /** Why its code opened no referral. */
  readonly m?: NonNullable<Accrual['referralMissed']>;
  /** What challenges gave with it. */
  readonly v?: readonly (readonly [challengeId: string, round: number, sequence: number])[];
}

/** Categories are one list at the end. `lineId` is 0 for a line that is named by its position. */
type TerseLine = readonly [
  sku: string,
  quantity: number,
  unitPrice: number,
  categories?: readonly string[] | 0,
  discounts?: readonly TerseDiscount[] | 0,
  lineId?: string | 0,
  tags?: readonly string[],
];
type TerseDiscount = readonly [amount: number, coupon?: string];
/** A decimal is a number where that is the same text. */
type TersePoints = string | number;
/** 0 for a line without points. */
type TerseRule = readonly [ruleId: string, ...points: TersePoints[]];
/** 0 for what is absent, an active account included. */
type TerseContext = readonly [
  orderNumber: number,
  status?: Accrual['context']['status'] | 0,
  tier?: string | 0,
  answers?: string | 0,
  rooms?: NonNullable<Accrual['context']['rooms']> | 0,
];

export function encodeAccrual(accrual: Accrual): string {
  const { order, lot, lines, withheld, appliedRefunds, redemptions, isReferred, referralMissed, achieved } =
    accrual;
  const terse: TerseAccrual = {
    o: terseOrder(order),
    l: order.lines.map(terseLine),
    c: terseContext(accrual.context),
    e: [accrual.earned, lot.activatesAt, lot.expiresAt],
    ...(lines.some(({ lineId }) => lineId !== null) ? { r: terseRules(accrual) } : {}),
    ...(lines.some(({ lineId }) => lineId === null) ? { t: terseTotals(accrual) } : {}),
    ...(withheld === undefined ? {} : { w: withheld }),
    ...(appliedRefunds === undefined ? {} : { a: appliedRefunds }),
    ...(redemptions === undefined ? {} : { s: redemptions.map((spent) => encodeSpent(spent, order)) }),
    ...(isReferred ? { f: 1 } : {}),
    ...(referralMissed === undefined ? {} : { m: referralMissed }),
    ...(achieved === undefined ? {} : { v: achieved.map(terseRound) }),
  };
  return JSON.stringify(terse);
}

export function decodeAccrual(json: string, orderId: string): Accrual {
  const { o, l, c, e, r = [], t = [], w, a, s, f, m, v } = JSON.parse(json) as TerseAccrual;
  const [currency, channel, placedAt, shipping, tax, country] = o;
  const lines = l.map(orderLine);
  return {
    kind: 'accrual',
    order: {
      orderId,
      currency,
      channel,
      ...(country === undefined ? {} : { country }),
      placedAt,
      lines,
      shipping,
      tax,
    },
    context: contextOf(c),
    earned: e[0],
    lines: [
      ...r.flatMap(([ruleId, ...points]) => lineEarned(ruleId, points, lines)),
      ...t.map(([ruleId, points]) => ({ lineId: null, ruleId, points: String(points) })),
    ],
    lot: { activatesAt: e[1], expiresAt: e[2] },
    ...(w === undefined ? {} : { withheld: w }),
    ...(a === undefined ? {} : { appliedRefunds: a }),
    ...(s === undefined ? {} : { redemptions: s.map((terse) => decodeSpent(terse, { lines })) }),
    ...(f === undefined ? {} : { isReferred: true }),
    ...(m === undefined ? {} : { referralMissed: m }),
    ...(v === undefined
      ? {}
      : { achieved: v.map(([challengeId, round, sequence]) => ({ challengeId, round, sequence })) }),
  };
}

const terseRound = ({ challengeId, round, sequence }: AchievedRound) =>
  [challengeId, round, sequence] as const;

function terseOrder({
  currency,
  channel,
  placedAt,
  shipping,
  tax,
  country,
}: Accrual['order']): TerseAccrual['o'] {
  const terse = [currency, channel, placedAt, shipping, tax] as const;
  return country === undefined ? terse : [...terse, country];
}

function terseLine(line: OrderLine, index: number): TerseLine {
  const { sku, quantity, unitPrice, categories, discounts, lineId, tags } = line;
  const terse = [
    sku,
    quantity,
    unitPrice,
    categories.length > 0 ? categories : 0,
    discounts.length > 0 ? discounts.map(terseDiscount) : 0,
    lineId === positionName(index) ? 0 : lineId,
    tags.length > 0 ? tags : 0,
  ] as const;
  const length = terse.findLastIndex((part) => part !== 0) + 1;
  return terse.slice(0, Math.max(length, 3)) as unknown as TerseLine;
}

function orderLine(
  [sku, quantity, unitPrice, categories, discounts, lineId, tags]: TerseLine,
  index: number,
) {
  return {
    lineId: lineId || positionName(index),
    sku,
    quantity,
    unitPrice,
    discounts: (discounts || []).map(
      ([amount, coupon]): LineDiscount => (coupon === undefined ? { amount } : { amount, coupon }),
    ),
    categories: categories || [],
    tags: tags ?? [],
  };
}

const terseDiscount = ({ amount, coupon }: LineDiscount): TerseDiscount =>
  coupon === undefined ? [amount] : [amount, coupon];

/** What a line is called that the shop gave no name: where it stands, from 1. */
const positionName = (index: number): string => `${index + 1}`;

function terseContext({ orderNumber, status, tier, answers, rooms }: Accrual['context']): TerseContext {
  const terse = [orderNumber, status === 'active' ? 0 : status, tier ?? 0, answers ?? 0, rooms ?? 0] as const;
  const length = terse.findLastIndex((part) => part !== 0) + 1;
  return terse.slice(0, Math.max(length, 1)) as unknown as TerseContext;
}

function contextOf([orderNumber, status, tier, answers, rooms]: TerseContext): Accrual['context'] {
  return {
    status: status || 'active',
    orderNumber,
    ...(tier ? { tier } : {}),
    ...(answers ? { answers } : {}),
    ...(rooms ? { rooms } : {}),
  };
}

function terseRules({ lines, order }: Accrual): readonly TerseRule[] {
  const positions = new Map(order.lines.map(({ lineId }, position) => [lineId, position]));
  const rules = new Map<string, TersePoints[]>();
  for (const { lineId, ruleId, points } of lines) {
    if (lineId === null) continue;
    const given = rules.get(ruleId) ?? [];
    const position = positions.get(lineId) ?? 0;
    while (given.length < position) given.push(0);
    given[position] = tersePoints(points);
    rules.set(ruleId, given);
  }
  return [...rules].map(([ruleId, given]) => [ruleId, ...given] as const);
}

function terseTotals({ lines }: Accrual): NonNullable<TerseAccrual['t']> {
  return lines.flatMap(({ lineId, ruleId, points }) =>
    lineId === null ? [[ruleId, tersePoints(points)] as const] : [],
  );
}

function tersePoints(points: string): TersePoints {
  const number = Number(points);
  return String(number) === points ? number : points;
}

function lineEarned(ruleId: string, points: readonly TersePoints[], lines: readonly OrderLine[]) {
  return lines.flatMap(({ lineId }, index): readonly LineEarned[] => {
    const given = points[index] ?? 0;
    return given === 0 ? [] : [{ lineId, ruleId, points: String(given) }];
  });
}
