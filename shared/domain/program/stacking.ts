import { greatest } from './arithmetic.ts';
import type { CompiledGroup, CompiledRule, Rulebook, Stage } from './compile-program.ts';
import { holds, type Occurrence } from './conditions/test.ts';
import { type Gift, type Given, type Goods, giftFor, uncapped } from './gift.ts';
import { ownValue } from './own-value.ts';

/** Why a rule gave nothing, or that it gave something. */
export type Outcome =
  | { readonly kind: 'not_yet' | 'over' | 'condition' | 'no_goods' | 'no_points' | 'no_room' }
  /** Another rule of its group gave more, or came first. */
  | { readonly kind: 'outdone' | 'preceded'; readonly by: string }
  | { readonly kind: 'fired' };

/** Winners of groups that keep theirs, from the judgment of the order as it was bought. */
export type Winners = ReadonlyMap<CompiledGroup, CompiledRule | null>;

/** All rules judged on one state of the goods. */
export interface Stacked<N> {
  readonly goods: Goods<N>;
  /** What counts, in the order of the stages. */
  readonly gifts: readonly Gift<N>[];
  readonly outcomes: ReadonlyMap<CompiledRule, Outcome>;
  readonly winners: Winners;
  /** Rooms that took points away, by rule id. */
  readonly binding: Readonly<Record<string, number>>;
}

/** Gifts of which the greatest counts: one, or those of a group of `best`. */
type Contribution<N> = readonly Gift<N>[];

/** @param winners of an earlier judgment; without, groups find theirs */
export function stack<N>(
  goods: Goods<N>,
  groups: Rulebook['groups'],
  occurrence: Occurrence,
  winners?: Winners,
): Stacked<N> {
  const { math } = goods;
  const contributions: Record<Stage, Contribution<N>[]> = { 0: [], 1: [], 2: [], 3: [] };
  const outcomes = new Map<CompiledRule, Outcome>();
  const kept = new Map<CompiledGroup, CompiledRule | null>();
  const binding: Record<string, number> = {};
  const gifts: Gift<N>[] = [];
  const given = remembering(givenBy);
  for (const group of groups) judgeGroup(group);
  return { goods, gifts, outcomes, winners: kept, binding };

  function judgeGroup(group: CompiledGroup): void {
    // `undefined`: still to be found; `null`: nobody won.
    const keeper = group.keepsWinner ? winners?.get(group) : undefined;
    const candidates = keeper === undefined ? group.rules : group.rules.filter((rule) => rule === keeper);
    const found = candidates.flatMap((rule) => judgeRule(rule) ?? []);
    const winner = winnerOf(group, found);
    if (group.rules.length > 1) tellLosers(group, keeper ?? winner?.rule ?? null);
    kept.set(group, winner?.rule ?? null);
    if (winner === undefined) return;
    gifts.push(winner);
    contributions[group.stage].push(group.stacking === 'best' ? found : [winner]);
  }

  function winnerOf({ stacking }: CompiledGroup, found: readonly Gift<N>[]): Gift<N> | undefined {
    const [first, ...others] = found;
    if (first === undefined || stacking !== 'best') return first;
    return others.reduce((best, gift) => (math.isLess(best.points, gift.points) ? gift : best), first);
  }

  /** A rule that could have fired says who did in its place; where a winner was kept, others were not judged. */
  function tellLosers({ rules, stacking }: CompiledGroup, winner: CompiledRule | null): void {
    const kind = stacking === 'first' ? 'preceded' : 'outdone';
    for (const rule of rules) {
      const outcome = outcomes.get(rule) ?? { kind: obstacleOf(rule, occurrence) ?? 'fired' };
      const isLoser = outcome.kind === 'fired' && rule !== winner;
      outcomes.set(
        rule,
        isLoser ? (winner === null ? { kind: 'no_points' } : { kind, by: winner.id }) : outcome,
      );
    }
  }

  function judgeRule(rule: CompiledRule): Gift<N> | null {
    const obstacle = obstacleOf(rule, occurrence);
    const points = obstacle === null ? uncapped(goods, rule, given) : math.zero;
    const gift = obstacle === null && math.isLess(math.zero, points) ? withinCaps(rule, points) : null;
    outcomes.set(rule, { kind: obstacle ?? (gift === null ? 'no_points' : 'fired') });
    if (gift === null || math.isLess(math.zero, gift.points)) return gift;
    outcomes.set(rule, { kind: 'no_room' });
    return null;
  }

  function withinCaps(rule: CompiledRule, points: N): Gift<N> {
    const room = ownValue(occurrence.context.rooms?.rules, rule.id) ?? Number.POSITIVE_INFINITY;
    const most = Math.min(rule.perOrder, room);
    const limit = Number.isFinite(most) ? math.times(math.of(most), goods.onePoint) : null;
    if (limit === null || !math.isLess(limit, points)) return { rule, points, isCapped: false };
    if (room === most) binding[rule.id] = room;
    return { rule, points: limit, isCapped: true };
  }

  function givenBy(stages: 'rates' | 'all', set: number | null): N {
    let sum = math.zero;
    for (const stage of COUNTED[stages]) {
      for (const contribution of contributions[stage]) sum = math.add(sum, greatestOf(contribution, set));
    }
    return sum;
  }

  function greatestOf(contribution: Contribution<N>, set: number | null): N {
    let most = math.zero;
    for (const gift of contribution) most = greatest(math, most, giftFor(goods, gift, set, given));
    return most;
  }
}

/** What multipliers count. By the time that a stage is judged, the stages before it are complete. */
const COUNTED: Readonly<Record<'rates' | 'all', readonly Stage[]>> = { rates: [0], all: [0, 1, 2] };

function obstacleOf(rule: CompiledRule, occurrence: Occurrence) {
  if (occurrence.at < rule.from) return 'not_yet' as const;
  if (occurrence.at >= rule.until) return 'over' as const;
  if (rule.condition !== null && !holds(rule.condition, occurrence)) return 'condition' as const;
  // An event has no goods, so a rule that wants some does not fire on it.
  const isGoodsNeeded = occurrence.order !== null || !rule.isWhole;
  return isGoodsNeeded && occurrence.left.unitsOf(rule.set) === 0 ? ('no_goods' as const) : null;
}

/** Rules before it are never judged again, so what stages gave is worked out once for each set of lines. */
function remembering<N>(compute: Given<N>): Given<N> {
  const known = { rates: new Map<number | null, N>(), all: new Map<number | null, N>() };
  return (stages, set) => {
    const found = known[stages].get(set);
    if (found !== undefined) return found;
    const points = compute(stages, set);
    known[stages].set(set, points);
    return points;
  };
}
