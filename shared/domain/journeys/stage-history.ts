import type { EpochSeconds } from '../calendar.ts';
import type { JourneyRules } from '../program/journey-rules.ts';
import { type Journey, REMEMBERED_STAGES, type StageChange } from './journey.ts';
import { judgeStage, nextStageAt } from './stage-at.ts';

/**
 * The next change that the history does not have yet and that needs nothing but time; null when there is none. Where other rules
 * make another stage of the same facts, it is `now`.
 */
export function nextChange(journey: Journey, rules: JourneyRules, now: EpochSeconds): StageChange | null {
  const last = journey.stages.at(-1);
  if (last === undefined) return null;
  const known = journey.stagesUntil;
  const isByRules = judgeStage(journey, rules, known).stage !== last.stage;
  if (isByRules) {
    const { stage } = judgeStage(journey, rules, now);
    if (stage !== last.stage) return { stage, at: Math.max(now, known), because: 'rules_changed' };
  }
  const at = nextStageAt(journey, rules, isByRules ? now : known);
  if (at === null) return null;
  const { stage, because } = judgeStage(journey, rules, at);
  return { stage, at, because };
}

/** Writes down the changes that time brought up to `until`. */
export function noteStages(journey: Journey, rules: JourneyRules, until: EpochSeconds): Journey {
  let noted = journey;
  for (;;) {
    const change = nextChange(noted, rules, until);
    if (change === null || change.at > until) return noted;
    noted = noteStage(noted, change);
  }
}

export function noteStage(journey: Journey, change: StageChange): Journey {
  const stages = [...journey.stages, change].slice(-REMEMBERED_STAGES);
  return { ...journey, stages, stagesUntil: Math.max(journey.stagesUntil, change.at) };
}
