import type { Budget, EarningRule } from '../earning-rule.ts';
import type { ProgramDocument } from '../program.ts';
import { type Contradiction, error, pointer, warning } from './contradiction.ts';
import { currencyUnknown } from './currencies.ts';

/** Caps that leave nothing, or less than the rule gives at once. */
export function capFaults(
  { caps = {}, effect }: EarningRule,
  path: string,
  document: ProgramDocument,
): readonly Contradiction[] {
  const single = effect.kind === 'multiplier' ? 0 : effect.points;
  const perMember = caps.perMember ?? [];
  const at = `${path}/caps`;
  return [
    ...pointFaults(caps.perOrder, `${at}/perOrder`, single),
    ...perMember.flatMap(({ points, times }, index) => [
      ...pointFaults(points, `${at}${pointer('perMember', index, 'points')}`, single),
      ...pointFaults(times, `${at}${pointer('perMember', index, 'times')}`, 1),
    ]),
    ...(caps.program === undefined ? [] : budgetFaults(caps.program, `${at}/program`, single, document)),
  ];
}

/** @param single what the rule gives at once: points, or one time */
function pointFaults(limit: number | undefined, path: string, single: number): readonly Contradiction[] {
  if (limit === 0) return [nothing(path, limit)];
  return limit === undefined || limit >= single
    ? []
    : [
        warning(
          'LESS_THAN_ONE_AWARD',
          path,
          limit,
          `is less than the ${single} points that the rule gives at once, so nobody gets them whole; give at least ${single}`,
        ),
      ];
}

const nothing = (path: string, limit: number): Contradiction =>
  error(
    'NOTHING_TO_GIVE',
    path,
    limit,
    'lets the rule give nothing, ever; give at least 1, or remove the rule',
  );

function budgetFaults(
  budget: Budget,
  path: string,
  single: number,
  document: ProgramDocument,
): readonly Contradiction[] {
  if ('points' in budget) return pointFaults(budget.points, `${path}/points`, single);
  if ('times' in budget) return pointFaults(budget.times, `${path}/times`, 1);
  const { currency, amount } = budget.money;
  const known = document.currencies.map(({ code }) => code);
  const { pointValue } = document;
  const worth = pointValue.amount[currency] ?? 0;
  if (!known.includes(currency))
    return [currencyUnknown(`${path}/money/currency`, currency, currency, known)];
  if (worth === 0) {
    return [
      error(
        'NOTHING_TO_GIVE',
        `${path}/money/currency`,
        currency,
        `points are worth nothing in ${currency}, so the budget can never be counted; give their value in /pointValue/amount, or a budget of points`,
      ),
    ];
  }
  if (amount === 0) return [nothing(`${path}/money/amount`, amount)];
  const awardAmount = Math.ceil((single * worth) / pointValue.points);
  return amount >= awardAmount
    ? []
    : [
        warning(
          'LESS_THAN_ONE_AWARD',
          `${path}/money/amount`,
          amount,
          `is less than the ${awardAmount} minor units that the ${single} points of the rule are worth; give at least ${awardAmount}`,
        ),
      ];
}
