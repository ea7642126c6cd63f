import type { MemberMessage, ProgramDocument, SurveyAnswer } from '../../../client/generated/types.ts';

type Trigger = NonNullable<ProgramDocument['triggers']>[number];

/** What triggers did because of an answer. */
export interface FollowUpState {
  readonly told: MemberMessage | null;
  readonly written: MemberMessage | null;
}

/**
 * What followed from an answer, out of all that was done for its member: by triggers that begin with the answer to a survey, after
 * its score was given and while such a trigger still acts on it.
 */
export function followUpOf(
  answer: Pick<SurveyAnswer, 'surveyId' | 'answeredAt' | 'lastScoreAt'>,
  messages: readonly MemberMessage[],
  triggers: readonly Trigger[],
): FollowUpState {
  const since = answer.lastScoreAt ?? answer.answeredAt;
  if (since === null) return { told: null, written: null };
  const own = messages.filter((message) => {
    const trigger = triggers.find(({ id }) => id === message.triggerId);
    return (
      trigger !== undefined && beginsWithAnswer(trigger, answer.surveyId) && isInTime(message, trigger, since)
    );
  });
  const first = (isMeant: (message: MemberMessage) => boolean): MemberMessage | null =>
    own.filter(isMeant).sort((one, other) => Date.parse(one.decidedAt) - Date.parse(other.decidedAt))[0] ??
    null;
  return {
    told: first(({ action }) => action === 'tell_team' || action === 'webhook'),
    written: first(({ channel }) => channel !== null),
  };
}

function beginsWithAnswer({ when }: Trigger, surveyId: string): boolean {
  if (when.kind !== 'event' || when.event !== 'survey.answered') return false;
  const test: unknown = (when.where as Readonly<Record<string, unknown>> | undefined)?.['surveyId'];
  if (typeof test !== 'object' || test === null || !('is' in test)) return true;
  return test.is === surveyId;
}

const MINUTE_MS = 60_000;

function isInTime({ decidedAt }: MemberMessage, trigger: Trigger, since: string): boolean {
  const after = Date.parse(decidedAt) - Date.parse(since);
  const within = (trigger.delayMinutes ?? 0) + trigger.expiresAfterMinutes;
  return after >= 0 && after <= within * MINUTE_MS;
}
