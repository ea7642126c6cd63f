import type { LocalMonth } from '../calendar.ts';
import type { PointValue, Program } from '../program/program.ts';
import { ratio, round } from '../ratio.ts';
import { type FigureName, type MonthFigures, noFigures, totalOf } from './month-figures.ts';
import type { AffectedMember } from './most-affected.ts';
import { endOfBucket } from './point-distribution.ts';
import type { ProgramSums, SimulationSums } from './simulation-sums.ts';

/** What history cannot tell, and has to be assumed. */
export interface ReportTerms {
  readonly current: Program;
  readonly draft: Program;
  /** Money is told in this currency, in minor units: that of the history. */
  readonly currency: string;
  /** Of the points that were issued, how many in a hundred members will spend. */
  readonly redemptionPercent: number;
}

/** One program's part. Points, and minor units of the report's currency; null where the program gives points no value in it. */
export interface ProgramReport extends Readonly<Record<FigureName, number>> {
  readonly amount: number;
  readonly pending: number;
  readonly active: number;
  readonly deficit: number;
  /** What the points that were issued and not reversed are worth. */
  readonly cost: number | null;
  /** The same, of the share that is assumed to be spent. */
  readonly costAtRedemption: number | null;
  /** What the points that are left at the end are worth. */
  readonly liability: number | null;
  readonly liabilityAtRedemption: number | null;
}

export interface Pair<T> {
  readonly current: T;
  readonly draft: T;
}

export interface SimulationReport extends Pair<ProgramReport> {
  readonly currency: string;
  /** Digits of the currency that are minor units. */
  readonly minorDigits: number;
  readonly redemptionPercent: number;
  readonly members: number;
  /** Members to whom the draft gives more, and less. */
  readonly gaining: number;
  readonly losing: number;
  /** `2026-01` and what it brought, in each program's own calendar; without gaps. */
  readonly months: readonly (Pair<MonthFigures> & { readonly month: string })[];
  /** Members by points issued less reversed, both ends within. */
  readonly distribution: readonly (Pair<number> & { readonly from: number; readonly to: number })[];
  readonly tiers: readonly (Pair<number> & { readonly tier: string })[];
  /** Members who stand in another tier. */
  readonly moves: readonly {
    readonly from: string | null;
    readonly to: string | null;
    readonly members: number;
  }[];
  readonly mostAffected: readonly AffectedMember[];
  readonly refused: readonly (Pair<number> & { readonly code: string })[];
}

/** The sums as people read them. */
export function simulationReport(sums: SimulationSums, terms: ReportTerms): SimulationReport {
  const { members, gaining, losing, mostAffected, current, draft } = sums;
  const { currency, redemptionPercent } = terms;
  return {
    currency,
    minorDigits: minorDigitsOf(terms),
    redemptionPercent,
    members,
    gaining,
    losing,
    current: programReport(current, terms.current, terms),
    draft: programReport(draft, terms.draft, terms),
    months: monthRows(sums),
    distribution: pairs(current.distribution, draft.distribution)
      .sort((a, b) => a.key - b.key)
      .map(({ key, ...pair }) => ({ from: key, to: endOfBucket(key), ...pair })),
    tiers: tierRows(sums, terms),
    moves: moveRows(sums),
    mostAffected,
    refused: pairs(current.refused, draft.refused)
      .map(({ key, ...pair }) => ({ code: key, ...pair }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
  };
}

/** Where neither program knows the currency, all its orders are refused, and any answer will do. */
function minorDigitsOf({ current, draft, currency }: ReportTerms): number {
  const known = [...current.currencies, ...draft.currencies].find(({ code }) => code === currency);
  return known?.minorDigits ?? 2;
}

function programReport(sums: ProgramSums, program: Program, terms: ReportTerms): ProgramReport {
  const { amounts, ...total } = totalOf(sums.months);
  const { pending, active, deficit } = sums;
  const worth = (points: number, percent: number) =>
    moneyOf(points, program.pointValue, terms.currency, percent);
  const issued = total.issued - total.reversed;
  return {
    ...total,
    amount: amounts[terms.currency] ?? 0,
    pending,
    active,
    deficit,
    cost: worth(issued, 100),
    costAtRedemption: worth(issued, terms.redemptionPercent),
    liability: worth(pending + active, 100),
    liabilityAtRedemption: worth(pending + active, terms.redemptionPercent),
  };
}

/** Minor units that so many points are worth, of which `percent` in a hundred are spent; rounded half up. */
function moneyOf(points: number, value: PointValue, currency: string, percent: number): number | null {
  const amount = value.amount[currency];
  if (amount === undefined) return null;
  // Percentages may have decimals; four of them are kept.
  const shares = BigInt(Math.round(percent * 10_000));
  return round(ratio(BigInt(points) * BigInt(amount) * shares, BigInt(value.points) * 1_000_000n), 'half_up');
}

function monthRows({ current, draft }: SimulationSums): SimulationReport['months'] {
  const known = [...current.months.keys(), ...draft.months.keys()];
  if (known.length === 0) return [];
  const first = known.reduce((a, b) => Math.min(a, b));
  const last = known.reduce((a, b) => Math.max(a, b));
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    month: monthName(first + index),
    current: current.months.get(first + index) ?? noFigures(),
    draft: draft.months.get(first + index) ?? noFigures(),
  }));
}

const monthName = (month: LocalMonth): string =>
  `${1970 + Math.floor(month / 12)}-${String((((month % 12) + 12) % 12) + 1).padStart(2, '0')}`;

/** Tiers of the draft from the lowest, then those that only the current program has. */
function tierRows({ moves }: SimulationSums, { current, draft }: ReportTerms): SimulationReport['tiers'] {
  const ids = [...(draft.tiers?.tiers ?? []), ...(current.tiers?.tiers ?? [])].map(({ id }) => id);
  const inTier = (tier: string) => ({
    current: sumOf([...(moves.get(tier)?.values() ?? [])]),
    draft: sumOf([...moves.values()].map((to) => to.get(tier) ?? 0)),
  });
  return [...new Set(ids)].map((tier) => ({ tier, ...inTier(tier) }));
}

function moveRows({ moves }: SimulationSums): SimulationReport['moves'] {
  return [...moves]
    .flatMap(([from, tally]) => [...tally].map(([to, members]) => ({ from, to, members })))
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => b.members - a.members || `${a.from} ${a.to}`.localeCompare(`${b.from} ${b.to}`));
}

function pairs<K>(current: ReadonlyMap<K, number>, draft: ReadonlyMap<K, number>) {
  const keys = new Set([...current.keys(), ...draft.keys()]);
  return [...keys].map((key) => ({ key, current: current.get(key) ?? 0, draft: draft.get(key) ?? 0 }));
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
