import { type EpochSeconds, localMonth } from '../calendar.ts';
import { eventContext, judgeEvent } from '../program/judge-event.ts';
import type { Program } from '../program/program.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { ProgressChange } from '../tiers/progress.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import { countedOf } from './counted.ts';
import type { Activity, ActivityAccrual, Withheld } from './entry.ts';
import { judgmentInputs, type KnownBesides } from './judgment-inputs.ts';
import { lotOf, lotOfNobody } from './lot-dates.ts';
import { CLOCK_TOLERANCE_SECONDS, issue, keptContext, withholdFrom } from './record-order.ts';
import { type Settled, settle } from './settle.ts';

/**
 * Records an activity and what it earns. Idempotent by its activity id, which storage guards.
 *
 * Refusals: ACTIVITY_IN_FUTURE. An activity of a guest or of a closed member is recorded all the same and earns nothing,
 * with the reason in `withheld`. Its points have the dates of the day on which it happened. There is nothing to deliver:
 * where orders wait for that, an activity's points wait for the next local midnight only.
 *
 * @param besides what the account does not tell of the member, and room in the program's budgets
 */
export function recordActivity(
  account: Account,
  activity: Activity,
  program: Program,
  now: EpochSeconds,
  besides: KnownBesides = {},
): Appended<ActivityAccrual> | Refusal {
  const refusal = refuseFuture(activity, now);
  if (refusal) return refusal;
  const settled = settle(account, now);
  const withheld = withholdFrom(settled.account);
  return withheld === undefined
    ? earn(settled, activity, program, besides)
    : withhold(settled, activity, program, withheld);
}

/** Refusals: ACTIVITY_IN_FUTURE. */
export function refuseFuture({ occurredAt }: Activity, now: EpochSeconds): Refusal | null {
  const ahead = occurredAt - now;
  if (ahead <= CLOCK_TOLERANCE_SECONDS) return null;
  const detail = `occurredAt is ${ahead} seconds in the future; at most ${CLOCK_TOLERANCE_SECONDS} are tolerated.`;
  return refuse('ACTIVITY_IN_FUTURE', detail, '/occurredAt');
}

function earn(
  settled: Settled,
  activity: Activity,
  program: Program,
  besides: KnownBesides,
): Appended<ActivityAccrual> {
  const { account } = settled;
  const { occurredAt } = activity;
  const inputs = judgmentInputs(account, program, occurredAt, besides);
  const judged = eventContext(program, inputs, activity);
  const judgment = judgeEvent(program, activity, judged);
  const { points } = judgment;
  const { lot, span } = lotOf(account, occurredAt, program, occurredAt);
  const orderNumber = account.qualifying.orders;
  const context = keptContext(account.status, { ...judged, orderNumber }, judgment);
  const rules = judgment.awards().map(({ ruleId, points: exact }) => ({ ruleId, points: exact }));
  return append<ActivityAccrual>(settled, program, {
    cause: { kind: 'activity', activity, context, earned: points, rules, lot },
    occurredAt,
    programVersion: program.version,
    postings: issue(points, lot),
    ...(span === undefined ? {} : { span }),
    ...countedOf(account, judgment, program, occurredAt),
    ...(points === 0 ? {} : { qualifying: progressBy(activity, points, program) }),
  });
}

function withhold(
  settled: Settled,
  activity: Activity,
  program: Program,
  withheld: Withheld,
): Appended<ActivityAccrual> {
  const { status, qualifying } = settled.account;
  const context = { status, orderNumber: qualifying.orders };
  const lot = lotOfNobody(activity.occurredAt, program);
  return append<ActivityAccrual>(settled, program, {
    cause: { kind: 'activity', activity, context, earned: 0, rules: [], lot, withheld },
    occurredAt: activity.occurredAt,
    programVersion: program.version,
    postings: [],
  });
}

/** Points progress towards tiers whatever they are for; an activity is no order and spends no money. */
export function progressBy(
  { occurredAt }: Activity,
  points: number,
  { currencies, timeZone }: Program,
): ProgressChange {
  const month = localMonth(occurredAt, timeZone);
  return { month, orders: 0, points, currency: currencies[0]?.code ?? '', amount: 0 };
}
