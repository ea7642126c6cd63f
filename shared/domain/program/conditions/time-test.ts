import type { LocalDay, LocalTime } from '../../calendar.ts';
import { minuteOf } from '../../wall-clock.ts';
import type { TimeCondition } from '../condition.ts';
import { negated, type Unmet } from '../unmet.ts';
import type { Node, Occurrence } from './test.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const DAY_MS = 86_400_000;
const MINUTES_PER_HOUR = 60;

/** Asks the program's clocks and calendar for the moment of the order or event. A return does not change it. */
export function timeNode(leaf: TimeCondition, isNegated: boolean): Node {
  const question = questionOf(leaf);
  return {
    kind: 'test',
    holds: ({ local }) => question.isMet(local) !== isNegated,
    found: ({ local }: Occurrence) =>
      `It happened ${question.told(local)}; asked is ${isNegated ? 'other than ' : ''}${question.asked}.`,
    unmet: () => ({ ...asData(leaf), ...negated(isNegated) }),
  };
}

function asData(leaf: TimeCondition): Unmet {
  if (leaf.kind === 'weekday') return { kind: leaf.kind, days: leaf.in };
  const { kind, from, to } = leaf;
  return { kind, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { until: to }) };
}

interface Question {
  isMet(local: LocalTime): boolean;
  told(local: LocalTime): string;
  readonly asked: string;
}

function questionOf(leaf: TimeCondition): Question {
  switch (leaf.kind) {
    case 'weekday': {
      const days = new Set(leaf.in);
      return {
        isMet: ({ weekday }) => days.has(weekday),
        told: ({ weekday }) => `on a ${WEEKDAYS[weekday - 1]}`,
        asked: leaf.in.map((day) => WEEKDAYS[day - 1] ?? `day ${day}`).join(' or '),
      };
    }
    case 'time_of_day': {
      const [from, to] = [minuteOf(leaf.from), minuteOf(leaf.to)];
      return {
        isMet: ({ minute }) => (from < to ? minute >= from && minute < to : minute >= from || minute < to),
        told: ({ minute }) => `at ${clock(minute)}`,
        asked: `from ${leaf.from} to ${leaf.to}`,
      };
    }
    case 'date': {
      const from = leaf.from === undefined ? Number.NEGATIVE_INFINITY : dayOf(leaf.from);
      const to = leaf.to === undefined ? Number.POSITIVE_INFINITY : dayOf(leaf.to);
      const asked = [
        ...(leaf.from === undefined ? [] : [`from ${leaf.from}`]),
        ...(leaf.to === undefined ? [] : [`to ${leaf.to}`]),
      ];
      return {
        isMet: ({ day }) => day >= from && day <= to,
        told: ({ day }) => `on ${isoDay(day)}`,
        asked: asked.join(' '),
      };
    }
  }
}

function clock(minute: number): string {
  const two = (part: number) => part.toString().padStart(2, '0');
  return `${two(Math.floor(minute / MINUTES_PER_HOUR))}:${two(minute % MINUTES_PER_HOUR)}`;
}

const dayOf = (date: string): LocalDay => Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
const isoDay = (day: LocalDay): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
