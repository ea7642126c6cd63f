import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { journeyView } from '../../functions/journeys/journey-view.ts';
import { becauseWords } from '../../functions/journeys/journey-words.ts';
import { JourneyView } from '../../shared/contracts/journeys.ts';
import { REMEMBERED_DROPPED } from '../../shared/domain/journeys/journey.ts';
import { seconds } from '../domain/builders.ts';
import { DAY, enrolled, ordered, refunded } from '../domain/journeys/telling.ts';
import { type Life, livingWith } from '../domain/triggers/living.ts';
import {
  aTrigger,
  aTriggerProgram,
  FREE,
  known,
  MINUTES_PER_DAY,
  treatAll,
} from '../domain/triggers/programs.ts';
import { live, randomLife } from '../domain/triggers/random-lives.ts';
import { check } from '../law-runs.ts';
import { memberNumber } from './engine-world.ts';

const BEGIN = seconds('2026-03-01T12:00:00Z');
const SURVEY = aTrigger({ id: 'survey', description: 'How was it?', delayMinutes: 5 * MINUTES_PER_DAY });
const PROGRAM = aTriggerProgram([aTrigger({ description: 'Thank you' }), SURVEY], { ...FREE, gapHours: 48 });

const viewOf = (life: Life, program = PROGRAM) =>
  journeyView({ journey: life.journey, assignments: [], nextLookAt: null }, program, life.now);
const lifeWith = (consents: readonly 'email'[]) =>
  livingWith(BEGIN, { known: known({ consents }), program: PROGRAM, assign: treatAll });

/** The members of lives have short ids. */
const faultsOf = (view: object) => JourneyView.safeParse({ ...view, memberId: memberNumber(1) }).error;

describe('what support sees of a journey', () => {
  test('says the stage, why, since when, what comes by itself and when, and what waits for what', () => {
    const life = lifeWith(['email']);
    life.tell([enrolled]);
    life.until(BEGIN + DAY);
    life.tell([ordered('o1')]);
    life.until(BEGIN + 1.5 * DAY);
    life.tell([ordered('o2')]);
    const view = viewOf(life);
    expect(faultsOf(view)).toBeUndefined();
    expect(view).toMatchObject({
      stage: 'onboarding',
      says: 'They bought for the first time of late.',
      nextStage: {
        stage: 'active',
        at: '2026-05-01T12:00:00Z',
        says: 'The days after a first order are over.',
      },
    });
    expect(view.nextAsks.map(({ triggerId, about, says }) => [triggerId, about, says])).toEqual([
      [
        'thanks',
        'order:o2',
        'It was due, and waits until quiet hours, the gap between two messages and caps let it go.',
      ],
      ['survey', 'order:o1', 'It waits for as long as the trigger says.'],
      ['survey', 'order:o2', 'It waits for as long as the trigger says.'],
    ]);
    expect(view.madeAsks).toMatchObject([{ triggerId: 'thanks', description: 'Thank you', outcome: 'made' }]);
  });

  test('says what was given up, and why', () => {
    const life = lifeWith([]);
    life.tell([ordered('o1')]);
    life.tell([refunded('o1')]);
    const view = viewOf(life);
    expect(view.droppedAsks.map(({ triggerId, at, reason, says }) => [triggerId, at, reason, says])).toEqual([
      [
        'survey',
        '2026-03-01T12:00:00Z',
        'OVERTAKEN',
        'What it was about is so no more: the order went back, the silence ended, the points were spent.',
      ],
      [
        'thanks',
        '2026-03-01T12:00:00Z',
        'NO_CONSENT',
        'They did not agree to be asked on the channel of its message.',
      ],
    ]);
    const later = viewOf(life, aTriggerProgram([]));
    expect(later.droppedAsks).toMatchObject([{ description: null }, { description: null }]);
    for (let order = 2; order < 20; order += 1) life.tell([ordered(`o${order}`)]);
    expect(viewOf(life).droppedAsks).toHaveLength(REMEMBERED_DROPPED);
  });

  test('has words for whatever happens in any life, and is what the contract says', () => {
    check(
      fc.property(randomLife(), (life) => {
        const lived = live(life);
        const [program] = life.programs;
        const view = viewOf(lived, program);
        expect(faultsOf(view)).toBeUndefined();
        for (const { because, says } of view.history) expect([because, says]).not.toEqual([because, because]);
        expect(becauseWords(view.because)).toMatch(/\.$/);
      }),
      40,
    );
  });
});
