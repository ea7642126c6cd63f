import { minuteOf } from '../../wall-clock.ts';
import type { ProgramDocument } from '../program.ts';
import type { MessagingPolicy } from '../trigger.ts';
import { type Contradiction, error, pointer, warning } from './contradiction.ts';
import { quietMinutes } from './quiet-minutes.ts';

const PATH = '/messaging';
const MINUTES_PER_DAY = 1_440;
/** What waited over night, and comes in the time that is left, is to leave in it. */
const LEAST_OPEN_MINUTES = 60;
const HOURS_PER_DAY = 24;

/** A policy under which nothing ever leaves, and parts of it that never bind. */
export function messagingFaults({ messaging }: ProgramDocument): readonly Contradiction[] {
  return messaging === undefined ? [] : [...quietFaults(messaging), ...capFaults(messaging)];
}

function quietFaults({ quietHours }: MessagingPolicy): readonly Contradiction[] {
  if (quietHours === undefined) return [];
  const { from, until } = quietHours;
  const minutes = quietMinutes(quietHours, minuteOf(from));
  if (minutes === 0)
    return [
      error(
        'NEVER_TRUE',
        `${PATH}/quietHours`,
        quietHours,
        `the hours from ${from} to ${until} have no minute in them; leave them out for asks at any hour`,
      ),
    ];
  const open = MINUTES_PER_DAY - minutes;
  if (open >= LEAST_OPEN_MINUTES) return [];
  return [
    error(
      'NO_TIME_LEFT',
      `${PATH}/quietHours`,
      quietHours,
      `leave ${open} minutes of a day to ask anybody; leave at least ${LEAST_OPEN_MINUTES}`,
    ),
  ];
}

function capFaults({ caps, gapHours }: MessagingPolicy): readonly Contradiction[] {
  return caps.flatMap(({ times, perDays }, index) => {
    const path = PATH + pointer('caps', index, 'times');
    if (times === 0)
      return [
        error(
          'BARS_EVERYTHING',
          path,
          times,
          'lets nobody ever be asked; give at least 1, or remove the triggers that ask',
        ),
      ];
    const others = caps.filter((other) => other.perDays !== perDays);
    const most = Math.min(
      gapHours === 0 ? Number.POSITIVE_INFINITY : Math.ceil((perDays * HOURS_PER_DAY) / gapHours),
      ...others.map((other) => other.times * Math.ceil(perDays / other.perDays)),
    );
    if (most > times) return [];
    const detail = `never binds, because the gap and the other caps let at most ${most} through in ${perDays} days; give less, or remove it`;
    return [warning('POLICY_WITHOUT_EFFECT', path, times, detail)];
  });
}
