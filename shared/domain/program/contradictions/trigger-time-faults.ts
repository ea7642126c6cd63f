import { allActions } from '../../triggers/trigger-actions.ts';
import { minuteOf } from '../../wall-clock.ts';
import { passesValue } from '../conditions/value-test.ts';
import type { ProgramDocument } from '../program.ts';
import { type Anchor, DEFAULT_MESSAGING, isAsk, type Trigger } from '../trigger.ts';
import { type Contradiction, error, warning } from './contradiction.ts';
import { quietMinutes } from './quiet-minutes.ts';

const MINUTES_PER_DAY = 1_440;

type Schedule = Extract<Trigger['when'], { kind: 'schedule' }>;

/** Triggers that never fire, or whose asks are over before they could be made. */
export function triggerTimeFaults(
  trigger: Trigger,
  path: string,
  document: ProgramDocument,
): readonly Contradiction[] {
  const { when } = trigger;
  return [
    ...(when.kind === 'schedule' ? scheduleFaults(when, trigger, path, document) : []),
    ...stageFaults(trigger, path),
    ...nightFaults(trigger, path, document),
  ];
}

function scheduleFaults(
  when: Schedule,
  { delayMinutes = 0 }: Trigger,
  path: string,
  document: ProgramDocument,
): readonly Contradiction[] {
  const { after, offsetDays, at } = when;
  const missing = missingAnchor(after, document);
  if (missing !== null) return [error('NEVER_FIRES', `${path}/when/after`, after, missing)];
  if (offsetDays < 0 && UNFORESEEN.has(after))
    return [
      error(
        'NEVER_FIRES',
        `${path}/when/offsetDays`,
        offsetDays,
        `lies before ${ANCHOR_WORDS[after]}, which nobody can foresee; give 0 or more`,
      ),
    ];
  if (offsetDays >= 0 && ENDING.has(after))
    return [
      error(
        'NEVER_FIRES',
        `${path}/when/offsetDays`,
        offsetDays,
        `lies after ${ANCHOR_WORDS[after]}, when there is nothing left to tell of; give a negative number`,
      ),
    ];
  const longestMinutes =
    -offsetDays * MINUTES_PER_DAY + (at === undefined ? 0 : MINUTES_PER_DAY - minuteOf(at));
  if (offsetDays >= 0 || delayMinutes < longestMinutes) return [];
  return [
    error(
      'NEVER_FIRES',
      `${path}/delayMinutes`,
      delayMinutes,
      `is longer than the ${-offsetDays} days before ${ANCHOR_WORDS[after]}, with which the ask ends; give less, or begin earlier`,
    ),
  ];
}

const UNFORESEEN: ReadonlySet<Anchor> = new Set<Anchor>(['enrolled', 'first_order', 'last_order']);
const ENDING: ReadonlySet<Anchor> = new Set<Anchor>(['points_expiry', 'tier_end']);

const ANCHOR_WORDS: Readonly<Record<Anchor, string>> = {
  enrolled: 'the enrollment',
  first_order: 'the first order',
  last_order: 'the last order',
  birthday: 'the birthday',
  enrollment_anniversary: 'the anniversary',
  points_expiry: 'points expire',
  tier_end: 'the tier ends',
};

function missingAnchor(after: Anchor, { expiry, tiers }: ProgramDocument): string | null {
  if (after === 'points_expiry' && expiry.kind === 'none')
    return 'never comes, because points never expire in this program; set /expiry, or count from something else';
  if (after !== 'tier_end') return null;
  if (tiers === undefined)
    return 'never comes, because the program has no tiers; add them to /tiers, or count from something else';
  return tiers.window.kind === 'lifetime' || tiers.downgrade === 'none'
    ? 'never comes, because no tier ends in this program; set /tiers/window and /tiers/downgrade, or count from something else'
    : null;
}

/** The stage that somebody just came into is not among those that it is for. */
function stageFaults({ when, stages }: Trigger, path: string): readonly Contradiction[] {
  const to = when.kind === 'event' && when.event === 'stage.changed' ? when.where?.['to'] : undefined;
  if (to === undefined || stages === undefined || stages.some((stage) => passesValue(to, stage))) return [];
  return [
    error(
      'NEVER_FIRES',
      `${path}/stages`,
      stages,
      `leaves out the stage that members have just come into, ${JSON.stringify(to)}; add it, or remove the list`,
    ),
  ];
}

/** Asks that quiet hours hold back until it is too late. */
function nightFaults(trigger: Trigger, path: string, document: ProgramDocument): readonly Contradiction[] {
  const { when, delayMinutes = 0, expiresAfterMinutes } = trigger;
  const { quietHours } = document.messaging ?? DEFAULT_MESSAGING;
  if (quietHours === undefined || !allActions(trigger).some(isAsk)) return [];
  const at = `${path}/expiresAfterMinutes`;
  const hours = `quiet hours from ${quietHours.from} to ${quietHours.until}`;
  if (when.kind === 'schedule' && when.at !== undefined) {
    const minute = (minuteOf(when.at) + delayMinutes) % MINUTES_PER_DAY;
    const waits = quietMinutes(quietHours, minute);
    if (waits === 0 || waits < expiresAfterMinutes) return [];
    const detail = `is over before the ${hours} are, within which it is always due; give more than ${waits}, or another time`;
    return [error('NEVER_FIRES', at, expiresAfterMinutes, detail)];
  }
  const longest = quietMinutes(quietHours, minuteOf(quietHours.from));
  if (longest < expiresAfterMinutes) return [];
  const detail = `is less than the ${hours}, so what is due in the evening is never asked; give more than ${longest}`;
  return [warning('EXPIRES_BY_NIGHT', at, expiresAfterMinutes, detail)];
}
