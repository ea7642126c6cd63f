import type { EarningRule, RuleGroup } from '../earning-rule.ts';
import type { ProgramDocument } from '../program.ts';
import { stageOf } from '../stages.ts';
import { type Contradiction, error, pointer, quoted, warning } from './contradiction.ts';

interface Member {
  readonly rule: EarningRule;
  readonly path: string;
}

/** Groups that stack nothing, or what cannot be compared, and rules in a group that does not say how it stacks. */
export function groupFaults(document: ProgramDocument): readonly Contradiction[] {
  const members = (id: string): readonly Member[] =>
    document.earningRules.flatMap((rule, index) =>
      rule.group === id ? [{ rule, path: pointer('earningRules', index) }] : [],
    );
  return [
    ...document.groups.flatMap((group, index) => faultsOf(group, members(group.id), index)),
    ...undeclaredGroups(document),
  ];
}

function faultsOf(group: RuleGroup, members: readonly Member[], index: number): readonly Contradiction[] {
  const [first, ...others] = members;
  if (first === undefined) {
    return [
      warning(
        'GROUP_WITHOUT_RULES',
        pointer('groups', index),
        group.id,
        'no rule belongs to this group; name it in a rule, or remove it',
      ),
    ];
  }
  return [
    ...others
      .filter(({ rule }) => stageOf(rule.effect) !== stageOf(first.rule.effect))
      .map(({ rule, path }) =>
        error(
          'GROUP_OF_SEVERAL_STAGES',
          `${path}/group`,
          group.id,
          `this rule gives ${stageOf(rule.effect)}, and ${first.path} of the same group ${stageOf(first.rule.effect)}; put it into another group`,
        ),
      ),
    ...others
      .filter(({ rule }) => subjectOf(rule) !== subjectOf(first.rule))
      .map(({ rule, path }) =>
        error(
          'GROUP_OF_SEVERAL_SUBJECTS',
          `${path}/group`,
          group.id,
          `this rule judges ${subjectOf(rule)}, and ${first.path} of the same group ${subjectOf(first.rule)}; put it into another group`,
        ),
      ),
    ...shadowed(group, members),
  ];
}

export const subjectOf = ({ on }: EarningRule): string =>
  on === 'order' ? 'orders' : `the event "${on.event}"`;

/** Behind a rule that always fires, no other of a `first` group ever does. */
function shadowed(group: RuleGroup, members: readonly Member[]): readonly Contradiction[] {
  if (group.stacking !== 'first') return [];
  const winner = members.findIndex(({ rule }) => alwaysFires(rule));
  const always = members[winner];
  if (always === undefined) return [];
  return members
    .slice(winner + 1)
    .filter(({ rule }) => covers(always.rule, rule))
    .map(({ rule, path }) =>
      error(
        'SHADOWED',
        path,
        rule.id,
        `never fires: "${always.rule.id}" of the same group stands before it and always fires; put this rule first, or give the other a condition`,
      ),
    );
}

const alwaysFires = (rule: EarningRule): boolean =>
  [rule.from, rule.until, rule.when, rule.goods, rule.excluding, rule.caps].every(
    (field) => field === undefined,
  ) && !(rule.effect.kind === 'points_per_amount' && rule.effect.wholeSteps === true);

/** A rate fires in the currencies it names, and leaves the others to the rules behind it. */
function covers(always: EarningRule, { effect }: EarningRule): boolean {
  const first = always.effect;
  if (first.kind !== 'points_per_amount') return true;
  return (
    effect.kind === 'points_per_amount' &&
    Object.keys(effect.perAmount).every((code) => code in first.perAmount)
  );
}

function undeclaredGroups(document: ProgramDocument): readonly Contradiction[] {
  const known = document.groups.map(({ id }) => id);
  return document.earningRules.flatMap(({ group }, index) =>
    group === undefined || known.includes(group)
      ? []
      : [
          error(
            'UNKNOWN_NAME',
            pointer('earningRules', index, 'group'),
            group,
            `is not among the groups of the program (${quoted(known)}), so nothing says how its rules stack; add {"id": "${group}", "stacking": "best"} to /groups, or name another`,
          ),
        ],
  );
}
