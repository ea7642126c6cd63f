import { gunzipSync, gzipSync } from 'node:zlib';
import type { EpochSeconds, LocalMonth } from '../domain/calendar.ts';
import type { RefusalCode } from '../domain/refusal.ts';
import type { PartCheckpoint } from '../domain/simulation/checkpoint.ts';
import type { MonthFigures } from '../domain/simulation/month-figures.ts';
import type { AffectedMember } from '../domain/simulation/most-affected.ts';
import type { SimulationPart } from '../domain/simulation/simulation-part.ts';
import type { ProgramSums } from '../domain/simulation/simulation-sums.ts';
import type { Tally } from '../domain/simulation/tally.ts';
import { number, text } from './account-codec.ts';
import type { Item } from './keys.ts';
import { simulationKey, simulationPartKey } from './program-keys.ts';

/** What a simulation was asked for; it never changes. */
export interface SimulationFacts {
  readonly simulationId: string;
  readonly draftId: string;
  readonly draftName: string;
  /** Of the draft, as it was tried. */
  readonly revision: number;
  /** The version that it is compared with. */
  readonly currentVersion: number;
  readonly redemptionPercent: number;
  /** When the history ends, too. */
  readonly startedAt: EpochSeconds;
  readonly actor: string;
  readonly reason: string | null;
  readonly requestHash: string;
  /** Items of the ledger when it began; about. */
  readonly itemsToRead: number;
  /** Into how many parts the ledger is cut. */
  readonly parts: number;
}

/** Why one part does not go on. */
export interface SimulationFailure {
  readonly part: number;
  readonly cause: string;
  readonly at: EpochSeconds;
}

export interface SimulationState extends SimulationFacts {
  readonly canceledAt: EpochSeconds | null;
  readonly failure: SimulationFailure | null;
}

/** How far a part is, without what it came to. */
export interface PartProgress extends Omit<PartCheckpoint, 'lived' | 'cursor'> {
  readonly members: number;
  readonly orders: number;
}

const KEPT_SECONDS = 90 * 86_400;

/** A simulation is forgotten after a quarter of a year: by then its history is another one. */
const forgotten = (startedAt: EpochSeconds): Item => ({ forgottenAt: { N: `${startedAt + KEPT_SECONDS}` } });

export function encodeSimulation(facts: SimulationFacts): Item {
  return {
    ...simulationKey(facts.simulationId),
    facts: { S: JSON.stringify(facts) },
    ...forgotten(facts.startedAt),
  };
}

export function decodeSimulation(item: Item): SimulationState {
  return {
    ...(JSON.parse(text(item, 'facts')) as SimulationFacts),
    canceledAt: item['canceledAt'] === undefined ? null : number(item, 'canceledAt'),
    failure: item['failure'] === undefined ? null : (JSON.parse(text(item, 'failure')) as SimulationFailure),
  };
}

export function encodePart(
  { simulationId, startedAt }: Pick<SimulationFacts, 'simulationId' | 'startedAt'>,
  checkpoint: PartCheckpoint,
): Item {
  const { part, revision, cursor, isDone, itemsRead, at, lived } = checkpoint;
  const { members } = lived.sums;
  const progress: PartProgress = {
    part,
    revision,
    isDone,
    itemsRead,
    at,
    members,
    orders: lived.counts.orders,
  };
  return {
    ...simulationPartKey(simulationId, part),
    revision: { N: revision.toString() },
    progress: { S: JSON.stringify(progress) },
    ...(cursor === null ? {} : { cursor: { S: cursor } }),
    lived: { B: gzipSync(JSON.stringify(terse(lived))) },
    ...forgotten(startedAt),
  };
}

export const decodeProgress = (item: Item): PartProgress =>
  JSON.parse(text(item, 'progress')) as PartProgress;

export function decodePart(item: Item): PartCheckpoint {
  const { members: _members, orders: _orders, ...progress } = decodeProgress(item);
  const bytes = item['lived']?.B;
  if (bytes === undefined) throw new Error('a part of a simulation was read without what it came to');
  return {
    ...progress,
    cursor: item['cursor'] === undefined ? null : text(item, 'cursor'),
    lived: whole(JSON.parse(gunzipSync(bytes).toString('utf8')) as TersePart),
  };
}

type Rows<K, V> = readonly (readonly [K, V])[];

interface TerseProgram extends Pick<ProgramSums, 'pending' | 'active' | 'deficit'> {
  readonly months: Rows<LocalMonth, MonthFigures>;
  readonly distribution: Rows<number, number>;
  readonly refused: Rows<RefusalCode, number>;
}

/** Maps as rows, because JSON has none. */
interface TersePart {
  readonly recorded: Rows<string, number>;
  readonly orders: number;
  readonly happenings: number;
  readonly members: number;
  readonly gaining: number;
  readonly losing: number;
  readonly current: TerseProgram;
  readonly draft: TerseProgram;
  readonly mostAffected: readonly AffectedMember[];
  readonly moves: Rows<string | null, Rows<string | null, number>>;
}

function terse({ sums, counts }: SimulationPart): TersePart {
  const { members, gaining, losing, mostAffected } = sums;
  return {
    recorded: [...counts.recorded],
    orders: counts.orders,
    happenings: counts.happenings,
    members,
    gaining,
    losing,
    current: terseProgram(sums.current),
    draft: terseProgram(sums.draft),
    mostAffected,
    moves: [...sums.moves].map(([from, to]) => [from, [...to]]),
  };
}

const terseProgram = ({
  months,
  distribution,
  refused,
  pending,
  active,
  deficit,
}: ProgramSums): TerseProgram => ({
  months: [...months],
  distribution: [...distribution],
  refused: [...refused],
  pending,
  active,
  deficit,
});

function whole(part: TersePart): SimulationPart {
  const { recorded, orders, happenings, members, gaining, losing, mostAffected } = part;
  return {
    counts: { recorded: new Map(recorded), orders, happenings },
    sums: {
      members,
      gaining,
      losing,
      current: wholeProgram(part.current),
      draft: wholeProgram(part.draft),
      mostAffected: [...mostAffected],
      moves: new Map(
        part.moves.map(([from, to]): [string | null, Tally<string | null>] => [from, new Map(to)]),
      ),
    },
  };
}

const wholeProgram = ({
  months,
  distribution,
  refused,
  pending,
  active,
  deficit,
}: TerseProgram): ProgramSums => ({
  months: new Map(months),
  distribution: new Map(distribution),
  refused: new Map(refused),
  pending,
  active,
  deficit,
});
