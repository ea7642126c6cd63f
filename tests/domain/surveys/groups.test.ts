import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SURVEY_SCALES, type SurveyKind } from '../../../shared/domain/program/survey.ts';
import { groupOf, isDetractor, isOnScale } from '../../../shared/domain/surveys/score-group.ts';
import { check } from '../../law-runs.ts';

const groups = (kind: SurveyKind) => {
  const { from, to } = SURVEY_SCALES[kind];
  return Array.from({ length: to - from + 1 }, (_, index) => groupOf(kind, from + index));
};

describe('groups of scores', () => {
  test('are those of the field, score by score', () => {
    expect(groups('nps')).toEqual([
      ...Array(7).fill('detractor'),
      ...Array(2).fill('passive'),
      ...Array(2).fill('promoter'),
    ]);
    expect(groups('csat')).toEqual(['dissatisfied', 'dissatisfied', 'neutral', 'satisfied', 'satisfied']);
    expect(groups('ces')).toEqual(['difficult', 'difficult', 'difficult', 'neutral', 'easy', 'easy', 'easy']);
  });

  test('detractors are who gave 6 or less of 10, and nobody in the other surveys', () => {
    check(
      fc.property(
        fc.constantFrom<SurveyKind>('nps', 'csat', 'ces'),
        fc.integer({ min: 1, max: 5 }),
        (kind, score) => {
          expect(isDetractor(kind, score)).toBe(kind === 'nps');
        },
      ),
    );
    expect([isDetractor('nps', 6), isDetractor('nps', 7)]).toEqual([true, false]);
  });

  test.each([
    ['nps', -1],
    ['nps', 11],
    ['nps', 7.5],
    ['nps', Number.NaN],
    ['csat', 0],
    ['csat', 6],
    ['ces', 0],
    ['ces', 8],
  ] as const)('%s has no score %d', (kind, score) => {
    expect(isOnScale(kind, score)).toBe(false);
    expect(() => groupOf(kind, score)).toThrow(`${score} is no ${kind} score`);
  });
});
