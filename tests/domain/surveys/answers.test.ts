import { describe, expect, test } from 'vitest';
import { giveScore, submitAnswer } from '../../../shared/domain/surveys/answer-survey.ts';
import { askSurvey, remind, reminderDueAt } from '../../../shared/domain/surveys/ask-survey.ts';
import {
  isChangeable,
  MOST_SCORES,
  phaseOf,
  type SurveyAnswer,
  scoreOf,
} from '../../../shared/domain/surveys/survey-answer.ts';
import { BEGIN, decided } from '../builders.ts';
import { anAsk, aSurvey, asked, DAY } from './answering.ts';

const HOUR = 3_600;
const tapped = (answer: SurveyAnswer, score: number, now = BEGIN) =>
  decided(giveScore(answer, { score }, now)).answer;
const activity = (activityId: string, score: number, occurredAt: number) => ({
  activityId,
  type: 'survey_answered',
  occurredAt,
  attributes: { kind: 'nps', score, survey: 'post-purchase' },
});

describe('an answer', () => {
  test('begins with a tap, which the ledger is told at once', () => {
    const { answer, changes } = decided(giveScore(asked(), { score: 9 }, BEGIN + HOUR));
    expect(changes).toEqual([{ kind: 'record', activity: activity(anAsk.askId, 9, BEGIN + HOUR) }]);
    expect([scoreOf(answer), phaseOf(answer, BEGIN + HOUR)]).toEqual([9, 'scored']);
  });

  test('is another one after a change of mind: the first is taken back, then the second recorded', () => {
    const { answer, changes } = decided(giveScore(tapped(asked(), 2), { score: 9 }, BEGIN + HOUR));
    expect(changes).toEqual([
      { kind: 'reverse', activityId: anAsk.askId, reason: 'score_changed' },
      { kind: 'record', activity: activity(`${anAsk.askId}~2`, 9, BEGIN + HOUR) },
    ]);
    expect(scoreOf(answer)).toBe(9);
  });

  test('ends with its words, which the ledger is not told', () => {
    const { answer, changes } = decided(
      submitAnswer(tapped(asked(), 9), { score: 9, words: 'Quick.' }, BEGIN + 3 * DAY),
    );
    expect(changes).toEqual([]);
    expect(answer).toMatchObject({ words: 'Quick.', submittedAt: BEGIN + 3 * DAY });
    expect(phaseOf(answer, BEGIN + 3 * DAY)).toBe('submitted');
  });

  test('may come whole, in one step', () => {
    const { answer, changes } = decided(submitAnswer(asked(), { score: 4, words: null }, BEGIN));
    expect(changes).toHaveLength(1);
    expect(answer).toMatchObject({ words: null, submittedAt: BEGIN });
  });

  test('that was begun stays one when the survey closes; what was never begun expires', () => {
    expect(phaseOf(tapped(asked(), 9), BEGIN + 99 * DAY)).toBe('scored');
    expect(phaseOf(asked(), BEGIN + 14 * DAY - 1)).toBe('asked');
    expect(phaseOf(asked(), BEGIN + 14 * DAY)).toBe('expired');
  });
});

describe('what changes nothing', () => {
  test('the same score again, also when the survey has closed', () => {
    const answer = tapped(asked(), 9);
    expect(giveScore(answer, { score: 9 }, BEGIN + 99 * DAY)).toEqual({ answer, changes: [] });
  });

  test('a retry of the first tap that arrives after the second', () => {
    const answer = decided(giveScore(tapped(asked(), 2), { score: 9, after: 1 }, BEGIN)).answer;
    expect(giveScore(answer, { score: 2, after: 0 }, BEGIN)).toEqual({ answer, changes: [] });
    expect(scoreOf(decided(giveScore(answer, { score: 2, after: 2 }, BEGIN)).answer)).toBe(2);
  });

  test('what was submitted, submitted again', () => {
    const { answer } = decided(submitAnswer(asked(), { score: 9, words: 'Quick.' }, BEGIN));
    expect(submitAnswer(answer, { score: 9, words: 'Quick.' }, BEGIN + 99 * DAY)).toEqual({
      answer,
      changes: [],
    });
  });
});

const submitted = decided(submitAnswer(asked(), { score: 9, words: 'Quick.' }, BEGIN)).answer;
const hesitant = Array.from({ length: MOST_SCORES }, (_, index) => index % 2).reduce(
  (answer, score) => tapped(answer, score),
  asked(),
);

/** In the order in which they are asked. */
describe('an answer is refused', () => {
  test.each([
    ['off the scale', asked(), 11, BEGIN + 99 * DAY, 'SURVEY_SCORE_OUT_OF_SCALE'],
    ['of half a point', asked(), 7.5, BEGIN, 'SURVEY_SCORE_OUT_OF_SCALE'],
    ['after the survey closed', asked(), 9, BEGIN + 14 * DAY, 'SURVEY_CLOSED'],
    ['after it was submitted', submitted, 8, BEGIN, 'SURVEY_ANSWERED'],
    ['a day after the first tap', tapped(asked(), 9), 8, BEGIN + DAY, 'SURVEY_ANSWERED'],
    ['after too many changes', hesitant, 5, BEGIN, 'SURVEY_ANSWERED'],
  ])('%s', (_, answer, score, now, code) => {
    expect(giveScore(answer, { score }, now)).toMatchObject({ refused: true, code });
    expect(submitAnswer(answer, { score, words: null }, now)).toMatchObject({ refused: true, code });
  });

  test('with other words than those submitted', () => {
    expect(submitAnswer(submitted, { score: 9, words: 'Slow.' }, BEGIN)).toMatchObject({
      code: 'SURVEY_ANSWERED',
    });
  });

  test('with words alone once the survey has closed', () => {
    expect(submitAnswer(tapped(asked(), 9), { score: 9, words: 'Quick.' }, BEGIN + 14 * DAY)).toMatchObject({
      code: 'SURVEY_CLOSED',
    });
  });

  test('naming the scale of the survey that was asked', () => {
    expect(giveScore(asked({ kind: 'csat' }), { score: 0 }, BEGIN)).toMatchObject({
      detail: '0 is not on the scale of CSAT: whole numbers from 1 to 5.',
      field: '/score',
    });
  });

  test('which the page can tell beforehand', () => {
    expect(isChangeable(asked(), BEGIN)).toBe(true);
    expect(isChangeable(tapped(asked(), 9), BEGIN + DAY - 1)).toBe(true);
    expect(isChangeable(tapped(asked(), 9), BEGIN + DAY)).toBe(false);
    expect([isChangeable(submitted, BEGIN), isChangeable(hesitant, BEGIN)]).toEqual([false, false]);
  });
});

describe('the reminder', () => {
  test('is due once', () => {
    expect(reminderDueAt(asked())).toBe(BEGIN + 5 * DAY);
    expect(remind(asked(), BEGIN + 5 * DAY - 1)).toBeNull();
    const reminded = remind(asked(), BEGIN + 5 * DAY);
    expect(reminded).toMatchObject({ remindedAt: BEGIN + 5 * DAY });
    expect(reminded && remind(reminded, BEGIN + 6 * DAY)).toBeNull();
    expect(reminded && reminderDueAt(reminded)).toBeNull();
  });

  test('is not for who gave a score, nor after the survey closed, nor where the program has none', () => {
    expect(remind(tapped(asked(), 3), BEGIN + 6 * DAY)).toBeNull();
    expect(remind(asked(), BEGIN + 14 * DAY)).toBeNull();
    expect(reminderDueAt(asked({ reminderDays: 14 }))).toBeNull();
    const { reminderDays: _, ...unreminded } = aSurvey();
    expect(reminderDueAt(askSurvey(anAsk, unreminded, BEGIN))).toBeNull();
  });
});
