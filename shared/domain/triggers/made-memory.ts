import { type EpochSeconds, SECONDS_PER_DAY } from '../calendar.ts';
import type { Journey } from '../journeys/journey.ts';
import type { MadeAsk } from './ask.ts';
import type { TriggerProgram } from './known.ts';

/** Caps and gaps of a later program find what went out in so many days, and so many of it, at least. */
const LEAST_CAP_DAYS = 31;
const LEAST_CAP_TIMES = 10;
/** So long after its days a goal can be told late, or taken back. */
const AFTER_GOAL_DAYS = 30;
/** The newest asks whose goals are looked for. Who is asked more often than this has goals that nobody will miss. */
const MOST_GOALS = 24;
/** Triggers that cool off at once, of this program or gone. More than any program has. */
const MOST_TRIGGERS = 100;

/** Remembers what was made, and forgets what neither caps nor cooling-off nor goals ask for. */
export function remember(
  journey: Journey,
  ask: MadeAsk,
  program: TriggerProgram,
  now: EpochSeconds,
): Journey {
  const others = journey.made.filter(({ askId }) => askId !== ask.askId);
  const made = [...others, ask].sort((a, b) => a.at - b.at);
  const kept = new Set([...forCaps(made, program, now), ...forCoolingOff(made, now), ...forGoals(made, now)]);
  return { ...journey, made: made.filter((one) => kept.has(one)) };
}

/** No cap counts more than its times, and no window lets more through. */
function forCaps(made: readonly MadeAsk[], { messaging }: TriggerProgram, now: EpochSeconds) {
  const { caps, gapHours } = messaging;
  const days = Math.max(LEAST_CAP_DAYS, gapHours / 24, ...caps.map(({ perDays }) => perDays));
  const times = Math.max(LEAST_CAP_TIMES, ...caps.map((cap) => cap.times));
  return made.filter(({ isCounted, at }) => isCounted && at > now - days * SECONDS_PER_DAY).slice(-times);
}

/** One of each trigger, as none is made while another cools off; also of triggers that are gone, for when they come back. */
function forCoolingOff(made: readonly MadeAsk[], now: EpochSeconds) {
  return made.filter(({ coolsUntil }) => coolsUntil === null || now < coolsUntil).slice(-MOST_TRIGGERS);
}

function forGoals(made: readonly MadeAsk[], now: EpochSeconds) {
  const until = now - AFTER_GOAL_DAYS * SECONDS_PER_DAY;
  return made.filter(({ goalUntil }) => goalUntil !== null && goalUntil > until).slice(-MOST_GOALS);
}
