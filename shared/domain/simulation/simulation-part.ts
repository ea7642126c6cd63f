import type { EpochSeconds } from '../calendar.ts';
import {
  addCounts,
  countEntries,
  type HistoryCounts,
  historyOfEntries,
  type MemberEntries,
  noCounts,
} from './history-of-entries.ts';
import { type ProgramPair, simulateMembers } from './simulate-members.ts';
import { type ReportTerms, type SimulationReport, simulationReport } from './simulation-report.ts';
import { addSums, noSums, type SimulationSums } from './simulation-sums.ts';

/** A part of all accounts as far as it was lived: what it came to, which does not grow with the members. */
export interface SimulationPart {
  readonly sums: SimulationSums;
  readonly counts: HistoryCounts;
}

export const noPart = (): SimulationPart => ({ sums: noSums(), counts: noCounts() });

/**
 * Lives some accounts under both programs, and adds them to what came before. Sums of sums are sums: so the order of the accounts
 * does not matter, nor how they are divided into slices, as long as each is added once.
 */
export function livedFurther(
  before: SimulationPart,
  accounts: readonly MemberEntries[],
  programs: ProgramPair,
  until: EpochSeconds,
): SimulationPart {
  const part = noPart();
  addPart(part, before);
  const histories = accounts.flatMap((account) => {
    const history = historyOfEntries(account, until);
    countEntries(part.counts, account, history, until);
    return history === null ? [] : [history];
  });
  addSums(part.sums, simulateMembers(histories, programs, until));
  return part;
}

export function addPart(into: SimulationPart, part: SimulationPart): void {
  addSums(into.sums, part.sums);
  addCounts(into.counts, part.counts);
}

/** What the history was, beside what came of it. */
export interface HistoryFacts {
  readonly happenings: number;
  readonly orders: number;
  /** Orders of people who never became members; no program gives them anything. */
  readonly guestOrders: number;
  readonly currency: string;
  /** When the history ends. Epoch seconds. */
  readonly until: EpochSeconds;
}

export interface Simulation extends SimulationReport {
  readonly history: HistoryFacts;
}

/**
 * All parts together, as people read them. Money is told in the currency that most orders have.
 *
 * @returns null where no order was recorded
 */
export function simulationOf(
  parts: readonly SimulationPart[],
  { current, draft, redemptionPercent }: Omit<ReportTerms, 'currency'>,
  until: EpochSeconds,
): Simulation | null {
  const all = noPart();
  for (const part of parts) addPart(all, part);
  const { sums, counts } = all;
  const currency = mostOf(counts.recorded);
  if (currency === null) return null;
  const recorded = [...counts.recorded.values()].reduce((sum, orders) => sum + orders, 0);
  return {
    ...simulationReport(sums, { current, draft, currency, redemptionPercent }),
    history: {
      happenings: counts.happenings,
      orders: counts.orders,
      guestOrders: recorded - counts.orders,
      currency,
      until,
    },
  };
}

function mostOf(recorded: HistoryCounts['recorded']): string | null {
  const [first] = [...recorded].toSorted(([a, most], [b, more]) => more - most || (a < b ? -1 : 1));
  return first?.[0] ?? null;
}
