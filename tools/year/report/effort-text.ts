import { US_EAST_1 } from '../../bench/cost/price-list.ts';
import type { Units } from '../../bench/harness/consumed-units.ts';
import { costOfMillionEntries } from '../../bench/journeys/entries-cost.ts';
import type { Effort, Role } from '../run/checkpoint.ts';
import type { Outcome } from '../run/outcome.ts';

export interface Counted {
  readonly people: number;
  readonly days: number;
  readonly entries: number;
  readonly counts: Outcome['counts'];
}

const SECONDS_PER_YEAR_DAYS = 365;
const BY: Readonly<Record<Role, string>> = {
  api: "the shop's own calls of the API",
  journeys: 'keeping journeys, and waking members',
  delivery: 'carrying out what was decided',
};

/** What the year took: how fast, how many units, and what they cost. */
export function effortText(effort: Effort, { people, days, entries, counts }: Counted): string {
  const { seconds, keepingSeconds, processorSeconds, engineSeconds, units, transactions } = effort;
  const perEntry = { read: units.journeys.read / entries, write: units.journeys.write / entries };
  const processorMs = (processorSeconds * 1_000) / entries;
  const ofMemberYear = (value: number) => (value / people) * (SECONDS_PER_YEAR_DAYS / days);
  const rows: readonly (readonly [string, string])[] = [
    [
      'all of it',
      `${seconds.toFixed(0)} s; processor ${processorSeconds.toFixed(0)} s, and of the database engine ${engineSeconds.toFixed(0)} s`,
    ],
    [
      'entries taken by journeys, while any was kept',
      `${(counts.entriesTaken / keepingSeconds).toFixed(0)} a second`,
    ],
    [
      'looks at a member (entries and wakes), while any was kept',
      `${(counts.keeps / keepingSeconds).toFixed(0)} a second`,
    ],
    ['looks at members', `${counts.keeps}, of which ${counts.wakes} by the index`],
    ['entries the ledger had to tell, as they came late', `${counts.entriesFilled}`],
    ['tries that were cut off and made again', `${counts.retries}`],
    ...Object.entries(BY).map(([role, what]) => {
      const own = units[role as Role];
      const text = `${transactions[role as Role]} transactions; ${tidy(ofMemberYear(own.write))} write and ${tidy(ofMemberYear(own.read))} read units a member and year; ${usd(costOfUnits(own))}`;
      return [what, text] as const;
    }),
    [
      'units of journeys, by entry',
      `${tidy(perEntry.write)} write, ${tidy(perEntry.read)} read, wakes included`,
    ],
    [
      'a million entries through the engine',
      `at most ${usd(costOfMillionEntries(perEntry, processorMs))}, with all of the processor's time of the run as if it were the engine's`,
    ],
    [
      `DynamoDB of the year for ${people} people`,
      usd(Object.values(units).reduce((sum, own) => sum + costOfUnits(own), 0)),
    ],
  ];
  return ['| | |', '| --- | --- |', ...rows.map(([what, measured]) => `| ${what} | ${measured} |`)].join(
    '\n',
  );
}

const costOfUnits = ({ read, write }: Units): number =>
  (write * US_EAST_1.dynamoDb.perMillionWriteUnits + read * US_EAST_1.dynamoDb.perMillionReadUnits) / 1e6;

const usd = (dollars: number): string => `$${dollars.toFixed(2)}`;
const tidy = (value: number): string => value.toFixed(1);
