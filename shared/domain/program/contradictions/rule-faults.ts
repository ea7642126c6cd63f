import type { EpochSeconds } from '../../calendar.ts';
import type { EarningRule } from '../earning-rule.ts';
import type { ProgramDocument } from '../program.ts';
import { capFaults } from './cap-faults.ts';
import { conditionFaults } from './condition-faults.ts';
import { type Contradiction, error, pointer } from './contradiction.ts';
import { amountFaults } from './currencies.ts';
import { isWithin } from './goods-within.ts';
import { multiplierFaults } from './multiplier-faults.ts';
import { validityFaults } from './validity-faults.ts';

const RULE = { noun: 'rule', never: 'is never in force', over: 'never fires again' };

export function ruleFaults(
  rule: EarningRule,
  index: number,
  document: ProgramDocument,
  now: EpochSeconds,
): readonly Contradiction[] {
  const path = pointer('earningRules', index);
  const asked = rule.on === 'order' ? 'order' : 'event';
  return [
    ...validityFaults(rule, path, now, RULE),
    ...(rule.when === undefined ? [] : conditionFaults(rule.when, `${path}/when`, asked, document)),
    ...(asked === 'event' ? eventFaults(rule, path) : goodsFaults(rule, path, document)),
    ...rateFaults(rule, path, document),
    ...multiplierFaults(rule, path, document),
    ...capFaults(rule, path, document),
  ];
}

/** An event has no lines. */
function eventFaults({ goods, excluding, effect }: EarningRule, path: string): readonly Contradiction[] {
  return [
    ...Object.entries({ goods, excluding })
      .filter(([, filter]) => filter !== undefined)
      .map(([field, filter]) =>
        error(
          'WRONG_SUBJECT',
          `${path}/${field}`,
          filter,
          'an event has no goods; remove it, or set "on" to "order"',
        ),
      ),
    ...(effect.kind === 'points_per_amount' || effect.kind === 'points_per_item'
      ? [
          error(
            'WRONG_SUBJECT',
            `${path}/effect/kind`,
            effect.kind,
            'an event has no goods to give points for; use fixed_points, or set "on" to "order"',
          ),
        ]
      : []),
  ];
}

function goodsFaults(
  { goods, excluding }: EarningRule,
  path: string,
  { excludedGoods }: ProgramDocument,
): readonly Contradiction[] {
  if (goods === undefined) return [];
  const places = [
    { filter: excludedGoods, place: '/excludedGoods' },
    { filter: excluding, place: `${path}/excluding` },
  ];
  return places
    .filter(({ filter }) => isWithin(goods, filter))
    .map(({ place }) =>
      error(
        'NOTHING_COUNTS',
        `${path}/goods`,
        goods,
        `all of these goods are in ${place}, so the rule never gives anything; remove them from one of the two`,
      ),
    );
}

function rateFaults(
  { effect }: EarningRule,
  path: string,
  document: ProgramDocument,
): readonly Contradiction[] {
  return effect.kind === 'points_per_amount'
    ? amountFaults(effect.perAmount, `${path}/effect/perAmount`, document, {
        severity: 'warning',
        consequence: 'orders in it earn nothing by this rule',
      })
    : [];
}
