import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newJourney } from '../../shared/domain/journeys/journey.ts';
import { DEFAULT_MESSAGING } from '../../shared/domain/program/trigger.ts';
import { decodeJourney, encodeJourney } from '../../shared/storage/journey-codec.ts';
import { seconds } from '../domain/builders.ts';
import {
  answered,
  DAY,
  did,
  enrolled,
  MEMBER,
  ordered,
  refunded,
  rewarded,
} from '../domain/journeys/telling.ts';
import { type Life, livingWith } from '../domain/triggers/living.ts';
import { aTriggerProgram, known, READY_MADE, treatAll } from '../domain/triggers/programs.ts';
import { live, randomLife } from '../domain/triggers/random-lives.ts';
import { runs, SEED } from '../law-runs.ts';

const BEGIN = seconds('2026-01-01T12:00:00Z');

/** As ids of shops are, which compress badly. */
const id = (name: string): string => createHash('sha256').update(name).digest('base64url').slice(0, 16);

function livedWith(): Life {
  return livingWith(BEGIN, {
    known: known({ birthday: { month: 5, day: 4 }, pointsExpireAt: BEGIN + 500 * DAY }),
    program: aTriggerProgram(READY_MADE, DEFAULT_MESSAGING),
    assign: treatAll,
  });
}

test('what was written is read, of any life', () => {
  fc.assert(
    fc.property(randomLife(), (life) => {
      const { journey } = live(life);
      expect(decodeJourney(MEMBER, journey.sequence, encodeJourney(journey))).toEqual(journey);
    }),
    { seed: SEED, numRuns: runs(60) },
  );
});

test('a journey of a form that is not known yet is not guessed at', () => {
  const bytes = encodeJourney(newJourney(MEMBER));
  expect(decodeJourney(MEMBER, 0, bytes)).toEqual(newJourney(MEMBER));
  expect(() => decodeJourney(MEMBER, 0, Buffer.from('4bb630d6010200', 'hex'))).toThrow();
});

test('a member who ordered twice and was asked twice weighs a quarter of a kilobyte', () => {
  const life = livedWith();
  life.tell([enrolled]);
  life.tell([ordered(id('1'))]);
  life.until(BEGIN + 20 * DAY);
  life.tell([ordered(id('2'))]);
  life.until(BEGIN + 40 * DAY);
  const { length } = encodeJourney(life.journey);
  console.info(`a usual journey has ${length} bytes`);
  expect(length).toBeLessThan(600);
});

test('a busy member of two years with every ready-made trigger stays within 1.5 KB', () => {
  const life = livedWith();
  life.tell([enrolled]);
  let most = 0;
  for (let day = 1; day <= 730; day++) {
    life.until(BEGIN + day * DAY);
    if (day % 365 < 200) life.tell([ordered(id(`order-${day}`))]);
    if (day % 10 === 0) life.tell([refunded(id(`order-${day}`))]);
    life.tell([did(id(`visit-${day}`))]);
    if (day % 7 === 0) life.tell([did(id(`survey-${day}`)), answered(id(`survey-${day}`), day % 11)]);
    if (day % 30 === 0) life.tell([rewarded(id(`friend-${day}`))]);
    most = Math.max(most, encodeJourney(life.journey).length);
  }
  console.info(`the largest journey of a busy member has ${most} bytes`);
  expect(most).toBeLessThan(1_536);
});

/** By hand: `ORDERS=10000 npx vitest run tests/journeys/journey-codec.test.ts`. */
test('who orders ten times as often has no larger journey', () => {
  const bytesAfter = (orders: number): number => {
    const life = livedWith();
    for (let order = 0; order < orders; order += 1) {
      life.until(life.now + DAY / 4);
      life.tell([ordered(id(`order-${order}`))]);
    }
    return encodeJourney(life.journey).length;
  };
  const many = Number(process.env['ORDERS'] ?? 1_000);
  const [few, all] = [bytesAfter(many / 10), bytesAfter(many)];
  console.info(`the journey of ${many} orders has ${all} bytes, that of a tenth of them ${few}`);
  expect(all).toBeLessThan(1_536);
});

test('a journey that was written before what was given up was remembered is read', () => {
  const life = livingWith(BEGIN, {
    known: known({ consents: [] }),
    program: aTriggerProgram(READY_MADE),
    assign: treatAll,
  });
  life.tell([enrolled]);
  expect(life.journey.dropped).not.toEqual([]);
  const rows = JSON.parse(inflateRawSync(encodeJourney(life.journey)).toString());
  const before = deflateRawSync(JSON.stringify(rows.slice(0, -1)));
  expect(decodeJourney(MEMBER, life.journey.sequence, before)).toEqual({ ...life.journey, dropped: [] });
});
