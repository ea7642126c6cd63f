import { type EpochSeconds, startOfDay } from '../domain/calendar.ts';
import type { IsoDay } from './figure.ts';
import type { MetricRun } from './metric.ts';

/** A month as SQL counts it, year · 12 + month, January being 1: whole numbers, so that months can be added and compared. */
export type MonthIndex = number;

const MS_PER_DAY = 86_400_000;

const dateOf = (month: MonthIndex): number => Date.UTC(Math.floor((month - 1) / 12), (month - 1) % 12, 1);

/** The first day of a month, such as `2026-01-01`. */
export const firstDayOf = (month: MonthIndex): IsoDay => new Date(dateOf(month)).toISOString().slice(0, 10);

export const monthOf = (day: IsoDay): MonthIndex => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

export const dayAfter = (day: IsoDay, days: number): IsoDay =>
  new Date(Date.parse(day) + days * MS_PER_DAY).toISOString().slice(0, 10);

/** The first month that is not over when `as_of` begins. */
export const runningMonth = ({ asOf }: Pick<MetricRun, 'asOf'>): MonthIndex => monthOf(asOf);

/** When a local day begins. */
export const beginOf = (day: IsoDay, timeZone: string): EpochSeconds =>
  startOfDay(Date.parse(day) / MS_PER_DAY, timeZone);
