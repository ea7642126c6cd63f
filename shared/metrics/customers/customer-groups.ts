import type { Query, Row } from '../../lake/engine.ts';
import type { Cut } from '../figure.ts';
import { firstDayOf, type MonthIndex } from '../months.ts';
import { CUT_COLUMNS, SELECT_CUTS } from './customer-cuts.ts';

interface GroupRow extends Row {
  readonly group_number: number;
  readonly tier: string;
  readonly segment: string;
  readonly channel: string;
  readonly country: string;
}

interface CohortRow extends Row {
  readonly cohort: MonthIndex;
  readonly since: string;
}

export interface CustomerGroups {
  /** In the order of time. */
  readonly cohorts: readonly MonthIndex[];
  /** The day of the first order of all; null where nobody ordered. */
  readonly since: string | null;
  /** All that a customer of a group and a cohort is counted in: everyone, the cohort, and each cut. */
  cutsOf(groupNumber: number, cohort: MonthIndex): readonly Cut[];
}

/** The groups into which customers are read, one cohort after the other. */
export async function customerGroups(query: Query): Promise<CustomerGroups> {
  const groups = new Map(
    (
      await query<GroupRow>(
        /* sql */ `SELECT group_number, ${SELECT_CUTS} FROM customer_groups ORDER BY group_number`,
      )
    ).map((row) => [row.group_number, row]),
  );
  const rows = await query<CohortRow>(
    /* sql */ `SELECT cohort, min(first_day) AS since FROM customers GROUP BY cohort ORDER BY cohort`,
  );
  return {
    cohorts: rows.map(({ cohort }) => cohort),
    since: rows[0]?.since ?? null,
    cutsOf: (groupNumber, cohort) => {
      const group = groups.get(groupNumber);
      const cuts = group === undefined ? [] : CUT_COLUMNS.map((column) => ({ [column]: group[column] }));
      return [{}, { cohort: firstDayOf(cohort) }, ...cuts];
    },
  };
}

/** Adds up what is told group by group into every cut that the group is in. */
export function sumByCut<Sums extends object>(
  groups: CustomerGroups,
  told: readonly { readonly groupNumber: number; readonly cohort: MonthIndex; readonly sums: Sums }[],
  add: (a: Sums, b: Sums) => Sums,
): readonly { readonly cut: Cut; readonly sums: Sums }[] {
  const found = new Map<string, { readonly cut: Cut; readonly sums: Sums }>();
  for (const { groupNumber, cohort, sums } of told) {
    for (const cut of groups.cutsOf(groupNumber, cohort)) {
      const key = JSON.stringify(cut);
      const before = found.get(key);
      found.set(key, { cut, sums: before === undefined ? sums : add(before.sums, sums) });
    }
  }
  return [...found.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
