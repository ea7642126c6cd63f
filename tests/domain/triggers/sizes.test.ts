import { expect, test } from 'vitest';
import { DEFAULT_MESSAGING } from '../../../shared/domain/program/trigger.ts';
import { seconds } from '../builders.ts';
import { answered, DAY, did, enrolled, ordered, refunded, rewarded } from '../journeys/telling.ts';
import { type Life, livingWith } from './living.ts';
import { aTrigger, aTriggerProgram, FREE, known, MINUTES_PER_DAY, READY_MADE, treatAll } from './programs.ts';

const BEGIN = seconds('2026-01-01T12:00:00Z');

/** Everything happens, over and over: an order each day of which every tenth goes back, visits, surveys, friends, silences. */
function busyYears(life: Life, years: number): void {
  life.tell([enrolled]);
  for (let day = 1; day <= years * 365; day++) {
    life.until(BEGIN + day * DAY);
    if (day % 365 < 200) life.tell([ordered(`order-${day}`)]);
    if (day % 10 === 0) life.tell([refunded(`order-${day}`)]);
    life.tell([did(`visit-${day}`)]);
    if (day % 7 === 0) life.tell([did(`survey-${day}`), answered(`survey-${day}`, day % 11)]);
    if (day % 30 === 0) life.tell([rewarded(`friend-${day}`)]);
  }
}

test('a busy member of many years with all ready-made triggers stays within 8 KB', () => {
  const program = aTriggerProgram(READY_MADE, DEFAULT_MESSAGING);
  const life = livingWith(BEGIN, {
    known: known({ birthday: { month: 5, day: 4 }, pointsExpireAt: BEGIN + 500 * DAY }),
    program,
    assign: treatAll,
  });
  busyYears(life, 2);
  const after = life.mostBytes;
  console.info(`the largest journey with ready-made triggers has ${after} bytes`);
  expect(after).toBeLessThan(8_192);
});

test('a hostile program of fifty triggers that all fire, wait and look for goals keeps a journey within 32 KB', () => {
  const triggers = Array.from({ length: 50 }, (_, index) =>
    aTrigger({
      id: `a-trigger-with-a-long-name-${index}`,
      when:
        index % 2 === 0
          ? { kind: 'event', event: 'activity.recorded' }
          : { kind: 'silence', intervals: 0.5 + index / 50 },
      delayMinutes: index % 4 === 0 ? 10 * MINUTES_PER_DAY : 0,
      coolingOffDays: index % 3 === 0 ? 'ever' : 0,
      goal: { event: 'order.recorded', withinDays: 60 },
      expiresAfterMinutes: 90 * MINUTES_PER_DAY,
    }),
  );
  const life = livingWith(BEGIN, {
    known: known(),
    program: aTriggerProgram(triggers, { ...FREE, caps: [{ times: 20, perDays: 30 }] }),
    assign: treatAll,
  });
  busyYears(life, 1);
  console.info(`the largest journey of a hostile program has ${life.mostBytes} bytes`);
  expect(life.mostBytes).toBeLessThan(32_768);
});
