import { type EpochSeconds, localMonth } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { ProgressChange } from '../tiers/progress.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import type { Activity, ActivityAccrual, RuleEarned } from './entry.ts';
import { lotOf, lotOfNobody } from './lot-dates.ts';
import { CLOCK_TOLERANCE_SECONDS, issue, withholdFrom } from './record-order.ts';
import { settle } from './settle.ts';
import type { Use } from './uses.ts';

/** What the program gives for an activity: whole points, the rules they come from, and what counts towards caps. */
export interface ActivityAward {
  readonly points: number;
  readonly rules: readonly RuleEarned[];
  readonly uses?: readonly Use[];
}

/** @param account settled: what caps leave, and what conditions ask of the member, is judged by it. */
export type JudgeActivity = (account: Account, activity: Activity, program: Program) => ActivityAward;

/**
 * Records an activity and what it earns. Idempotent by its activity id, which storage guards.
 *
 * Refusals: ACTIVITY_IN_FUTURE. An activity of a guest or of a closed member is recorded all the same and earns nothing,
 * with the reason in `withheld`. Its points have the dates of the day on which it happened. There is nothing to deliver:
 * where orders wait for that, an activity's points wait for the next local midnight only.
 */
export function recordActivity(
  account: Account,
  activity: Activity,
  program: Program,
  judge: JudgeActivity,
  now: EpochSeconds,
): Appended<ActivityAccrual> | Refusal {
  const ahead = activity.occurredAt - now;
  if (ahead > CLOCK_TOLERANCE_SECONDS) {
    const detail = `occurredAt is ${ahead} seconds in the future; at most ${CLOCK_TOLERANCE_SECONDS} are tolerated.`;
    return refuse('ACTIVITY_IN_FUTURE', detail, '/occurredAt');
  }
  const settled = settle(account, now);
  const { status, qualifying } = settled.account;
  const context = { status, orderNumber: qualifying.orders };
  const withheld = withholdFrom(settled.account);
  if (withheld !== undefined) {
    const lot = lotOfNobody(activity.occurredAt, program);
    return append<ActivityAccrual>(settled, program, {
      cause: { kind: 'activity', activity, context, earned: 0, rules: [], lot, withheld },
      occurredAt: activity.occurredAt,
      programVersion: program.version,
      postings: [],
    });
  }
  const { points, rules, uses = [] } = judge(settled.account, activity, program);
  const { lot, span } = lotOf(settled.account, activity.occurredAt, program, activity.occurredAt);
  return append<ActivityAccrual>(settled, program, {
    cause: { kind: 'activity', activity, context, earned: points, rules, lot },
    occurredAt: activity.occurredAt,
    programVersion: program.version,
    postings: issue(points, lot),
    ...(span === undefined ? {} : { span }),
    ...(uses.length === 0 ? {} : { uses }),
    ...(points === 0 ? {} : { qualifying: progressBy(activity, points, program) }),
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
