import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EpochSeconds } from '../../../shared/domain/calendar.ts';
import type { Units } from '../../bench/harness/consumed-units.ts';
import type { LaneState } from './lane-state.ts';

/** What the run took so far, apart from what came of it. */
export interface Effort {
  readonly seconds: number;
  /** In which at least one journey was being kept. */
  readonly keepingSeconds: number;
  /** Of this process, and of the database engine. */
  readonly processorSeconds: number;
  readonly engineSeconds: number;
  /** By whoever consumed them. */
  readonly units: Readonly<Record<Role, Units>>;
  readonly transactions: Readonly<Record<Role, number>>;
}

/** The API of the shop, the function of journeys, and the one that delivers. */
export const ROLES = ['api', 'journeys', 'delivery'] as const;
export type Role = (typeof ROLES)[number];

const byRole = <T>(value: T): Record<Role, T> => ({ api: value, journeys: value, delivery: value });

export const NO_EFFORT: Effort = {
  seconds: 0,
  keepingSeconds: 0,
  processorSeconds: 0,
  engineSeconds: 0,
  units: byRole({ read: 0, write: 0 }),
  transactions: byRole(0),
};

/** Where a year stands at the end of a day, beside its database. */
export interface Checkpoint {
  readonly clock: EpochSeconds;
  readonly lanes: readonly LaneState[];
  readonly effort: Effort;
}

const fileIn = (folder: string): string => join(folder, 'year.json');

/** Null where the folder has none: the year has not begun, or was cut off within a day and begins anew. */
export function readCheckpoint(folder: string): Checkpoint | null {
  const file = fileIn(folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Checkpoint) : null;
}

/** As a whole or not at all. */
export function writeCheckpoint(folder: string, checkpoint: Checkpoint): void {
  mkdirSync(folder, { recursive: true });
  const file = fileIn(folder);
  writeFileSync(`${file}.new`, JSON.stringify(checkpoint));
  renameSync(`${file}.new`, file);
}
