import type { Balance } from '../domain/ledger/account.ts';
import { isChallengeCause } from '../domain/ledger/challenge.ts';
import type { Cause, Entry, EntryKind } from '../domain/ledger/entry.ts';
import type { DueMovement, Posting, SpanId } from '../domain/ledger/posting.ts';
import { isReferralCause } from '../domain/ledger/referral.ts';
import type { ProgressChange } from '../domain/tiers/progress.ts';
import { number, text } from './account-codec.ts';
import { decodeAccrual, encodeAccrual } from './accrual-codec.ts';
import { decodeChallengeCause, encodeChallengeCause } from './challenge-codec.ts';
import { challengeOf, type Item, type Key, redemptionOf, referralOf } from './keys.ts';
import { decodeMarks, encodeMarks } from './marks-codec.ts';
import { decodePostings, encodePostings, type TersePosting } from './posting-codec.ts';
import { decodeRedemptionCause, encodeRedemptionCause } from './redemption-codec.ts';
import { decodeReferralCause, encodeReferralCause } from './referral-codec.ts';
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
export type EntryBooks = Omit<Entry, 'cause'> & {
  readonly kind: EntryKind;
  readonly orderId: string | null;
  readonly redemptionId: string | null;
};

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
    books: { S: encodeBooks(entry, redemptionOf(key.pk.S)) },
    cause: { S: encodeCause(entry.cause) },
    requestHash: { S: requestHash },
  };
}

export function decodeEntry(item: Item): StoredEntry {
  const { kind: _kind, orderId: _orderId, redemptionId: _redemptionId, ...books } = decodeEntryBooks(item);
  return {
    entry: { ...books, cause: decodeCause(item) },
    requestHash: text(item, 'requestHash'),
  };
}

export function decodeEntryBooks(item: Item): EntryBooks {
  const redemptionId = redemptionOf(text(item, 'pk'));
  return {
    memberId: text(item, 'memberId'),
    sequence: number(item, 'sequence'),
    kind: text(item, 'kind') as EntryKind,
    orderId: item['orderId']?.S ?? null,
    redemptionId,
    recordedAt: number(item, 'recordedAt'),
    occurredAt: number(item, 'occurredAt'),
    programVersion: number(item, 'programVersion'),
    ...decodeBooks(text(item, 'books'), number(item, 'occurredAt'), redemptionId),
  };
}

function orderIdOf(cause: Cause): string | null {
  if (cause.kind === 'accrual') return cause.order.orderId;
  return 'orderId' in cause ? (cause.orderId ?? null) : null;
}

type Books = Pick<
  Entry,
  | 'due'
  | 'postings'
  | 'settled'
  | 'hold'
  | 'status'
  | 'qualifying'
  | 'folded'
  | 'assignment'
  | 'referrerId'
  | 'tier'
  | 'span'
  | 'uses'
  | 'draws'
  | 'marks'
  | 'balance'
>;

/** `d` due, `p` postings, `s` settled, `b` balance, `q` qualifying, `f` folded, `t` tier, `n` span, `u` uses, `w` draws, `m` marks, `h` hold; the others as they are. */
interface TerseBooks {
  readonly d?: readonly (readonly [number, readonly TersePosting[]])[];
  readonly p?: readonly TersePosting[];
  readonly s?: TerseBooks['d'];
  readonly b: readonly [active: number, pending: number, held: number, deficit: number];
  readonly q?: TerseProgress;
  readonly f?: readonly [through: number, heldThrough: number, tier: string | null];
  readonly t?: readonly [from: string | null, to: string | null];
  readonly u?: string;
  readonly w?: readonly (readonly [ruleId: string, times: number, points: number])[];
  readonly m?: string;
  readonly n?: readonly [id: SpanId, since: number, until: number];
  readonly h?: readonly [holdId: string | 0, rewardId: string, lapsesAt: number];
  readonly status?: NonNullable<Entry['status']>;
  readonly assignment?: NonNullable<Entry['assignment']> | null;
  readonly referrer?: string;
}

/** An order's moment is written as seconds after the entry's own, which it mostly is. */
type TerseProgress = readonly [
  orders: number,
  points: number,
  currency: string,
  amount: number,
  month: number,
  orderedAfterSeconds?: number,
];

function encodeBooks(entry: Entry, ownHold: string | null): string {
  const {
    due,
    postings,
    settled,
    balance,
    qualifying,
    folded,
    assignment,
    referrerId,
    tier,
    span,
    hold,
    status,
  } = entry;
  const terse = (all: readonly Posting[]) => encodePostings(all, ownHold);
  const movements = (list: readonly DueMovement[]) =>
    list.map(({ at, postings: all }) => [at, terse(all)] as const);
  const terseBooks: TerseBooks = {
    ...(due.length > 0 ? { d: movements(due) } : {}),
    ...(postings.length > 0 ? { p: terse(postings) } : {}),
    ...(settled.length > 0 ? { s: movements(settled) } : {}),
    b: [balance.active, balance.pending, balance.held, balance.deficit],
    ...(qualifying ? { q: terseProgress(qualifying, entry.occurredAt) } : {}),
    ...(folded ? { f: [folded.through, folded.heldThrough, folded.tier] } : {}),
    ...(tier ? { t: [tier.from, tier.to] } : {}),
    ...terseCounters(entry),
    ...(span ? { n: [span.id, span.since, span.until] } : {}),
    ...(hold ? { h: [hold.holdId === ownHold ? 0 : hold.holdId, hold.rewardId, hold.lapsesAt] } : {}),
    ...(status ? { status } : {}),
    ...(assignment === undefined ? {} : { assignment }),
    ...(referrerId === undefined ? {} : { referrer: referrerId }),
  };
  return JSON.stringify(terseBooks);
}

function terseCounters({ uses, draws, marks }: Entry): Pick<TerseBooks, 'u' | 'w' | 'm'> {
  return {
    ...(uses ? { u: encodeUses(uses) } : {}),
    ...(draws ? { w: draws.map(({ ruleId, times, points }) => [ruleId, times, points] as const) } : {}),
    ...(marks ? { m: encodeMarks(marks) } : {}),
  };
}

function decodeBooks(json: string, occurredAt: number, ownHold: string | null): Books {
  const {
    d = [],
    p = [],
    s = [],
    b,
    q,
    f,
    t,
    n,
    u,
    w,
    m,
    h,
    status,
    assignment,
    referrer,
  } = JSON.parse(json) as TerseBooks;
  const full = (all: readonly TersePosting[]) => decodePostings(all, ownHold);
  const movements = (list: NonNullable<TerseBooks['d']>) =>
    list.map(([at, all]) => ({ at, postings: full(all) }));
  // In the order of `balanceOf`, so that an answer made of it is the first one to the byte.
  const balance: Balance = { pending: b[1], active: b[0], held: b[2], deficit: b[3] };
  return {
    due: movements(d),
    postings: full(p),
    settled: movements(s),
    balance,
    ...(q ? { qualifying: progress(q, occurredAt) } : {}),
    ...(f ? { folded: { through: f[0], heldThrough: f[1], tier: f[2] } } : {}),
    ...(t ? { tier: { from: t[0], to: t[1] } } : {}),
    ...(u === undefined ? {} : { uses: decodeUses(u) }),
    ...(w ? { draws: w.map(([ruleId, times, points]) => ({ ruleId, times, points })) } : {}),
    ...(m === undefined ? {} : { marks: decodeMarks(m) }),
    ...(n ? { span: { id: n[0], since: n[1], until: n[2] } } : {}),
    ...(h ? { hold: { holdId: h[0] || (ownHold ?? ''), rewardId: h[1], lapsesAt: h[2] } } : {}),
    ...(status ? { status } : {}),
    ...(assignment === undefined ? {} : { assignment }),
    ...(referrer === undefined ? {} : { referrerId: referrer }),
  };
}

function terseProgress(change: ProgressChange, occurredAt: number): TerseProgress {
  const { orders, points, currency, amount, month, orderedAt } = change;
  const terse = [orders, points, currency, amount, month] as const;
  return orderedAt === undefined ? terse : [...terse, orderedAt - occurredAt];
}

function progress(terse: TerseProgress, occurredAt: number): ProgressChange {
  const [orders, points, currency, amount, month, orderedAfterSeconds] = terse;
  const change = { month, orders, points, currency, amount };
  return orderedAfterSeconds === undefined
    ? change
    : { ...change, orderedAt: occurredAt + orderedAfterSeconds };
}

function encodeCause(cause: Cause): string {
  if (cause.kind === 'accrual') return encodeAccrual(cause);
  if (isReferralCause(cause)) return encodeReferralCause(cause);
  if (isChallengeCause(cause)) return encodeChallengeCause(cause);
  return 'redemptionId' in cause ? encodeRedemptionCause(cause) : JSON.stringify(cause);
}

function decodeCause(item: Item): Cause {
  const [json, kind] = [text(item, 'cause'), text(item, 'kind')];
  if (kind === 'accrual') return decodeAccrual(json, text(item, 'orderId'));
  const friendId = referralOf(text(item, 'pk'));
  if (friendId !== null) return decodeReferralCause(json, kind, friendId);
  const challengeId = challengeOf(text(item, 'pk'));
  if (challengeId !== null) return decodeChallengeCause(json, kind, challengeId, text(item, 'orderId'));
  const redemptionId = redemptionOf(text(item, 'pk'));
  return redemptionId === null
    ? (JSON.parse(json) as Cause)
    : decodeRedemptionCause(json, kind, redemptionId);
}
