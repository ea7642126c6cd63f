import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../law-runs.ts';
import { seconds } from '../builders.ts';
import { answered, closed, DAY, did, type News, ordered, refunded } from '../journeys/telling.ts';
import { type Life, livingWith } from './living.ts';
import { aTrigger, aTriggerProgram, FREE, known, treatAll } from './programs.ts';

const BEGIN = seconds('2026-03-02T12:00:00Z');
const ASKED = 'thanks:mbr_test:1.0';
const asksSurvey = aTrigger({
  actions: [
    { kind: 'message', template: 'm' },
    { kind: 'ask_survey', template: 's', survey: 'nps' },
  ],
  coolingOffDays: 30,
});
const program = {
  ...aTriggerProgram([asksSurvey]),
  surveys: [{ id: 'nps', openDays: 10, reminderDays: 4 }],
};

const life = (changes: Partial<typeof program> = {}): Life =>
  livingWith(BEGIN, { known: known(), program: { ...program, ...changes }, assign: treatAll });

const told = ({ log }: Life): readonly string[] =>
  log.map((one) => {
    const what = one.outcome === 'made' ? one.actions.map(({ kind }) => kind).join('+') : '';
    const why = one.outcome === 'dropped' ? one.reason : what;
    return `${(one.at - BEGIN) / DAY} ${one.ask.askId.replace(ASKED, 'ask')} ${one.outcome} ${why}`;
  });

/** With what its ledger says of it first, as an answer comes. */
const answer = (activityId: string, score: number): readonly News[] => [answered(activityId, score)];

describe('the reminder of a survey', () => {
  const FIRST = '0 ask made message+ask_survey';
  const REMINDED = '4 ask~reminder made ask_survey';

  test.each<[string, (one: Life) => void, readonly string[]]>([
    ['goes to who gave no score, once, with the question alone', () => {}, [FIRST, REMINDED]],
    [
      'does not go after an answer, whatever it says',
      (one) => one.tell(answer(ASKED, 0)),
      [FIRST, '1 ask~reminder dropped GOAL_REACHED'],
    ],
    [
      'nor after one that was changed',
      (one) => one.tell(answer(`${ASKED}~2`, 9)),
      [FIRST, '1 ask~reminder dropped GOAL_REACHED'],
    ],
    ['goes where another ask was answered', (one) => one.tell(answer('another', 9)), [FIRST, REMINDED]],
    ['does not go to who left', (one) => one.tell([closed]), [FIRST, '1 ask~reminder dropped LEFT']],
    [
      'nor to who said stop',
      (one) => one.change({ known: known({ consents: [] }) }),
      [FIRST, '4 ask~reminder dropped NO_CONSENT'],
    ],
    [
      'nor about an order that went back',
      (one) => one.tell([refunded('o1')]),
      [FIRST, '1 ask~reminder dropped OVERTAKEN'],
    ],
    [
      'nor by a trigger that asks it no more',
      (one) =>
        one.change({
          program: aTriggerProgram([{ ...asksSurvey, actions: [{ kind: 'message', template: 'm' }] }]),
        }),
      [FIRST, '4 ask~reminder dropped TRIGGER_GONE'],
    ],
    [
      'goes whatever has become of who was asked',
      (one) => one.change({ program: { ...program, triggers: [{ ...asksSurvey, stages: ['lapsed'] }] } }),
      [FIRST, REMINDED],
    ],
  ])('%s', (_, happen, expected) => {
    const one = life();
    one.tell([ordered('o1')]);
    one.until(BEGIN + DAY);
    happen(one);
    one.until(BEGIN + 60 * DAY);
    expect(told(one)).toEqual(expected);
  });

  test('counts towards caps, and waits for them; not beyond the day on which the survey closes', () => {
    const capped = (perDays: number) => {
      const one = life({ messaging: { ...FREE, caps: [{ times: 1, perDays }] } });
      one.tell([ordered('o1')]);
      one.until(BEGIN + 60 * DAY);
      return told(one).at(-1);
    };
    expect(capped(6)).toBe('6 ask~reminder made ask_survey');
    expect(capped(10)).toBe('4 ask~reminder dropped EXPIRED');
  });

  test('does not keep its trigger from asking again: that cools off from when it asked', () => {
    const one = life();
    one.tell([ordered('o1')]);
    one.until(BEGIN + 30 * DAY);
    one.tell([ordered('o2')]);
    expect(told(one).slice(2)).toEqual(['30 thanks:mbr_test:2.0 made message+ask_survey']);
  });

  test('is none without days, and none to who is held out', () => {
    const without = life({ surveys: [{ id: 'nps', openDays: 10 }] as never });
    without.tell([ordered('o1')]);
    without.until(BEGIN + 60 * DAY);
    expect(told(without)).toEqual([FIRST]);
    const heldOut = livingWith(BEGIN, { known: known(), program, assign: () => ({ kind: 'holdout' }) });
    heldOut.tell([ordered('o1')]);
    heldOut.until(BEGIN + 60 * DAY);
    expect(told(heldOut)).toEqual(['0 ask held_out ']);
  });

  test('and an answer never both come, whenever it comes, and what else does', () => {
    const moment = fc.integer({ min: 0, max: 12 * 24 });
    check(
      fc.property(
        moment,
        fc.integer({ min: 0, max: 10 }),
        fc.array(moment, { maxLength: 4 }),
        (hours, score, others) => {
          const one = life({
            messaging: { ...FREE, gapHours: 30, quietHours: { from: '13:00', until: '11:00' } },
          });
          one.tell([ordered('o1')]);
          const events = [
            { at: hours, news: answer(ASKED, score) },
            ...others.map((at, index) => ({ at, news: [did(`a${index}`)] })),
          ].sort((a, b) => a.at - b.at);
          for (const { at, news } of events) {
            one.until(Math.max(one.now, BEGIN + at * 3_600));
            one.tell(news);
          }
          one.until(BEGIN + 60 * DAY);
          const reminders = one.log.filter(({ ask }) => ask.askId === `${ASKED}~reminder`);
          const sent = reminders.filter(({ outcome }) => outcome === 'made');
          expect(sent.length).toBeLessThanOrEqual(1);
          for (const { at } of sent) expect(at - BEGIN).toBeLessThanOrEqual(hours * 3_600);
          expect(reminders.length === 0 || one.journey.asks.length === 0).toBe(true);
        },
      ),
    );
  });
});

describe('a trigger for promoters or detractors', () => {
  const forGroup = (groups: readonly ('promoter' | 'passive' | 'detractor')[], withinDays?: number) =>
    aTriggerProgram([
      aTrigger({
        who: { kind: 'nps', in: groups, ...(withinDays === undefined ? {} : { withinDays }) },
      }),
    ]);
  const asked = (
    groups: Parameters<typeof forGroup>[0],
    scores: readonly number[],
    withinDays?: number,
  ): boolean => {
    const one = livingWith(BEGIN, {
      known: known(),
      program: forGroup(groups, withinDays),
      assign: treatAll,
    });
    for (const [index, score] of scores.entries()) one.tell([answered(`a${index}`, score)]);
    one.until(BEGIN + 10 * DAY);
    one.tell([ordered('o1')]);
    return one.log.some(({ outcome }) => outcome === 'made');
  };

  test.each([
    [['promoter'], [9], undefined, true],
    [['promoter'], [8], undefined, false],
    [['promoter', 'passive'], [7], undefined, true],
    [['detractor'], [6], undefined, true],
    // People are what they said last.
    [['detractor'], [0, 10], undefined, false],
    [['promoter'], [], undefined, false],
    [['promoter'], [10], 10, false],
    [['promoter'], [10], 11, true],
  ] as const)('%j after %j within %s days: %s', (groups, scores, withinDays, expected) => {
    expect(asked(groups, scores, withinDays)).toBe(expected);
  });
});
