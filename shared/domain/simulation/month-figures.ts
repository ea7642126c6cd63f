import { type EpochSeconds, type LocalMonth, localTime } from '../calendar.ts';
import type { Entry } from '../ledger/entry.ts';
import { type DueMovement, type Posting, sumOf } from '../ledger/posting.ts';

/** What one month of the program's calendar brought. Points unless stated. */
export interface MonthFigures {
  orders: number;
  /** Net goods value in minor units by currency, less what came back in this month. */
  amounts: Record<string, number>;
  issued: number;
  /** Taken back by refunds. */
  reversed: number;
  /** What the clawback policy left with members although the goods went back. */
  forgiven: number;
  activated: number;
  /** Ended unspent, less what refunds of their orders took off again. */
  expired: number;
  /** Owed points that the closing of an account wrote off. */
  writtenOff: number;
}

export type FigureName = Exclude<keyof MonthFigures, 'amounts'>;
export const FIGURE_NAMES: readonly FigureName[] = [
  'orders',
  'issued',
  'reversed',
  'forgiven',
  'activated',
  'expired',
  'writtenOff',
];

export type MonthBook = Map<LocalMonth, MonthFigures>;

export const noFigures = (): MonthFigures => ({
  orders: 0,
  amounts: {},
  issued: 0,
  reversed: 0,
  forgiven: 0,
  activated: 0,
  expired: 0,
  writtenOff: 0,
});

/** Adds one to another; sums of sums are sums, so parts of a history can be added up in any order. */
export function addFigures(into: MonthFigures, other: MonthFigures): void {
  for (const name of FIGURE_NAMES) into[name] += other[name];
  for (const [currency, amount] of Object.entries(other.amounts))
    into.amounts[currency] = (into.amounts[currency] ?? 0) + amount;
}

export function addBook(into: MonthBook, other: ReadonlyMap<LocalMonth, MonthFigures>): void {
  for (const [month, figures] of other) addFigures(figuresOf(into, month), figures);
}

export function totalOf(book: ReadonlyMap<LocalMonth, MonthFigures>): MonthFigures {
  const total = noFigures();
  for (const figures of book.values()) addFigures(total, figures);
  return total;
}

/** Books one entry of the ledger: what it did in the month in which it happened, what time did in the month of each. */
export function bookEntry(book: MonthBook, entry: Entry, timeZone: string): void {
  bookMovements(book, entry.due, timeZone);
  bookMovements(book, entry.settled, timeZone);
  const figures = figuresOf(book, monthOf(entry.recordedAt, timeZone));
  const { cause, postings, qualifying } = entry;
  if (qualifying !== undefined && qualifying.amount !== 0)
    figures.amounts[qualifying.currency] = (figures.amounts[qualifying.currency] ?? 0) + qualifying.amount;
  if (cause.kind === 'refund' || cause.kind === 'challenge_reversal') {
    figures.reversed += cause.reversed;
    figures.forgiven += cause.forgiven;
  }
  if (cause.kind === 'accrual' || cause.kind === 'claim') {
    figures.orders += 1;
    figures.issued += cause.earned;
  }
  if (cause.kind === 'challenge_award') figures.issued += cause.points;
  figures.expired += sumOf(postings, 'expired');
  figures.writtenOff -= sumOf(postings, 'adjusted');
}

/** Books what time alone did. */
export function bookMovements(book: MonthBook, movements: readonly DueMovement[], timeZone: string): void {
  for (const { at, postings } of movements) {
    const figures = figuresOf(book, monthOf(at, timeZone));
    figures.activated += activatedBy(postings);
    figures.expired += sumOf(postings, 'expired');
  }
}

const activatedBy = (postings: readonly Posting[]): number => 0 - sumOf(postings, 'pending');

const monthOf = (at: EpochSeconds, timeZone: string): LocalMonth => localTime(at, timeZone).month;

function figuresOf(book: MonthBook, month: LocalMonth): MonthFigures {
  const known = book.get(month);
  if (known !== undefined) return known;
  const fresh = noFigures();
  book.set(month, fresh);
  return fresh;
}
