import { type EpochSeconds, type LocalDay, startOfDay } from '../domain/calendar.ts';
import type { IsoDay } from './figure.ts';

const MS_PER_DAY = 86_400_000;

/** A day as figures name it, of days since 1970. */
export const isoDayOf = (day: LocalDay): IsoDay => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

/** Days since 1970. */
export const localDayOf = (day: IsoDay): LocalDay => Math.round(Date.parse(day) / MS_PER_DAY);

/** @param days negative: before it */
export const dayAfter = (day: IsoDay, days: number): IsoDay => isoDayOf(localDayOf(day) + days);

/** When a local day begins. */
export const beginOf = (day: IsoDay, timeZone: string): EpochSeconds => startOfDay(localDayOf(day), timeZone);
