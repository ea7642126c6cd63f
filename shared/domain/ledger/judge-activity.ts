import type { EarningRule } from '../program/earning-rule.ts';
import type { ProgramDocument } from '../program/program.ts';
import type { Account } from './account.ts';
import { roomsOf } from './earning-room.ts';
import type { Activity } from './entry.ts';
import type { JudgeActivity } from './record-activity.ts';
import { type Given, usesOf, WHOLE_PROGRAM } from './uses.ts';

/**
 * Fixed points of the rules for an activity's type, in the order of the document, as far as the member's caps leave room.
 * A rule with a condition, a program budget, or in a group gives nothing here: those need the evaluator.
 */
export const judgeActivity: JudgeActivity = (account, activity, program) => {
  const rooms = roomsOf(account, program, activity.occurredAt);
  let left = rooms.total ?? Number.POSITIVE_INFINITY;
  const given = new Map<string, number>();
  for (const rule of rulesFor(activity, program)) {
    const points = Math.min(fixedPoints(rule), rooms.rules[rule.id] ?? Number.POSITIVE_INFINITY, left);
    if (points === 0) continue;
    given.set(rule.id, points);
    left -= points;
  }
  const points = [...given.values()].reduce((sum, part) => sum + part, 0);
  return {
    points,
    rules: [...given].map(([ruleId, part]) => ({ ruleId, points: `${part}` })),
    uses: countsOf(account, given, points, activity, program),
  };
};

function rulesFor({ type, occurredAt }: Activity, { earningRules }: ProgramDocument) {
  return earningRules.filter(({ on, when, group, caps, from, until }) => {
    const isFor = on !== 'order' && on.event === type;
    const isPlain = when === undefined && group === undefined && caps?.program === undefined;
    const isInTime =
      (from === undefined || Date.parse(from) / 1000 <= occurredAt) &&
      (until === undefined || occurredAt < Date.parse(until) / 1000);
    return isFor && isPlain && isInTime;
  });
}

function fixedPoints({ effect, caps }: EarningRule): number {
  return effect.kind === 'fixed_points'
    ? Math.min(effect.points, caps?.perOrder ?? Number.POSITIVE_INFINITY)
    : 0;
}

function countsOf(
  { uses }: Account,
  given: ReadonlyMap<string, number>,
  total: number,
  { occurredAt }: Activity,
  program: ProgramDocument,
) {
  const counts = new Map<string, Given>([[WHOLE_PROGRAM, { times: total > 0 ? 1 : 0, points: total }]]);
  for (const [ruleId, points] of given) counts.set(ruleId, { times: 1, points });
  return usesOf(uses, Object.fromEntries(counts), program, occurredAt);
}
