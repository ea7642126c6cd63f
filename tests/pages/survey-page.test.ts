import { describe, expect, it } from 'vitest';
import { giveScore, submitAnswer } from '../../shared/domain/surveys/answer-survey.ts';
import { questionOf } from '../../shared/domain/surveys/question-of.ts';
import { scoreOf } from '../../shared/domain/surveys/survey-answer.ts';
import { MAX_WORDS_LENGTH, readAnswerForm, tappedScore } from '../../shared/pages/survey/answer-form.ts';
import { type SurveyView, surveyPage } from '../../shared/pages/survey/survey-page.ts';
import { attributeOf, parsePage, textOf } from '../documents/parsed-page.ts';
import { BEGIN, decided } from '../domain/builders.ts';
import { aSurvey, asked, DAY } from '../domain/surveys/answering.ts';
import { aView, scoredAnswer, submittedAnswer } from './pages.ts';

function shown(changes: Partial<SurveyView>) {
  const { elements } = parsePage(surveyPage(aView(changes)));
  const named = (name: string) => elements.filter(({ tagName }) => tagName === name);
  const fields = elements.filter((element) => attributeOf(element, 'name') && element.tagName !== 'meta');
  const radios = fields.filter((field) => attributeOf(field, 'type') === 'radio');
  const sent = fields.filter(
    (field) => !radios.includes(field) || attributeOf(field, 'checked') !== undefined,
  );
  return {
    named,
    scores: radios.map((radio) => Number(attributeOf(radio, 'value'))),
    isRequired: radios.every((radio) => attributeOf(radio, 'required') !== undefined),
    text: named('main').map(textOf).join(),
    isSentAtOnce: named('form').some((form) => attributeOf(form, 'data-tapped') !== undefined),
    /** What a browser would send if the button were pressed now. */
    body: (typed: Readonly<Record<string, string>> = {}) => {
      const values = sent.map((field): [string, string] => [
        attributeOf(field, 'name') ?? '',
        attributeOf(field, 'value') ?? textOf(field),
      ]);
      return new URLSearchParams({ ...Object.fromEntries(values), ...typed }).toString();
    },
  };
}

describe('the page of a survey', () => {
  it('asks its question in a legend, above all scores of its scale and no other', () => {
    const nps = shown({});
    expect(nps.named('legend').map(textOf)).toEqual(['How likely are you to recommend us?']);
    expect(nps.scores).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(shown({ answer: asked({ kind: 'csat' }) }).scores).toEqual([1, 2, 3, 4, 5]);
    expect(shown({ answer: asked({ kind: 'ces' }) }).scores).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(nps.isRequired).toBe(true);
  });

  it('says the meaning of the ends to those who hear it', () => {
    const labels = shown({}).named('label').map(textOf);
    expect(labels.at(0)).toBe('0, Not at all likely');
    expect(labels.at(5)).toBe('5');
    expect(labels.at(10)).toBe('10, Extremely likely');
  });

  it('sends the tapped score at once, once, and by a button where scripts are off', () => {
    const page = shown({ tapped: 9 });
    expect([page.isSentAtOnce, page.named('script').length]).toEqual([true, 1]);
    expect(readAnswerForm(page.body())).toEqual({ step: 'submit', score: 9, after: 0, words: null });
  });

  it.each([
    ['nobody tapped a score', { tapped: null }],
    ['the score is not on the scale', { tapped: 11 }],
    ['there is an answer', { answer: scoredAnswer(2), tapped: 9 }],
    ['it is the answer', { answer: scoredAnswer(9), tapped: 9 }],
    ['it was submitted', { answer: submittedAnswer(null), tapped: 9 }],
    ['the survey has closed', { tapped: 9, now: BEGIN + 14 * DAY }],
  ])('sends nothing by itself where %s', (_, changes) => {
    const page = shown(changes);
    expect([page.isSentAtOnce, page.named('script').length]).toEqual([false, 0]);
  });

  it('asks before it changes an answer', () => {
    const page = shown({ answer: scoredAnswer(2), tapped: 9 });
    expect(page.text.replaceAll(/[\u2068\u2069]/g, '')).toContain(
      'So far your answer is 2. Send to change it to 9.',
    );
    const { score, after } = readAnswerForm(page.body());
    expect([score, after]).toEqual([9, 1]);
  });

  it('shows the score that counts, and still asks for words when it cannot be changed any more', () => {
    const page = shown({ answer: scoredAnswer(9), now: BEGIN + 2 * DAY, tapped: 3 });
    expect(page.scores).toEqual([]);
    const form = readAnswerForm(page.body({ words: 'Quick.' }));
    const { answer } = decided(
      submitAnswer(scoredAnswer(9), { ...form, score: form.score ?? -1 }, BEGIN + 2 * DAY),
    );
    expect(answer).toMatchObject({ words: 'Quick.', submittedAt: BEGIN + 2 * DAY });
  });

  it('does not show words again, once they were submitted: a link may be passed on', () => {
    expect(shown({ answer: submittedAnswer('My secret') }).text).not.toContain('secret');
  });

  it('keeps what was typed where a score was lacking', () => {
    const page = shown({ lacking: { words: 'Quick.' } });
    expect(page.text).toContain('Please choose a number.');
    expect(readAnswerForm(page.body()).words).toBe('Quick.');
  });

  it('is answered by what it sends', () => {
    const tap = readAnswerForm(shown({ tapped: 7 }).body({ step: 'score' }));
    const { answer } = decided(giveScore(asked(), { ...tap, score: tap.score ?? -1 }, BEGIN));
    expect(scoreOf(answer)).toBe(7);
  });
});

describe('what the page sends', () => {
  it.each([
    ['step=score&score=9&after=0', { step: 'score', score: 9, after: 0, words: null }],
    ['score=9', { step: 'submit', score: 9, words: null }],
    ['score=nine&after=-1', { step: 'submit', score: null, words: null }],
    ['score=9.5&words=%20', { step: 'submit', score: null, words: null }],
    ['', { step: 'submit', score: null, words: null }],
  ])('%s', (body, form) => {
    expect(readAnswerForm(body)).toEqual(form);
  });

  it('keeps words as they were meant, without control characters and within bounds', () => {
    const words = (text: string) => readAnswerForm(new URLSearchParams({ words: text }).toString()).words;
    expect(words(' one\r\ntwo\u0000\u202e ')).toBe('one\ntwo');
    expect(words('می‌خواهم 👩‍🚀')).toBe('می‌خواهم 👩‍🚀');
    expect(Array.from(words('🙂'.repeat(5_000)) ?? '')).toHaveLength(MAX_WORDS_LENGTH);
  });

  it('takes a score from a link only where it is a number', () => {
    expect([undefined, '', '9', '10', '-1', '1e1', '0x9', '99999'].map(tappedScore)).toEqual([
      null,
      null,
      9,
      10,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('the questions of a survey', () => {
  const text = (score: string) => ({ score, open: 'Why?' });
  const survey = aSurvey({
    questions: { 'pt-BR': text('br'), en: text('en'), 'zh-Hant': text('hant'), de: text('de') },
  });

  it.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE-at', 'de'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['pt-PT', 'pt-BR'],
    ['fr', 'en'],
    ['constructor', 'en'],
  ])('for %s are those in %s', (locale, found) => {
    expect(questionOf(survey, locale).locale).toBe(found);
  });

  it('are the first there are where nothing fits', () => {
    expect(questionOf(aSurvey({ questions: { it: text('it') } }), 'de')).toEqual({
      score: 'it',
      open: 'Why?',
      locale: 'it',
    });
  });
});
