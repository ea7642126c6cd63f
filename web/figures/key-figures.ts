import type { Cut, Figure } from '../../shared/metrics/figure.ts';
import { type FigureSet, newest } from './figure-set.ts';

/** A figure that a report and a console begin with. */
export interface KeyFigure {
  readonly name: string;
  readonly figure: Figure;
}

interface Choice {
  readonly name: string;
  readonly metric: string;
  /** What the figure is cut by, beside currency, survey and trigger, each of which has a key figure of its own. */
  readonly cut: readonly (keyof Cut)[];
  readonly step?: number;
  readonly part?: string;
}

const CHOICES: readonly Choice[] = [
  { name: 'Order again within 90 days', metric: 'repeat_within', cut: ['step'], step: 90 },
  { name: 'Ordered twice or more in a year', metric: 'repeat_purchase', cut: ['part'], part: 'year' },
  { name: 'Returning customers of the month', metric: 'returning_customers', cut: ['month'] },
  { name: 'Churn from month to month', metric: 'period_churn', cut: ['month'] },
  { name: 'Inactive customers', metric: 'inactivity_churn', cut: [] },
  { name: 'Customers at high risk of churn', metric: 'churn_risk', cut: ['part'], part: 'high' },
  { name: 'Lifetime value to date', metric: 'clv', cut: ['part'], part: 'historic' },
  { name: 'Lifetime value, next 365 days', metric: 'clv', cut: ['part'], part: 'predicted' },
  { name: 'Cost of a new customer', metric: 'acquisition_cost', cut: ['month'] },
  { name: 'Net promoter score', metric: 'nps', cut: [] },
  { name: 'K-factor', metric: 'k_factor', cut: ['cohort'] },
  { name: 'Redeemed points, of issued in the month', metric: 'redemption_rate_flow', cut: ['month'] },
  { name: 'Expected breakage', metric: 'breakage_expected', cut: [] },
  { name: 'Points that members have', metric: 'points_balance', cut: [] },
  { name: 'Estimated liability', metric: 'points_liability', cut: ['part'], part: 'deferred' },
];

/** Whose figures key figures are. */
export const KEY_METRICS: readonly string[] = [...new Set(CHOICES.map(({ metric }) => metric))];

/** Told apart from one another, and never added up. */
const APART: readonly (keyof Cut)[] = ['currency', 'survey'];

/** The first figures to look at, each the newest there is; without a value where it has none yet. */
export function keyFigures(figures: FigureSet): readonly KeyFigure[] {
  return CHOICES.flatMap((choice) => {
    const fitting = figures.of(choice.metric).filter((figure) => isOf(figure, choice));
    return [...Map.groupBy(fitting, apartOf)].flatMap(([apart, own]) => {
      const figure = newest(own);
      if (figure === undefined) return [];
      return [{ name: apart === '' ? choice.name : `${choice.name}, ${apart}`, figure }];
    });
  });
}

function isOf({ cut }: Figure, { cut: names, step, part }: Choice): boolean {
  const own = (Object.keys(cut) as (keyof Cut)[]).filter(
    (name) => cut[name] !== undefined && !APART.includes(name),
  );
  return (
    own.length === names.length &&
    names.every((name) => own.includes(name)) &&
    (step === undefined || cut.step === step) &&
    (part === undefined || cut.part === part)
  );
}

const apartOf = ({ cut }: Figure): string =>
  APART.flatMap((name) => (cut[name] === undefined ? [] : [`${cut[name]}`])).join(', ');
