import type { EpochSeconds } from '../domain/calendar.ts';
import type { OutboxItem } from '../domain/delivery/outbox-item.ts';
import type { Survey } from '../domain/program/survey.ts';
import { askSurvey, remind } from '../domain/surveys/ask-survey.ts';
import { countChanges } from '../domain/surveys/count-answers.ts';
import { askRemindedOf } from '../domain/surveys/reminder-id.ts';
import type { SurveyAnswer } from '../domain/surveys/survey-answer.ts';
import type { StoredAnswer } from '../storage/answer-store.ts';
import { untilCommitted } from '../storage/until-committed.ts';
import type { SurveyingDeps } from './surveying-deps.ts';

type Deps = Pick<SurveyingDeps, 'answers' | 'counts' | 'programs'> & {
  readonly ledger: Pick<SurveyingDeps['ledger'], 'commit'>;
};

/**
 * The empty answer to what an item of the outbox asks. It is asked when that was decided, so that whoever writes the answer first,
 * the message or the shop's own page, writes the same.
 */
export const openAnswer = (
  { askId, memberId, programVersion, createdAt }: OutboxItem,
  survey: Survey,
): SurveyAnswer => askSurvey({ askId, memberId, programVersion }, survey, createdAt);

/**
 * What is written down before a message that asks a survey leaves: the empty answer that its link is for, or that the one reminder
 * goes out. Idempotent, so that a message which is prepared again asks the same.
 */
export function surveyAsker({ answers, counts, programs, ledger }: Deps) {
  /**
   * @returns the answer as it stands; null where there is nothing to ask any more: it was answered meanwhile, or is over
   * @throws Fault when storage fails, or the member is being erased.
   */
  return (item: OutboxItem, survey: Survey, now: EpochSeconds): Promise<SurveyAnswer | null> =>
    untilCommitted(() => attempt(item, survey, now), `asking survey ${survey.id} by ${item.askId}`).then(
      ({ answer }) => answer,
    );

  async function attempt(
    item: OutboxItem,
    survey: Survey,
    now: EpochSeconds,
  ): Promise<{ readonly answer: SurveyAnswer | null } | null> {
    const reminded = askRemindedOf(item.askId);
    const stored = await answers.read(item.memberId, reminded ?? item.askId);
    const next = reminded === null ? first(stored, item, survey) : stored && again(stored, now);
    if (next === null || next.scores.length > 0 || now >= next.closesAt) return { answer: null };
    if (next === stored?.answer) return { answer: next };
    return (await put(stored, next, now)) ? { answer: next } : null;
  }

  async function put(before: StoredAnswer | null, after: SurveyAnswer, now: EpochSeconds): Promise<boolean> {
    const { timeZone } = await programs.inForce(now);
    const counted = countChanges(before?.answer ?? null, after, timeZone);
    const outcome = await ledger.commit({
      entries: [],
      accounts: [],
      companions: [
        answers.putting(before, after),
        ...counts.counting(after.memberId, counted),
        answers.whileThere(after.memberId),
      ],
    });
    return outcome.kind === 'committed';
  }
}

const first = (stored: StoredAnswer | null, item: OutboxItem, survey: Survey): SurveyAnswer =>
  stored?.answer ?? openAnswer(item, survey);

/** Whether it may go out at all its place in the outbox says, of which there is one. */
const again = ({ answer }: StoredAnswer, now: EpochSeconds): SurveyAnswer => remind(answer, now) ?? answer;
