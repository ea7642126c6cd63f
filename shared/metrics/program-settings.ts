import { type EpochSeconds, localDay, startOfDay } from '../domain/calendar.ts';
import { assignmentChange } from '../domain/experiments/assignment-change.ts';
import type { ProgramDocument } from '../domain/program/program.ts';
import type { Publication } from '../domain/program/program-history.ts';
import type { Trigger } from '../domain/program/trigger.ts';
import { experimentOf, isExperiment } from '../domain/triggers/trigger-experiment.ts';
import type { IsoDay } from './figure.ts';
import { isoDayOf } from './iso-day.ts';
import type { MetricSettings, PlannedExperiment } from './metric-settings.ts';

type Said = Pick<ProgramDocument, 'metrics' | 'pointValue' | 'currencies' | 'triggers' | 'timeZone'>;

/**
 * What figures are counted with, as the program in force has it. The liability, and what experiments made members spend, are
 * told in the first of its currencies that points have a worth in; where they have none, spending is told in its first currency.
 *
 * @param past the versions that were in force until now, the one in force first, as far back as is known
 */
export function settingsOf(program: Said, past: readonly Publication[]): MetricSettings {
  const { metrics = {}, pointValue, currencies, triggers = [] } = program;
  const { inactivityDays, grossMarginPercent, redemptionEstimates } = metrics;
  const codes = currencies.map(({ code }) => code);
  const valued = codes.find((code) => (pointValue.amount[code] ?? 0) > 0);
  const currency = valued ?? codes[0];
  return {
    ...(inactivityDays === undefined ? {} : { inactivityDays }),
    ...(grossMarginPercent === undefined ? {} : { grossMargin: grossMarginPercent / 100 }),
    ...(redemptionEstimates === undefined
      ? {}
      : {
          redemptionEstimates: redemptionEstimates.map(({ from, percent }) => ({
            from,
            rate: percent / 100,
          })),
        }),
    ...(currency === undefined ? {} : { currency }),
    ...(valued === undefined
      ? {}
      : { pointValueMinor: (pointValue.amount[valued] ?? 0) / pointValue.points }),
    experiments: triggers.filter(isExperiment).map((trigger) => planned(trigger, program, past)),
  };
}

function planned(trigger: Trigger, { timeZone }: Said, past: readonly Publication[]): PlannedExperiment {
  const experiment = experimentOf(trigger);
  const since = begunOn(trigger, past, timeZone);
  return { experiment, goalDays: trigger.goal?.withinDays ?? null, ...(since === null ? {} : { since }) };
}

/**
 * The first whole day of the version from which on it was this very experiment; null where no known version had another one. What was
 * asked on the day of the change was drawn partly by the one and partly by the other.
 */
function begunOn(trigger: Trigger, past: readonly Publication[], timeZone: string): IsoDay | null {
  let begun: IsoDay | null = null;
  for (const { program, effectiveFrom } of past) {
    const before = program.triggers?.find(({ id }) => id === trigger.id);
    if (before !== undefined && assignmentChange(experimentOf(before), experimentOf(trigger)) !== 'none')
      return begun;
    begun = firstWholeDay(effectiveFrom, timeZone);
  }
  return null;
}

function firstWholeDay(at: EpochSeconds, timeZone: string): IsoDay {
  const day = localDay(at, timeZone);
  return isoDayOf(startOfDay(day, timeZone) === at ? day : day + 1);
}
