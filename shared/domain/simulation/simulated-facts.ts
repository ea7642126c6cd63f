import { type EpochSeconds, SECONDS_PER_DAY } from '../calendar.ts';
import { type Account, balanceOf } from '../ledger/account.ts';
import { settle } from '../ledger/settle.ts';
import { compile } from '../program/compile-program.ts';
import type { JudgmentInputs } from '../program/judgment-context.ts';
import { type MemberFacts, NO_FACTS } from '../program/member-facts.ts';
import type { Program } from '../program/program.ts';

/** The tier in which a member stands, or null where the program has none. */
export type StandingOf = (account: Account, program: Program, now: EpochSeconds) => string | null;

/** A simulated member, as of just before an order. */
export interface SimulatedMember {
  readonly account: Account;
  readonly program: Program;
  readonly standingOf: StandingOf;
  readonly enrolledAt: EpochSeconds | null;
  readonly lastOrderAt: EpochSeconds | null;
}

/**
 * What rules may ask of a simulated member: tier and behavior as they are in the simulation itself, which under another
 * program may be others. Attributes and birthdays are not part of a history, so conditions on them are not met.
 */
export function simulatedInputs(member: SimulatedMember, at: EpochSeconds): JudgmentInputs {
  const { account, program, standingOf } = member;
  const tier = program.tiers === undefined ? null : standingOf(account, program, at);
  const isAsked = compile(program).orders.questions.length > 0;
  const known = isAsked ? factsOf(member, at) : NO_FACTS;
  return { facts: tier === null ? known : { ...known, tier } };
}

function factsOf({ account, enrolledAt, lastOrderAt }: SimulatedMember, at: EpochSeconds): MemberFacts {
  const { orders, points, amounts } = account.qualifying;
  return {
    attributes: {},
    behavior: {
      orders,
      points_earned: points,
      active_points: balanceOf(settle(account, at).account).active,
      ...(enrolledAt === null ? {} : { days_since_enrollment: daysBetween(enrolledAt, at) }),
      ...(lastOrderAt === null ? {} : { days_since_last_order: daysBetween(lastOrderAt, at) }),
    },
    spent: amounts,
  };
}

const daysBetween = (from: EpochSeconds, to: EpochSeconds): number =>
  Math.max(0, Math.floor((to - from) / SECONDS_PER_DAY));
