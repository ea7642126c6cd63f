import { type EpochSeconds, localDay } from '../calendar.ts';
import type { JudgmentInputs, Rooms } from '../program/judgment-context.ts';
import type { MemberFacts } from '../program/member-facts.ts';
import type { Program } from '../program/program.ts';
import { type Account, balanceOf } from './account.ts';
import { roomsOf } from './earning-room.ts';
import { tierIdOf } from './member-tier.ts';

/**
 * What is known besides the account: attributes and birthday from the profile, room in the program's budgets. For an
 * imagined member also what then counts instead of the account's own.
 */
export interface KnownBesides {
  readonly facts?: Partial<MemberFacts>;
  readonly rooms?: Rooms;
}

/**
 * All that a judgment asks of a member, as of the moment of the order or event.
 *
 * @param account settled
 * @param at when the order was placed or the event happened; caps and days are counted by it, the tier is the one of now
 */
export function judgmentInputs(
  account: Account,
  program: Program,
  at: EpochSeconds,
  { facts, rooms }: KnownBesides,
): JudgmentInputs {
  return {
    facts: { ...factsOf(account, program, at), ...facts },
    rooms: lesserOf(roomsOf(account, program, at), rooms),
  };
}

/** What the account tells of its member; attributes and birthday are the profile's. */
export function factsOf(account: Account, program: Program, at: EpochSeconds): MemberFacts {
  const { qualifying, enrolledAt, lastOrderAt, settledAt } = account;
  const tier = tierIdOf(account, program, settledAt);
  const daysSince = (moment: EpochSeconds) =>
    Math.max(0, localDay(at, program.timeZone) - localDay(moment, program.timeZone));
  return {
    ...(tier === null ? {} : { tier }),
    attributes: {},
    behavior: {
      orders: qualifying.orders,
      points_earned: qualifying.points,
      active_points: balanceOf(account).active,
      ...(enrolledAt === null ? {} : { days_since_enrollment: daysSince(enrolledAt) }),
      ...(lastOrderAt === null ? {} : { days_since_last_order: daysSince(lastOrderAt) }),
    },
    spent: qualifying.amounts,
  };
}

function lesserOf(one: Rooms, other: Rooms | undefined): Rooms {
  if (other === undefined) return one;
  const rules = { ...one.rules };
  for (const [ruleId, room] of Object.entries(other.rules))
    rules[ruleId] = Math.min(room, rules[ruleId] ?? room);
  const total = Math.min(one.total ?? Number.POSITIVE_INFINITY, other.total ?? Number.POSITIVE_INFINITY);
  return Number.isFinite(total) ? { rules, total } : { rules };
}
