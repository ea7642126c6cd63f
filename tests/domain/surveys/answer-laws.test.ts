import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanceOf } from '../../../shared/domain/ledger/account.ts';
import type { ActivityChange } from '../../../shared/domain/ledger/activity-change.ts';
import type { EarningRule } from '../../../shared/domain/program/earning-rule.ts';
import type { SurveyKind } from '../../../shared/domain/program/survey.ts';
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts';
import { type Answered, giveScore, submitAnswer } from '../../../shared/domain/surveys/answer-survey.ts';
import { remind } from '../../../shared/domain/surveys/ask-survey.ts';
import { isOnScale } from '../../../shared/domain/surveys/score-group.ts';
import { MOST_SCORES, type SurveyAnswer, scoreOf } from '../../../shared/domain/surveys/survey-answer.ts';
import { changesOf } from '../../../shared/domain/surveys/told-scores.ts';
import { check } from '../../law-runs.ts';
import { aProgram, BEGIN } from '../builders.ts';
import { standing, tell, untold } from '../told-ledger.ts';
import { asked, DAY } from './answering.ts';

/** An answer's life: what people, browsers, mail scanners and retries send, in any order, over any time. */
type Step =
  | { readonly kind: 'tap'; readonly score: number; readonly after: number | null }
  | { readonly kind: 'submit'; readonly score: number; readonly words: string | null }
  | { readonly kind: 'remind' }
  /** What was sent before is sent again. */
  | { readonly kind: 'again'; readonly which: number };

type Sent = Exclude<Step, { kind: 'again' }>;
type Timed = readonly [seconds: number, step: Step];

const score = fc.integer({ min: -1, max: 11 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('tap' as const),
      score,
      after: fc.option(fc.integer({ min: 0, max: 4 })),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('again' as const), which: fc.nat() }) },
  fc.record({
    kind: fc.constant('submit' as const),
    score,
    words: fc.option(fc.constantFrom('Quick.', 'Slow.')),
  }),
  fc.constant({ kind: 'remind' as const }),
);
const pause = fc.oneof({ weight: 4, arbitrary: fc.nat(7_200) }, fc.nat(5 * DAY));
const steps: fc.Arbitrary<readonly Timed[]> = fc.array(fc.tuple(pause, step), { maxLength: 24 });
const kind = fc.constantFrom<SurveyKind>('nps', 'csat', 'ces');

interface Life {
  readonly answer: SurveyAnswer;
  readonly now: number;
  readonly sent: readonly Sent[];
  readonly told: readonly ActivityChange[];
  /** Scores that were accepted as an answer, in order, those that changed nothing included. */
  readonly accepted: readonly number[];
  readonly reminders: number;
}

const begun = (of: SurveyKind): Life => ({
  answer: asked({ kind: of }),
  now: BEGIN,
  sent: [],
  told: [],
  accepted: [],
  reminders: 0,
});

function live(life: Life, [seconds, next]: Timed): Life {
  const now = life.now + seconds;
  const sending = next.kind === 'again' ? life.sent[next.which % Math.max(life.sent.length, 1)] : next;
  if (sending === undefined) return { ...life, now };
  const after = { ...life, now, sent: [...life.sent, sending] };
  if (sending.kind === 'remind') {
    const reminded = remind(life.answer, now);
    return reminded === null ? after : { ...after, answer: reminded, reminders: life.reminders + 1 };
  }
  const outcome = send(life.answer, sending, now);
  if (isRefusal(outcome)) return after;
  const given = scoreOf(outcome.answer) === sending.score ? [sending.score] : [];
  return {
    ...after,
    answer: outcome.answer,
    told: [...life.told, ...outcome.changes],
    accepted: [...life.accepted, ...given],
  };
}

function send(
  answer: SurveyAnswer,
  sending: Exclude<Sent, { kind: 'remind' }>,
  now: number,
): Answered | Refusal {
  if (sending.kind === 'submit') return submitAnswer(answer, sending, now);
  const { score: tapped, after } = sending;
  return giveScore(answer, after === null ? { score: tapped } : { score: tapped, after }, now);
}

const liveAll = (of: SurveyKind, all: readonly Timed[]): Life => all.reduce(live, begun(of));

const thanks: EarningRule = {
  id: 'thanks',
  description: '15 points for an answer, once',
  on: { event: 'survey_answered' },
  effect: { kind: 'fixed_points', points: 15 },
  caps: { perMember: [{ per: 'ever', times: 1 }] },
};
const PROGRAM = aProgram({ earningRules: [...aProgram().earningRules, thanks] });

const tellAll = (changes: readonly ActivityChange[], now: number) =>
  changes.reduce((ledger, change) => tell(ledger, change, PROGRAM, now), untold(PROGRAM));

describe('whatever is tapped, repeated and reordered', () => {
  test('what the ledger was told nets to exactly the last accepted score, and to its points once', () => {
    check(
      fc.property(kind, steps, (of, all) => {
        const { answer, told, accepted, now } = liveAll(of, all);
        const ledger = tellAll(told, now);
        const scores = standing(ledger).map(({ attributes }) => attributes['score']);
        expect(scores).toEqual(accepted.slice(-1));
        expect(scores).toEqual(answer.scores.slice(-1).map((given) => given.score));
        const { active, pending } = balanceOf(ledger.account);
        expect(active + pending).toBe(scores.length * 15);
      }),
    );
  });

  test('what each step told is what the answer tells as a whole, however often and from where it is told again', () => {
    check(
      fc.property(kind, steps, fc.nat(), (of, all, cut) => {
        const { answer, told, now } = liveAll(of, all);
        expect(changesOf(answer)).toEqual(told);
        const interrupted = told.slice(0, cut % (told.length + 1));
        expect(standing(tellAll([...interrupted, ...told], now))).toEqual(standing(tellAll(told, now)));
      }),
    );
  });

  test('there is one answer, on its scale, in a bounded number of entries', () => {
    check(
      fc.property(kind, steps, (of, all) => {
        const { answer, told } = liveAll(of, all);
        expect(answer.scores.every((given) => isOnScale(of, given.score))).toBe(true);
        expect(told.length).toBeLessThanOrEqual(2 * MOST_SCORES - 1);
        const ids = told.flatMap((change) => (change.kind === 'record' ? [change.activity.activityId] : []));
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.every((id) => id === answer.askId || id.startsWith(`${answer.askId}~`))).toBe(true);
      }),
    );
  });

  test('nothing changes after submission, nor a day after the first tap, nor when the survey has closed', () => {
    check(
      fc.property(kind, steps, steps, (of, before, later) => {
        const life = liveAll(of, before);
        const [first] = life.answer.scores;
        const isFinal =
          life.answer.submittedAt !== null ||
          life.now >= life.answer.closesAt ||
          (first !== undefined && life.now >= first.at + DAY);
        fc.pre(isFinal);
        const after = later.reduce(live, life);
        expect(after.told).toEqual(life.told);
        if (life.answer.submittedAt !== null) expect(after.answer).toEqual(life.answer);
      }),
    );
  });

  test('a retry of an accepted tap never changes a mind back', () => {
    check(
      fc.property(
        kind,
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 }),
        (of, taps) => {
          const life = taps.reduce((each, tapped) => {
            return live(each, [1, { kind: 'tap', score: tapped, after: each.answer.scores.length }]);
          }, begun(of));
          const retried = life.sent.reduce((each, sent) => live(each, [1, sent]), life);
          expect(retried.answer).toEqual(life.answer);
        },
      ),
    );
  });

  test('nobody is reminded twice, nor who has answered', () => {
    check(
      fc.property(kind, steps, (of, all) => {
        const { answer, reminders } = liveAll(of, all);
        const [first] = answer.scores;
        expect(reminders).toBe(answer.remindedAt === null ? 0 : 1);
        if (answer.remindedAt !== null && first !== undefined)
          expect(answer.remindedAt).toBeLessThanOrEqual(first.at);
      }),
    );
  });
});
