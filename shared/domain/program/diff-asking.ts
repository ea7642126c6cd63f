import {
  describeCaps,
  describeJourney,
  describeMessaging,
  describeQuietHours,
  describeUsualInterval,
} from './describe-asking.ts';
import { counted, numberWords } from './describe-values.ts';
import { diffSurveys, diffTeams, diffTemplates } from './diff-messages.ts';
import type { JourneyRules } from './journey-rules.ts';
import type { ProgramDocument } from './program.ts';
import { changedFields, type ProgramChange } from './program-change.ts';
import type { MessagingPolicy } from './trigger.ts';

/** Changes of all that triggers are made of: stages, policy, surveys, templates and teams. */
export function diffAsking(before: ProgramDocument, after: ProgramDocument): readonly ProgramChange[] {
  return [
    ...diffJourney(before.journey, after.journey),
    ...diffMessaging(before.messaging, after.messaging),
    ...diffSurveys(before.surveys ?? [], after.surveys ?? []),
    ...diffTemplates(before.templates ?? [], after.templates ?? []),
    ...diffTeams(before.teams ?? [], after.teams ?? []),
  ];
}

/** Something that was not said before, or is not said any more: what is usual counts then. */
function wholeChange<T>(
  before: T | undefined,
  after: T | undefined,
  path: string,
  noun: string,
  describe: (value: T) => string,
): readonly ProgramChange[] {
  if (after !== undefined)
    return [{ path, kind: 'added', before, after, words: `${noun} (new): ${describe(after)}` }];
  if (before === undefined) return [];
  const words = `${noun} (removed, as usual from now on): ${describe(before)}`;
  return [{ path, kind: 'removed', before, after, words }];
}

function diffJourney(
  before: JourneyRules | undefined,
  after: JourneyRules | undefined,
): readonly ProgramChange[] {
  if (before === undefined || after === undefined)
    return wholeChange(before, after, '/journey', 'Journey', describeJourney);
  return changedFields<JourneyRules>(
    before,
    after,
    ['journey'],
    {
      considerationDays: (days) => counted(days, 'day'),
      onboardingDays: (days) => counted(days, 'day'),
      onboardedAtOrder: numberWords,
      atRiskAfterIntervals: numberWords,
      lapsedAfterIntervals: numberWords,
      usualIntervalDays: describeUsualInterval,
      advocateDays: (days) => counted(days, 'day'),
    },
    (field, was, is) => `Journey: ${JOURNEY_LABELS[field]} ${is} (before: ${was})`,
  );
}

const JOURNEY_LABELS: Record<keyof JourneyRules, string> = {
  considerationDays: 'interest counts for',
  onboardingDays: 'onboarding lasts',
  onboardedAtOrder: 'onboarding ends with order',
  atRiskAfterIntervals: 'at risk after usual intervals:',
  lapsedAfterIntervals: 'lapsed after usual intervals:',
  usualIntervalDays: 'between orders',
  advocateDays: 'advocates are so for',
};

function diffMessaging(
  before: MessagingPolicy | undefined,
  after: MessagingPolicy | undefined,
): readonly ProgramChange[] {
  if (before === undefined || after === undefined)
    return wholeChange(before, after, '/messaging', 'Messaging', describeMessaging);
  return changedFields<MessagingPolicy>(
    before,
    after,
    ['messaging'],
    {
      quietHours: describeQuietHours,
      caps: describeCaps,
      gapHours: (hours) => counted(hours, 'hour'),
      detractorDays: (days) => counted(days, 'day'),
    },
    (field, was, is) => `Messaging: ${MESSAGING_LABELS[field]} ${is} (before: ${was})`,
  );
}

const MESSAGING_LABELS: Record<keyof MessagingPolicy, string> = {
  quietHours: 'quiet hours are',
  caps: 'members are asked',
  gapHours: 'between two asks pass',
  detractorDays: 'detractors are spared for',
};
