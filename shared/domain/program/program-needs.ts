import type { Condition } from './condition.ts';
import { type EarningRule, isSameSubject } from './earning-rule.ts';
import type { ProgramDocument } from './program.ts';

/** What has to be looked up besides the account before an order, or an event of a type, can be judged. */
export interface ProgramNeeds {
  /** Whether any rule, or any challenge, asks for an attribute or the birthday of members. */
  readonly profile: boolean;
  /** Rules that have a budget for the whole program. */
  readonly budgets: readonly EarningRule[];
}

const known = new WeakMap<ProgramDocument, Map<string, ProgramNeeds>>();

/** Worked out once a version, so that a program that asks for nothing costs nothing. */
export function needsOf(program: ProgramDocument, on: EarningRule['on']): ProgramNeeds {
  const subjects = known.get(program) ?? new Map<string, ProgramNeeds>();
  known.set(program, subjects);
  const subject = on === 'order' ? 'order' : `event ${on.event}`;
  const needs = subjects.get(subject) ?? workOut(program, on);
  // Types of events that no rule is for are not remembered: anybody may make them up.
  if (on === 'order' || program.earningRules.some((rule) => isSameSubject(rule.on, on)))
    subjects.set(subject, needs);
  return needs;
}

function workOut(program: ProgramDocument, on: EarningRule['on']): ProgramNeeds {
  const rules = program.earningRules.filter((rule) => isSameSubject(rule.on, on));
  return {
    profile:
      rules.some(({ when }) => when !== undefined && asksProfile(when, program)) ||
      (on === 'order' && challengesAskProfile(program)),
    budgets: rules.filter(({ caps }) => caps?.program !== undefined),
  };
}

/** Whether a challenge is for a segment that asks for an attribute or the birthday of its members. */
export const challengesAskProfile = (program: Pick<ProgramDocument, 'challenges' | 'segments'>): boolean =>
  (program.challenges ?? []).some(
    ({ for: audience }) =>
      audience?.segments !== undefined && asksProfile({ kind: 'segment', in: audience.segments }, program),
  );

/** Whether a condition asks for an attribute or the birthday of members, itself or by a segment. */
export function asksProfile(condition: Condition, program: Pick<ProgramDocument, 'segments'>): boolean {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.some((part) => asksProfile(part, program));
    case 'not':
      return asksProfile(condition.of, program);
    case 'attribute':
    case 'birthday':
      return true;
    case 'segment':
      // A segment asks of members, and not of other segments.
      return program.segments.some(
        ({ id, when }) => condition.in.includes(id) && asksProfile(when, { segments: [] }),
      );
    default:
      return false;
  }
}
