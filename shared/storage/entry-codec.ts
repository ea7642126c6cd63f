import type { Balance } from '../domain/ledger/account.ts';
import type { Cause, Entry, EntryKind } from '../domain/ledger/entry.ts';
import type { DueMovement, Expiry, Posting, SpanId } from '../domain/ledger/posting.ts';
import { number, text } from './account-codec.ts';
import { decodeAccrual, encodeAccrual } from './accrual-codec.ts';
import type { Item, Key } from './keys.ts';
import { decodeUses, encodeUses } from './uses-codec.ts';

/**
 * Two texts make up an entry: `books`, all that moves points, which the statement index carries too, so that a member
 * can be proved from the index alone; and `cause`, what it was made from. Both drop what is empty, because an entry that
 * outgrows 1 KB doubles its price.
 */
export interface StoredEntry<C extends Cause = Cause> {
  readonly entry: Entry<C>;
  /** Tells the same request from another one with the same key (law 4). */
  readonly requestHash: string;
}

/** What the statement index carries of an entry: all but its cause. */
export type EntryBooks = Omit<Entry, 'cause'> & { readonly kind: EntryKind; readonly orderId: string | null };

export function encodeEntry(key: Key, { entry, requestHash }: StoredEntry): Item {
  const orderId = orderIdOf(entry.cause);
  return {
    ...key,
    memberId: { S: entry.memberId },
    sequence: { N: entry.sequence.toString() },
    kind: { S: entry.cause.kind },
    recordedAt: { N: entry.recordedAt.toString() },
    occurredAt: { N: entry.occurredAt.toString() },
    programVersion: { N: entry.programVersion.toString() },
    ...(orderId === null ? {} : { orderId: { S: orderId } }),
    books: { S: encodeBooks(entry) },
    cause: { S: encodeCause(entry.cause) },
    requestHash: { S: requestHash },
  };
}

export function decodeEntry(item: Item): StoredEntry {
  const { kind: _kind, orderId: _orderId, ...books } = decodeEntryBooks(item);
  return {
    entry: { ...books, cause: decodeCause(item) },
    requestHash: text(item, 'requestHash'),
  };
}

export function decodeEntryBooks(item: Item): EntryBooks {
  return {
    memberId: text(item, 'memberId'),
    sequence: number(item, 'sequence'),
    kind: text(item, 'kind') as EntryKind,
    orderId: item['orderId']?.S ?? null,
    recordedAt: number(item, 'recordedAt'),
    occurredAt: number(item, 'occurredAt'),
    programVersion: number(item, 'programVersion'),
    ...decodeBooks(text(item, 'books')),
  };
}

function orderIdOf(cause: Cause): string | null {
  if (cause.kind === 'accrual') return cause.order.orderId;
  return 'orderId' in cause ? cause.orderId : null;
}

type Books = Pick<
  Entry,
  'due' | 'postings' | 'settled' | 'hold' | 'status' | 'qualifying' | 'span' | 'uses' | 'balance'
>;

/** `d` due, `p` postings, `s` settled, `b` balance, `q` qualifying, `n` span, `u` uses; `hold` and `status` as they are. */
interface TerseBooks {
  readonly d?: readonly (readonly [number, readonly TersePosting[]])[];
  readonly p?: readonly TersePosting[];
  readonly s?: TerseBooks['d'];
  readonly b: readonly [active: number, pending: number, held: number, deficit: number];
  readonly q?: readonly [orders: number, points: number, currency: string, amount: number];
  readonly u?: string;
  readonly n?: readonly [id: SpanId, since: number, until: number];
  readonly hold?: NonNullable<Entry['hold']>;
  readonly status?: NonNullable<Entry['status']>;
}

/** Account, points, expiry, then activation or hold where the account has one. */
type TersePosting = readonly [string, number, Expiry?, (number | string)?];

function encodeBooks(entry: Entry): string {
  const { due, postings, settled, balance, qualifying, span, uses, hold, status } = entry;
  const movements = (list: readonly DueMovement[]) =>
    list.map(({ at, postings: all }) => [at, all.map(tersePosting)] as const);
  const terseBooks: TerseBooks = {
    ...(due.length > 0 ? { d: movements(due) } : {}),
    ...(postings.length > 0 ? { p: postings.map(tersePosting) } : {}),
    ...(settled.length > 0 ? { s: movements(settled) } : {}),
    b: [balance.active, balance.pending, balance.held, balance.deficit],
    ...(qualifying
      ? { q: [qualifying.orders, qualifying.points, qualifying.currency, qualifying.amount] }
      : {}),
    ...(uses ? { u: encodeUses(uses) } : {}),
    ...(span ? { n: [span.id, span.since, span.until] } : {}),
    ...(hold ? { hold } : {}),
    ...(status ? { status } : {}),
  };
  return JSON.stringify(terseBooks);
}

function decodeBooks(json: string): Books {
  const { d = [], p = [], s = [], b, q, n, u, hold, status } = JSON.parse(json) as TerseBooks;
  const movements = (list: NonNullable<TerseBooks['d']>) =>
    list.map(([at, all]) => ({ at, postings: all.map(posting) }));
  const balance: Balance = { active: b[0], pending: b[1], held: b[2], deficit: b[3] };
  return {
    due: movements(d),
    postings: p.map(posting),
    settled: movements(s),
    balance,
    ...(q ? { qualifying: { orders: q[0], points: q[1], currency: q[2], amount: q[3] } } : {}),
    ...(u === undefined ? {} : { uses: decodeUses(u) }),
    ...(n ? { span: { id: n[0], since: n[1], until: n[2] } } : {}),
    ...(hold ? { hold } : {}),
    ...(status ? { status } : {}),
  };
}

function tersePosting(posted: Posting): TersePosting {
  switch (posted.account) {
    case 'pending':
      return [posted.account, posted.points, posted.expiresAt, posted.activatesAt];
    case 'held':
      return [posted.account, posted.points, posted.expiresAt, posted.holdId];
    case 'active':
    case 'expired':
      return [posted.account, posted.points, posted.expiresAt];
    default:
      return [posted.account, posted.points];
  }
}

function posting([account, points, expiresAt = null, last]: TersePosting): Posting {
  switch (account) {
    case 'pending':
      return { account, points, activatesAt: Number(last), expiresAt };
    case 'held':
      return { account, points, expiresAt, holdId: String(last) };
    case 'active':
    case 'expired':
      return { account, points, expiresAt };
    case 'deficit':
    case 'issued':
    case 'redeemed':
    case 'adjusted':
      return { account, points };
    default:
      throw new Error(`an entry posts to the unknown account "${account}"`);
  }
}

function encodeCause(cause: Cause): string {
  return cause.kind === 'accrual' ? encodeAccrual(cause) : JSON.stringify(cause);
}

function decodeCause(item: Item): Cause {
  const json = text(item, 'cause');
  return text(item, 'kind') === 'accrual'
    ? decodeAccrual(json, text(item, 'orderId'))
    : (JSON.parse(json) as Cause);
}
