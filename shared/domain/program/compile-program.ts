import type { EpochSeconds } from '../calendar.ts';
import type { Condition, MemberCondition } from './condition.ts';
import { normalForm, type Register } from './conditions/normal-form.ts';
import type { Node } from './conditions/test.ts';
import { type EarningRule, type Effect, isSameSubject, type RuleGroup } from './earning-rule.ts';
import { ALL_GOODS, type LineSets, lineSetsBuilder } from './line-sets.ts';
import type { ProgramDocument } from './program.ts';

/** 0 rates, 1 bonuses, 2 multipliers of rates, 3 multipliers of all before: the order of judging. */
export type Stage = 0 | 1 | 2 | 3;

export interface CompiledRule {
  readonly id: string;
  readonly description: string;
  readonly effect: Effect;
  readonly stage: Stage;
  /** `from` within, `until` without. */
  readonly from: EpochSeconds;
  readonly until: EpochSeconds;
  readonly condition: Node | null;
  /** Number of the set of lines that count. */
  readonly set: number;
  /** Whether it is over the order as a whole: a multiplier then also counts points that no line has. */
  readonly isWhole: boolean;
  readonly perOrder: number;
  /** Whether a cap counts its points beyond one order, so that its uses are told. */
  readonly isCounted: boolean;
}

/** Rules that go together. A rule without a group, and each of a group of `all`, is alone in its own. */
export interface CompiledGroup {
  readonly stage: Stage;
  readonly rules: readonly CompiledRule[];
  readonly stacking: RuleGroup['stacking'];
  /**
   * The winner on the original order stays it, whatever goes back: in a group of `first` by its meaning, and in a group of `best`
   * with counted rules, so that what a counter was given back is never drawn again.
   */
  readonly keepsWinner: boolean;
}

/** The rules for orders, or for one type of event, with everything looked up that no order changes. */
export interface Rulebook {
  readonly document: ProgramDocument;
  /** In the order of the document, those of tiers last. */
  readonly rules: readonly CompiledRule[];
  /** By stage. */
  readonly groups: readonly CompiledGroup[];
  readonly questions: readonly MemberCondition[];
  readonly sets: LineSets;
  /** What the tier adds to the rates, by tier id. */
  readonly tierRules: ReadonlyMap<string, CompiledRule>;
}

export interface CompiledProgram {
  readonly orders: Rulebook;
  /** The rules for a type of event; a type that no rule is for has a book without rules. */
  eventsOf(type: string): Rulebook;
}

const compiled = new WeakMap<ProgramDocument, CompiledProgram>();

/**
 * What judging needs of a version, made once for each program object: versions are immutable, and a warm function keeps them. Any
 * document that the validator accepts compiles.
 */
export function compile(document: ProgramDocument): CompiledProgram {
  const known = compiled.get(document);
  if (known !== undefined) return known;
  const books = new Map<string, Rulebook>();
  const made: CompiledProgram = {
    orders: rulebookOf(document, 'order'),
    eventsOf(type) {
      const book = books.get(type) ?? rulebookOf(document, { event: type });
      if (book.rules.length > 0) books.set(type, book);
      return book;
    },
  };
  compiled.set(document, made);
  return made;
}

function rulebookOf(document: ProgramDocument, on: EarningRule['on']): Rulebook {
  const builder = lineSetsBuilder(document.excludedGoods);
  const questions: MemberCondition[] = [];
  const register: Register = {
    setOf: builder.setOf,
    ask: (leaf) => questions.push(leaf) - 1,
    tierName: (tierId) => document.tiers?.tiers.find(({ id }) => id === tierId)?.name ?? tierId,
  };
  const own = document.earningRules.filter((rule) => isSameSubject(rule.on, on));
  const rules = own.map((rule) => compileRule(rule, register, builder.setOf));
  const tiers = on === 'order' ? (document.tiers?.tiers ?? []) : [];
  const tierRules = tiers.flatMap(({ id, name, benefits: { earningPercent: percent = 100 } }) =>
    percent === 100 ? [] : [[id, tierRule(id, name, percent)] as const],
  );
  return {
    document,
    rules,
    groups: groupsOf(own, rules, document.groups),
    questions,
    sets: builder.build(),
    tierRules: new Map(tierRules),
  };
}

function compileRule(
  rule: EarningRule,
  register: Register,
  setOf: ReturnType<typeof lineSetsBuilder>['setOf'],
) {
  const { id, description, effect, from, until, when, goods, excluding, caps = {} } = rule;
  return {
    id,
    description,
    effect,
    stage: stageOf(effect),
    from: from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from) / 1000,
    until: until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until) / 1000,
    condition: when === undefined ? null : conditionOf(when, register),
    set: setOf(goods, excluding),
    isWhole: goods === undefined && excluding === undefined,
    perOrder: caps.perOrder ?? Number.POSITIVE_INFINITY,
    isCounted: caps.program !== undefined || (caps.perMember ?? []).length > 0,
  } satisfies CompiledRule;
}

const conditionOf = (when: Condition, register: Register): Node => normalForm(when, register);

function stageOf(effect: Effect): Stage {
  switch (effect.kind) {
    case 'points_per_amount':
      return 0;
    case 'points_per_item':
    case 'fixed_points':
      return 1;
    case 'multiplier':
      return effect.of === 'rates' ? 2 : 3;
  }
}

function tierRule(tierId: string, name: string, percent: number): CompiledRule {
  return {
    id: `tier:${tierId}`,
    description: `Members of tier ${name} earn at ${percent} % of the usual rates`,
    effect: { kind: 'multiplier', percent, of: 'rates' },
    stage: 2,
    from: Number.NEGATIVE_INFINITY,
    until: Number.POSITIVE_INFINITY,
    condition: null,
    set: ALL_GOODS,
    isWhole: true,
    perOrder: Number.POSITIVE_INFINITY,
    isCounted: false,
  };
}

/** The rule of a tier beside all others. */
export function tierGroup(rule: CompiledRule): CompiledGroup {
  return { stage: rule.stage, rules: [rule], stacking: 'all', keepsWinner: false };
}

function groupsOf(
  own: readonly EarningRule[],
  rules: readonly CompiledRule[],
  declared: readonly RuleGroup[],
): readonly CompiledGroup[] {
  const stackings = new Map(declared.map(({ id, stacking }) => [id, stacking]));
  const together = new Map<string, CompiledRule[]>();
  const groups: CompiledGroup[] = [];
  for (const [index, rule] of rules.entries()) {
    const id = own[index]?.group ?? '';
    const stacking = stackings.get(id) ?? 'all';
    if (stacking === 'all') {
      groups.push(tierGroup(rule));
      continue;
    }
    // Rules of a group are of one stage; were they not, each stage would be a group of its own.
    const key = `${rule.stage} ${id}`;
    const members = together.get(key) ?? [];
    members.push(rule);
    if (members.length === 1)
      groups.push({ stage: rule.stage, rules: members, stacking, keepsWinner: false });
    together.set(key, members);
  }
  return groups
    .map((group) => ({ ...group, keepsWinner: keepsWinner(group) }))
    .sort((a, b) => a.stage - b.stage);
}

const keepsWinner = ({ stacking, rules }: CompiledGroup): boolean =>
  stacking === 'first' || (stacking === 'best' && rules.some(({ isCounted }) => isCounted));
