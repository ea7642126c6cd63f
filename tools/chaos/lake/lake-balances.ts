import type { Balance } from '../../../shared/domain/ledger/account.ts';
import type { Figure } from '../../../shared/metrics/figure.ts';
import { POINTS_BALANCE } from '../../../shared/metrics/points/balance.ts';
import { ROLL_FORWARD } from '../../../shared/metrics/points/roll-forward.ts';

/** The metrics that tell what members have. */
export const BALANCES = [POINTS_BALANCE, ROLL_FORWARD];

export interface Balances extends Balance {
  /** Of the roll-forward's last month; null where there is no month. */
  readonly closing: number | null;
}

/** What the metrics say of all members together. @throws Error where a figure is missing */
export function balancesIn(figures: readonly Figure[]): Balances {
  const of = (part: string): number => {
    const found = figures.find(
      ({ metric, cut }) => metric === POINTS_BALANCE.name && cut.part === part && cut.tier === undefined,
    );
    if (found === undefined || found.value === null) throw new Error(`there is no balance of ${part}`);
    return found.value;
  };
  const closings = figures.filter(
    ({ metric, cut }) => metric === ROLL_FORWARD.name && cut.part === 'closing',
  );
  return {
    pending: of('pending'),
    active: of('active'),
    held: of('held'),
    deficit: 0 - of('owed'),
    closing: closings.toSorted((one, other) => (one.from < other.from ? -1 : 1)).at(-1)?.value ?? null,
  };
}
