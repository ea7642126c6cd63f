import {
  type EpochSeconds,
  firstDayOf,
  januaryOf,
  type LocalDay,
  localTime,
  startOfDay,
} from '../calendar.ts';
import type { CapPeriod, MemberCap } from '../program/earning-rule.ts';
import type { ProgramDocument } from '../program/program.ts';

/** What the program's own caps are counted under; no rule can be called so. */
export const WHOLE_PROGRAM = '*';

/** Before the id of a reward: what its limits are counted under. No rule can be called so. */
export const REWARD_CAPS = 'reward:';

/** What successes as an advocate are counted under; short, because most of an account's counters may be of it. No rule can be called so. */
export const REFERRAL_CAP = '@';

/**
 * How often, and for how many points, one member used what a cap limits, within one span of the calendar. As part of an
 * entry it is what the entry adds or, negative, takes back.
 */
export interface Use {
  /** A rule's id, `WHOLE_PROGRAM`, `REFERRAL_CAP`, or a reward's id after `REWARD_CAPS`. */
  readonly cap: string;
  readonly per: CapPeriod;
  /** The first day of the span; 0 for `ever`. */
  readonly since: LocalDay;
  readonly times: number;
  readonly points: number;
}

/** What one judgment gave by a rule, in whole points rounded up, so that what is counted never exceeds a cap. */
export type Given = Pick<Use, 'times' | 'points'>;

type Counted = Pick<ProgramDocument, 'caps' | 'earningRules' | 'timeZone'>;

/** The span of the program's calendar that `at` lies in, by its first day. Weeks begin on Monday. */
export function sinceOf(per: CapPeriod, at: EpochSeconds, timeZone: string): LocalDay {
  const { day, month, weekday } = localTime(at, timeZone);
  switch (per) {
    case 'day':
      return day;
    case 'week':
      return day - (weekday - 1);
    case 'month':
      return firstDayOf(month);
    case 'year':
      return firstDayOf(januaryOf(month));
    case 'ever':
      return 0;
  }
}

/** When the span that `at` lies in is over; `null` for `ever`. */
export function endOfSpan(per: CapPeriod, at: EpochSeconds, timeZone: string): EpochSeconds | null {
  const { day, month } = localTime(at, timeZone);
  switch (per) {
    case 'day':
      return startOfDay(day + 1, timeZone);
    case 'week':
      return startOfDay(sinceOf(per, at, timeZone) + 7, timeZone);
    case 'month':
      return startOfDay(firstDayOf(month + 1), timeZone);
    case 'year':
      return startOfDay(firstDayOf(januaryOf(month) + 12), timeZone);
    case 'ever':
      return null;
  }
}

/** What is counted of one cap in the span of `at`. One span of each cap is kept; what comes late for an earlier one counts in that. */
export function useAt(
  uses: readonly Use[],
  cap: string,
  per: CapPeriod,
  at: EpochSeconds,
  timeZone: string,
): Use {
  const since = sinceOf(per, at, timeZone);
  const kept = uses.find((use) => use.cap === cap && use.per === per);
  return kept !== undefined && kept.since >= since ? kept : { cap, per, since, times: 0, points: 0 };
}

/**
 * What an entry adds to the counters: for each cap of the program over which something was given, its span.
 *
 * @param given what each rule gave, by its id, and under `WHOLE_PROGRAM` what was given in all.
 */
export function usesOf(
  uses: readonly Use[],
  given: Readonly<Record<string, Given>>,
  program: Counted,
  at: EpochSeconds,
): readonly Use[] {
  const caps = capsOf(program);
  return caps.flatMap(([cap, { per }], index) => {
    const now = given[cap];
    if (now === undefined || (now.times === 0 && now.points === 0)) return [];
    // A day's cap on points and a day's cap on times share a counter.
    const isCounted = caps
      .slice(0, index)
      .some(([other, { per: others }]) => other === cap && others === per);
    if (isCounted) return [];
    const { since } = useAt(uses, cap, per, at, program.timeZone);
    return [{ cap, per, since, ...now }];
  });
}

/**
 * What a judgment gave, as `usesOf` takes it.
 *
 * @param uses of its rules with caps, as the evaluator tells them
 * @param points of all its rules together, rounded
 */
export function givenBy(
  uses: readonly (Given & { readonly ruleId: string })[],
  points: number,
): Readonly<Record<string, Given>> {
  const rules = uses.map(({ ruleId, times, points: given }) => [ruleId, { times, points: given }] as const);
  return { ...Object.fromEntries(rules), [WHOLE_PROGRAM]: { times: points > 0 ? 1 : 0, points } };
}

/** What goes back of the uses that an entry counted, when what its rules give falls from `before` to `after`. */
export function usesTakenBack(
  counted: readonly Use[],
  before: Readonly<Record<string, Given>>,
  after: Readonly<Record<string, Given>>,
): readonly Use[] {
  return counted.flatMap(({ cap, per, since }) => {
    const times = (after[cap]?.times ?? 0) - (before[cap]?.times ?? 0);
    const points = (after[cap]?.points ?? 0) - (before[cap]?.points ?? 0);
    return times === 0 && points === 0 ? [] : [{ cap, per, since, times, points }];
  });
}

/** The counters after an entry. A new span takes the place of the one before; what goes back into an older one is past counting. */
export function countUses(uses: readonly Use[], changes: readonly Use[]): readonly Use[] {
  return changes.reduce(countUse, uses);
}

/**
 * A counter at zero stays: it tells which span is being counted, so that nothing late is counted beside it. Those of rewards
 * go once their span is over, because there may be many, and a capture is never late for its own.
 */
function countUse(uses: readonly Use[], change: Use): readonly Use[] {
  const kept = uses.find(({ cap, per }) => cap === change.cap && per === change.per);
  if (kept !== undefined && kept.since > change.since) return uses;
  if (kept?.since !== change.since && isReward(change) && change.times < 0) return uses;
  const before = kept?.since === change.since ? kept : { times: 0, points: 0 };
  const times = Math.max(0, before.times + change.times);
  const points = Math.max(0, before.points + change.points);
  const others = uses.filter((use) => use !== kept && !isOver(use, change));
  return [...others, { ...change, times, points }].sort(byCap);
}

const isReward = ({ cap }: Use): boolean => cap.startsWith(REWARD_CAPS);

/** The most days from the first day of a span to that of the next. */
const SPAN_DAYS: Readonly<Record<CapPeriod, number>> = { day: 1, week: 7, month: 31, year: 366, ever: 0 };

/** The span before the last is kept too: where the program's time zone changes, it may be the one of now again. */
function isOver(use: Use, { cap, per, since }: Use): boolean {
  return (
    cap.startsWith(REWARD_CAPS) && isReward(use) && use.per === per && since - use.since > SPAN_DAYS[per]
  );
}

function byCap(a: Use, b: Use): number {
  if (a.cap !== b.cap) return a.cap < b.cap ? -1 : 1;
  return a.per < b.per ? -1 : 1;
}

/** Every cap on one member's earning in a span of time, with what it is counted under. */
export function capsOf({ caps, earningRules }: Counted): readonly (readonly [string, MemberCap])[] {
  return [
    ...(caps.perMember ?? []).map((cap) => [WHOLE_PROGRAM, cap] as const),
    ...earningRules.flatMap(({ id, caps: own }) => (own?.perMember ?? []).map((cap) => [id, cap] as const)),
  ];
}
