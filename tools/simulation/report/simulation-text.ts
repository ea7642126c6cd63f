import { assumptionLines } from '../../../shared/domain/simulation/assumptions.ts';
import type { Simulation } from '../../../shared/domain/simulation/simulation-part.ts';
import type { ProgramReport } from '../../../shared/domain/simulation/simulation-report.ts';
import { amountOf, n } from '../../replay/report/layout.ts';
import { alignedTable } from './aligned-table.ts';
import { COMPARED, comparedCells, signed, type Written } from './comparison-rows.ts';

/** All that a simulation found, as it is printed. */
export function simulationText(simulation: Simulation): string {
  return [
    head(simulation),
    totals(simulation),
    months(simulation),
    distribution(simulation),
    tiers(simulation),
    moves(simulation),
    mostAffected(simulation),
    refused(simulation),
    ['Assumed', ...assumptionLines(simulation).map((line) => `  ${line}`)].join('\n'),
  ]
    .filter((part) => part !== null)
    .join('\n\n');
}

function head({ history, members, gaining, losing }: Simulation): string {
  const until = new Date(history.until * 1_000).toISOString().slice(0, 10);
  return [
    `${n(history.orders)} orders of ${n(members)} members, until ${until}; ${n(history.guestOrders)} orders of guests earn nothing`,
    `The draft gives ${n(gaining)} members more points, ${n(losing)} fewer, ${n(members - gaining - losing)} as many.`,
  ].join('\n');
}

type Row = readonly [string, keyof ProgramReport];

const POINT_ROWS: readonly Row[] = [
  ['points issued', 'issued'],
  ['points reversed', 'reversed'],
  ['points forgiven', 'forgiven'],
  ['points activated', 'activated'],
  ['points expired', 'expired'],
  ['pending at the end', 'pending'],
  ['active at the end', 'active'],
  ['deficit at the end', 'deficit'],
];

function totals(simulation: Simulation): string {
  const { current, draft, redemptionPercent } = simulation;
  const money = moneyIn(simulation);
  const cells = (rows: readonly Row[], written: Written) =>
    rows.map(([what, name]) => [what, ...comparedCells(current[name], draft[name], written)]);
  const atRate: readonly Row[] = [
    [`cost if ${redemptionPercent} % is spent`, 'costAtRedemption'],
    [`liability if ${redemptionPercent} % is spent`, 'liabilityAtRedemption'],
  ];
  return alignedTable(
    ['Totals', ...COMPARED],
    [
      ...cells([['orders', 'orders']], n),
      ...cells([['net goods value', 'amount']], money),
      ...cells(POINT_ROWS, n),
      ...cells(
        [
          ['cost (issued − reversed)', 'cost'],
          ['liability at the end', 'liability'],
          ...(redemptionPercent === 100 ? [] : atRate),
        ],
        money,
      ),
    ],
  );
}

function months({ months: rows }: Simulation): string {
  return alignedTable(
    [
      'Month',
      'orders',
      'issued: current',
      'draft',
      'difference',
      '%',
      'reversed',
      'draft',
      'expired',
      'draft',
    ],
    rows.map(({ month, current, draft }) => [
      month,
      n(current.orders),
      ...comparedCells(current.issued, draft.issued, n),
      n(current.reversed),
      n(draft.reversed),
      n(current.expired),
      n(draft.expired),
    ]),
  );
}

function distribution({ distribution: rows }: Simulation): string {
  return alignedTable(
    ['Members by points', ...COMPARED],
    rows.map(({ from, to, current, draft }) => [
      from === to ? n(from) : `${n(from)} – ${n(to)}`,
      ...comparedCells(current, draft, n),
    ]),
  );
}

function tiers({ tiers: rows }: Simulation): string | null {
  if (rows.length === 0) return null;
  return alignedTable(
    ['Members by tier', ...COMPARED],
    rows.map(({ tier, current, draft }) => [tier, ...comparedCells(current, draft, n)]),
  );
}

function moves({ moves: rows }: Simulation): string | null {
  if (rows.length === 0) return null;
  const name = (tier: string | null) => tier ?? 'no tier';
  return alignedTable(
    ['Members who move', 'members'],
    rows.map(({ from, to, members }) => [`${name(from)} → ${name(to)}`, n(members)]),
  );
}

function mostAffected({ mostAffected: rows }: Simulation): string | null {
  if (rows.length === 0) return null;
  return alignedTable(
    ['Most affected', 'current', 'draft', 'difference'],
    rows.map(({ memberId, current, draft }) => [memberId, n(current), n(draft), signed(draft - current, n)]),
  );
}

function refused({ refused: rows }: Simulation): string | null {
  if (rows.length === 0) return null;
  return alignedTable(
    ['Refused', 'current', 'draft'],
    rows.map(({ code, current, draft }) => [code, n(current), n(draft)]),
  );
}

function moneyIn({ currency, minorDigits }: Simulation): Written {
  return (minorUnits) =>
    minorUnits < 0
      ? `−${amountOf(-minorUnits, { currency, minorDigits })}`
      : amountOf(minorUnits, { currency, minorDigits });
}
