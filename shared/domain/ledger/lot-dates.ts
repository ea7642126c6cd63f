import {
  dayAfterMonths,
  dayInMonth,
  type EpochSeconds,
  endOfMonthAfterMonths,
  januaryOf,
  localDay,
  midnightAfterDays,
  monthOfDay,
  startOfDay,
} from '../calendar.ts';
import type { ExpiryPolicy, PendingPolicy, ProgramDocument } from '../program/program.ts';
import type { Account } from './account.ts';
import type { EarnedLot, Expiry } from './posting.ts';
import { type ActivityTimes, type Span, spanAfter } from './span.ts';

type Terms = Pick<ProgramDocument, 'pending' | 'expiry' | 'timeZone'>;
type SlidingPolicy = Extract<ExpiryPolicy, { kind: 'sliding' }>;
type CalendarPolicy = Extract<ExpiryPolicy, { kind: 'calendar' }>;

/** A lot with the span it belongs to, as that stands with the activity that gives the points. */
export interface DatedLot {
  readonly lot: EarnedLot;
  readonly span?: Span;
}

/**
 * The lot of an activity's points, by the moment of the activity and not by the moment we heard of it.
 *
 * @param account settled: what ended before is not prolonged.
 * @param deliveredAt when the goods were delivered, where that is known already.
 */
export function lotOf(
  account: Pick<Account, 'spans' | 'settledAt'>,
  occurredAt: EpochSeconds,
  program: Terms,
  deliveredAt?: EpochSeconds,
): DatedLot {
  const { pending, expiry, timeZone } = program;
  const activatesAt = activationOf(occurredAt, pending, timeZone, deliveredAt);
  if (expiry.kind !== 'sliding')
    return { lot: { activatesAt, expiresAt: expiryOf(activatesAt, expiry, timeZone) } };
  const times = timesOf(occurredAt, activatesAt, expiry, timeZone);
  const span = spanAfter(account.spans, times, account.settledAt);
  if (span === null) return { lot: { activatesAt, expiresAt: times.until } };
  return { lot: { activatesAt, expiresAt: span.id }, span };
}

/** The dates of points that nobody has: of an order that earned nothing. It prolongs nothing. */
export function lotOfNobody(occurredAt: EpochSeconds, program: Terms): EarnedLot {
  return lotOf({ spans: [], settledAt: Number.POSITIVE_INFINITY }, occurredAt, program).lot;
}

/** When points end that are given now, by hand. That is no activity: it prolongs nothing, but begins what is not there. */
export function endOfGift(
  { spans, settledAt }: Pick<Account, 'spans' | 'settledAt'>,
  { expiry, timeZone }: Terms,
): { readonly expiresAt: Expiry; readonly span?: Span } {
  if (expiry.kind !== 'sliding') return { expiresAt: expiryOf(settledAt, expiry, timeZone) };
  const running = spans.at(-1);
  if (running !== undefined && running.until > settledAt) return { expiresAt: running.id, span: running };
  const span = spanAfter(spans, timesOf(settledAt, settledAt, expiry, timeZone), settledAt);
  return span === null ? { expiresAt: settledAt } : { expiresAt: span.id, span };
}

/**
 * The lot of points that are promised for a moment, whatever their member does until then, such as those of a referral.
 * Like a gift they are no activity: they prolong nothing, and begin what is not there. Where a span would end before its
 * points could be spent, they have an end of their own.
 *
 * @param account settled; `null` for points that nobody has
 */
export function lotFrom(
  account: Pick<Account, 'spans' | 'settledAt'> | null,
  activatesAt: EpochSeconds,
  { expiry, timeZone }: Terms,
): DatedLot {
  if (expiry.kind !== 'sliding')
    return { lot: { activatesAt, expiresAt: expiryOf(activatesAt, expiry, timeZone) } };
  const own = endOfMonthAfterMonths(activatesAt, expiry.months, timeZone);
  if (account === null) return { lot: { activatesAt, expiresAt: own } };
  const { spans, settledAt } = account;
  const running = spans.at(-1);
  if (running !== undefined && running.until > settledAt) {
    return running.until > activatesAt
      ? { lot: { activatesAt, expiresAt: running.id }, span: running }
      : { lot: { activatesAt, expiresAt: own } };
  }
  const times = timesOf(settledAt, activatesAt, expiry, timeZone);
  const span = spanAfter(spans, times, settledAt);
  return span === null
    ? { lot: { activatesAt, expiresAt: times.until } }
    : { lot: { activatesAt, expiresAt: span.id }, span };
}

/**
 * Where a lot's points are once their goods were delivered: at the first local midnight from then on, where the version
 * waits for deliveries and that is sooner. What ends some months after its activation then ends sooner as well.
 */
export function lotOnDelivery(
  lot: EarnedLot,
  deliveredAt: EpochSeconds,
  { pending, expiry, timeZone }: Terms,
): EarnedLot {
  if (pending.kind !== 'delivery') return lot;
  const activatesAt = midnightAfterDays(deliveredAt, 0, timeZone);
  if (activatesAt >= lot.activatesAt) return lot;
  const slides = expiry.kind === 'sliding';
  return { activatesAt, expiresAt: slides ? lot.expiresAt : expiryOf(activatesAt, expiry, timeZone) };
}

function activationOf(
  occurredAt: EpochSeconds,
  pending: PendingPolicy,
  timeZone: string,
  deliveredAt: EpochSeconds | undefined,
): EpochSeconds {
  switch (pending.kind) {
    case 'none':
      return occurredAt;
    case 'days':
      return midnightAfterDays(occurredAt, pending.days, timeZone);
    case 'delivery': {
      const latest = midnightAfterDays(occurredAt, pending.atMostDays, timeZone);
      return deliveredAt === undefined
        ? latest
        : Math.min(latest, midnightAfterDays(deliveredAt, 0, timeZone));
    }
  }
}

/** Points that wait for longer than they would last have their months from their activation on. */
function timesOf(
  since: EpochSeconds,
  activatesAt: EpochSeconds,
  { months }: SlidingPolicy,
  timeZone: string,
): ActivityTimes {
  const until = endOfMonthAfterMonths(since, months, timeZone);
  return { since, until: until > activatesAt ? until : endOfMonthAfterMonths(activatesAt, months, timeZone) };
}

/** When points end that become active at `activatesAt`, whatever the member does. */
function expiryOf(
  activatesAt: EpochSeconds,
  expiry: Exclude<ExpiryPolicy, SlidingPolicy>,
  timeZone: string,
): EpochSeconds | null {
  switch (expiry.kind) {
    case 'none':
      return null;
    case 'rolling':
      return endOfMonthAfterMonths(activatesAt, expiry.months, timeZone);
    case 'calendar':
      return endOfYearDay(activatesAt, expiry, timeZone);
  }
}

/**
 * The end of the policy's day of the first year in which that is at least `atLeastMonths` after the activation. The 31st
 * of a shorter month, and 29 February of most years, is the last day of that month.
 */
function endOfYearDay(
  activatesAt: EpochSeconds,
  { month, day, atLeastMonths }: CalendarPolicy,
  timeZone: string,
): EpochSeconds {
  const activation = localDay(activatesAt, timeZone);
  const isMidnight = startOfDay(activation, timeZone) === activatesAt;
  // Points are good to the end of a day, so what lasts to midnight lasts to the end of the day before.
  const lastDay = Math.max(activation, dayAfterMonths(activation, atLeastMonths) - (isMidnight ? 1 : 0));
  const january = januaryOf(monthOfDay(lastDay));
  const days = [january, january + 12].map((year) => dayInMonth(year + month - 1, day));
  const end = days.find((candidate) => candidate >= lastDay);
  if (end === undefined) throw new Error(`no day ${day} of month ${month} comes after day ${lastDay}`);
  return startOfDay(end + 1, timeZone);
}
