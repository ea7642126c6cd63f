import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAsk, type TriggerAction } from '../../../shared/domain/program/trigger.ts';
import { askRemindedOf } from '../../../shared/domain/surveys/reminder-id.ts';
import { advance } from '../../../shared/domain/triggers/advance.ts';
import { isQuiet } from '../../../shared/domain/triggers/quiet-hours.ts';
import { isReminder } from '../../../shared/domain/triggers/survey-reminders.ts';
import { wakesAt } from '../../../shared/domain/triggers/wakes-at.ts';
import { check } from '../../law-runs.ts';
import { DAY } from '../journeys/telling.ts';
import type { Logged } from './living.ts';
import { byHash } from './programs.ts';
import { live, randomLife } from './random-lives.ts';

const HOUR = 3_600;
const life = randomLife();

type MadeOne = Extract<Logged, { outcome: 'made' }>;
const isMade = (one: Logged): one is MadeOne => one.outcome === 'made';
/** What went to the customer. */
const sentOf = (log: readonly Logged[]): readonly MadeOne[] =>
  log.filter(isMade).filter(({ actions }) => actions.some(isAsk));

/** What holds of everything that was decided in a life. */
const LAWS: Readonly<Record<string, (log: readonly Logged[]) => void>> = {
  'never pass a cap in any rolling window, nor come closer than the gap'(log) {
    const sent = sentOf(log);
    for (const [index, { at, program }] of sent.entries()) {
      const { caps, gapHours } = program.messaging;
      for (const { times, perDays } of caps) {
        const within = sent.slice(0, index + 1).filter((one) => one.at > at - perDays * DAY);
        expect(within.length).toBeLessThanOrEqual(times);
      }
      const before = sent[index - 1];
      if (before !== undefined) expect(at - before.at).toBeGreaterThanOrEqual(gapHours * HOUR);
    }
  },
  'never leave in quiet hours of the member, never without consent, and only by a channel agreed to'(log) {
    for (const { at, program, known, channel } of sentOf(log)) {
      const zone = known.timeZone ?? program.timeZone;
      expect(isQuiet(at, program.messaging.quietHours, zone)).toBe(false);
      expect(known.consents).toContain(channel);
    }
  },
  'never ask a detractor for a review or a friend'(log) {
    for (const { at, actions, journey, program } of sentOf(log)) {
      const isForbidden = ({ kind }: TriggerAction) => kind === 'ask_review' || kind === 'ask_referral';
      const last = journey.nps.at(-1);
      const isDetractor =
        last !== undefined && last.score <= 6 && at - last.at < program.messaging.detractorDays * DAY;
      expect(isDetractor && actions.some(isForbidden)).toBe(false);
    }
  },
  'are made once for a cause, each action once, and never after they expire'(log) {
    const done = log
      .filter(isMade)
      .flatMap(({ ask, actions, firstIndex }) =>
        actions.map((_, index) => `${ask.askId} ${firstIndex + index}`),
      );
    expect(new Set(done).size).toBe(done.length);
    const assigned = log.filter(
      (one) => one.outcome === 'held_out' || (isMade(one) && one.ask.group === undefined),
    );
    expect(new Set(assigned.map(({ ask }) => ask.askId)).size).toBe(assigned.length);
    const ends = log.filter(({ outcome }) => outcome === 'dropped' || outcome === 'held_out');
    expect(new Set(ends.map(({ ask }) => ask.askId)).size).toBe(ends.length);
    for (const { at, ask } of log.filter(({ outcome }) => outcome === 'made' || outcome === 'held_out')) {
      expect(at).toBeLessThan(ask.expiresAt);
      expect(at).toBeGreaterThanOrEqual(ask.dueAt);
    }
  },
  'of a trigger never come before its cooling-off is over, counted from asks and from holding out'(log) {
    // A reminder belongs to the ask that it reminds of.
    const made = log
      .filter(({ outcome }) => outcome === 'made' || outcome === 'held_out')
      .filter(({ ask }) => !isReminder(ask));
    for (const [index, { at, ask, trigger }] of made.entries()) {
      if (trigger === null || ask.group !== undefined) continue;
      const before = made
        .slice(0, index)
        .findLast((one) => one.ask.triggerId === ask.triggerId && one.ask.askId !== ask.askId);
      const coolingOffDays = before?.trigger?.coolingOffDays ?? 0;
      if (before === undefined || coolingOffDays === 0) continue;
      expect(coolingOffDays).not.toBe('ever');
      expect(at - before.at).toBeGreaterThanOrEqual(Number(coolingOffDays) * DAY);
    }
  },
  'of a trigger that holds the member out never do anything'(log) {
    for (const one of log) {
      if (!isMade(one)) continue;
      expect(one.ask.group ?? byHash(one.trigger, one.journey.memberId)).toEqual(one.group);
      expect(one.group.kind).toBe('treated');
    }
  },
  'remind once of a survey that was asked, after its days and before it closes, with the question alone'(
    log,
  ) {
    for (const { at, ask, actions } of sentOf(log).filter((one) => isReminder(one.ask))) {
      const asked = sentOf(log).filter((one) => one.ask.askId === askRemindedOf(ask.askId));
      expect(asked).toHaveLength(1);
      const [first] = asked;
      expect(first?.actions.some(({ kind }) => kind === 'ask_survey')).toBe(true);
      expect(actions.map(({ kind }) => kind)).toContain('ask_survey');
      expect(new Set(actions.map(({ kind }) => kind)).size).toBe(1);
      const days = (at - (first?.at ?? 0)) / DAY;
      expect([days >= 3, days < 9]).toEqual([true, true]);
    }
  },
  'are all dropped when the member leaves, and none comes while they are away'(log) {
    for (const { journey, outcome, ask } of log) {
      const hasLeft = journey.status === 'closed' || journey.status === 'erased';
      if (hasLeft) expect(`${outcome} ${ask.askId}`).toBe(`dropped ${ask.askId}`);
    }
  },
};

describe('asks, over random lives, woken on time or late', () => {
  // All laws are tried on the same lives, as living them is what takes the time.
  const lived = new Map<string, readonly Logged[]>();

  test.each(Object.keys(LAWS))('%s', (law) => {
    check(
      fc.property(fc.tuple(life, fc.boolean()), ([random, isLate]) => {
        const key = JSON.stringify([random, isLate]);
        const log = lived.get(key) ?? live(random, isLate).log;
        lived.set(key, log);
        LAWS[law]?.(log);
      }),
    );
  });
});

describe('waking', () => {
  test('at each wakesAt is as good as waking at any moment: between now and then nothing happens', () => {
    let seed = 1;
    check(
      fc.property(life, (random) => {
        live(random, false, (journey, known, program, now, then) => {
          seed = (seed * 48_271) % 2_147_483_647;
          for (const at of [now, then - 1, now + 1 + (seed % (then - now - 1))]) {
            const looked = advance(journey, known, program, byHash, at);
            expect(looked.decisions).toEqual([]);
            expect(looked.journey).toBe(journey);
          }
        });
      }),
    );
  });

  test('leaves nothing to do at once, and each wake does something', () => {
    check(
      fc.property(life, (random) => {
        live(random, false, (journey, known, program, now) => {
          const next = wakesAt(journey, known, program, now);
          if (next !== null) {
            expect(next).toBeGreaterThan(now);
            const woken = advance(journey, known, program, byHash, next);
            expect(woken.journey).not.toBe(journey);
          }
        });
      }),
    );
  });

  // What never grows is what fires. What is made may: with gaps, an ask of low priority that would have gone first now waits, and
  // both find their time. And where an order goes back or is told late, a late wake may fire for another order, in place of the
  // one that a punctual wake had fired for.
  test('late fires no cause that waking on time does not, where all is told at once and stays, and nothing asks about the day', () => {
    check(
      fc.property(randomLife(true), (random) => {
        const steps = random.steps.map((one) => ({
          ...one,
          lateMinutes: 0,
          news: (one.news ?? []).map((what) =>
            what.type === 'order.refunded' ? { ...what, isWhole: false } : what,
          ),
        }));
        const causes = (isLate: boolean) => {
          const { log, journey } = live({ ...random, steps }, isLate);
          return new Set([...log.map(({ ask }) => ask), ...journey.asks].map(({ askId }) => askId));
        };
        const onTime = causes(false);
        for (const askId of causes(true)) expect(onTime).toContain(askId);
      }),
    );
  });

  test('late or on time, facts and stage are the same', () => {
    check(
      fc.property(randomLife(true), (random) => {
        const [late, onTime] = [live(random, true).journey, live(random).journey];
        const factsOf = ({ orders, latestOrders, firstOrderAt, interests, nps, stages }: typeof late) => ({
          orders,
          latestOrders,
          firstOrderAt,
          interests,
          nps,
          stage: stages.at(-1)?.stage,
        });
        expect(factsOf(late)).toEqual(factsOf(onTime));
      }),
    );
  });
});

test('the same life twice is the same', () => {
  check(
    fc.property(life, (random) => {
      const [once, again] = [live(random), live(random)];
      expect(again.log).toEqual(once.log);
      expect(again.journey).toEqual(once.journey);
    }),
  );
});
